package faults_test

import (
	"cmp"
	"encoding/json"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

func parseSeed(t *testing.T, text string) uint64 {
	t.Helper()
	value, err := strconv.ParseUint(text, 10, 64)
	if err != nil {
		t.Fatalf("FAULTS_SEED: %v", err)
	}
	return value
}

// run runs Terraform. An error is that of a run that failed.
func run(t *testing.T, workspace *acctest.Workspace, arguments ...string) (output string, failed error) {
	t.Helper()
	return workspace.Terraform(t, arguments...)
}

// says searches the output for words; Terraform breaks its lines anywhere.
func says(output, words string) bool {
	return strings.Contains(strings.Join(strings.Fields(output), " "), words)
}

func apply(t *testing.T, workspace *acctest.Workspace, more ...string) (output string, failed error) {
	t.Helper()
	return run(t, workspace, append([]string{"apply", "-auto-approve"}, more...)...)
}

func mustApply(t *testing.T, workspace *acctest.Workspace, more ...string) {
	t.Helper()
	if output, err := apply(t, workspace, more...); err != nil {
		t.Fatalf("apply: %v\n%s", err, output)
	}
}

// planned is what a plan would do: the actions by address, without no-ops.
func planned(t *testing.T, workspace *acctest.Workspace) map[string]string {
	t.Helper()
	if output, err := run(t, workspace, "plan", "-out=plan"); err != nil {
		t.Fatalf("plan: %v\n%s", err, output)
	}
	var plan struct {
		Changes []struct {
			Address string `json:"address"`
			Change  struct {
				Actions []string `json:"actions"`
			} `json:"change"`
		} `json:"resource_changes"`
	}
	shown(t, workspace, &plan, "plan")
	actions := map[string]string{}
	for _, change := range plan.Changes {
		if action := strings.Join(change.Change.Actions, "+"); action != "no-op" {
			actions[change.Address] = action
		}
	}
	return actions
}

func noChanges(t *testing.T, workspace *acctest.Workspace) {
	t.Helper()
	if output, err := run(t, workspace, "plan", "-detailed-exitcode"); err != nil {
		_, changes, _ := strings.Cut(output, "Terraform will perform")
		t.Errorf("the plan is not empty: %v\n%s", err, cmp.Or(changes, output))
	}
}

// shown reads what terraform show prints.
func shown(t *testing.T, workspace *acctest.Workspace, into any, more ...string) {
	t.Helper()
	output, err := workspace.Terraform(t, append([]string{"show", "-json"}, more...)...)
	if err == nil {
		err = json.Unmarshal([]byte(output), into)
	}
	if err != nil {
		t.Fatalf("show: %v\n%s", err, output)
	}
}

func copyState(t *testing.T, from, to *acctest.Workspace) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(from.Folder, "terraform.tfstate"))
	if err == nil {
		err = os.WriteFile(filepath.Join(to.Folder, "terraform.tfstate"), content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
