package faults_test

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// terminateGroup is what a runner does that is shut down: it asks Terraform and
// the provider to end at the same time.
const terminateGroup = "SIGTERM to Terraform and the provider"

// crowdOfFifty is one template, one customer, one location and 47 users.
const crowdOfFifty = 47

// TestInterruptions interrupts an apply of 50 resources at a random moment, and
// applies until done: state and backend agree. A killed Terraform may lose an
// object that was just made; then the provider says that it exists, and the
// import block it prints takes it over.
func TestInterruptions(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for round := range *rounds {
		t.Run(strconv.Itoa(round), func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(seed(t, round), 0))
			backend := acctest.NewBackend(t, emulator.Options{})
			configuration := backend.Config(crowd(1, crowdOfFifty))
			workspace := installed.NewWorkspace(t, configuration)
			// Names of templates are not unique, so a lost one would be made anew.
			mustApply(t, workspace, "-target=webexwholesale_onboarding_template.standard")
			backend.SetLatency(20 * time.Millisecond)
			way := []string{terminateGroup, "SIGINT to Terraform", "SIGKILL to the provider", "SIGKILL to Terraform", "SIGINT twice"}[round%5]
			moment := moment{creates: 1 + random.IntN(crowdOfFifty+2), later: time.Duration(random.IntN(40)) * time.Millisecond}
			interruptApply(t, workspace, backend, way, moment)
			restoreState(t, workspace)

			backend.SetLatency(0)
			before := len(stored(t, backend))
			applies, takenOver := applyUntilDone(t, workspace, configuration, mostApplies+2)
			t.Logf("%s after %+v: %d objects by then; %d further applies, %d taken over", way, moment, before, applies, takenOver)
			settled(t, workspace, backend, sizeOf(1, crowdOfFifty))
			if way == terminateGroup && takenOver > 0 {
				t.Errorf("%d objects were lost to the state, although nothing was killed", takenOver)
			}
		})
	}
}

// moment is when to break in: so much later than that many creates were sent.
// It is a matter of chance among processes of their own, so on their clock;
// whenever it comes, the outcome must be the same.
type moment struct {
	creates int
	later   time.Duration
}

// interruptApply starts an apply and breaks in.
func interruptApply(t *testing.T, workspace *acctest.Workspace, backend *acctest.Backend, way string, moment moment) {
	t.Helper()
	backend.ResetRequests()
	command := workspace.Command(t.Context(), workspace.TerraformPath(), "apply", "-auto-approve")
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	for created(backend) < moment.creates {
		select {
		case err := <-ended:
			t.Logf("the apply was quicker: %v", err)
			return
		case <-time.After(2 * time.Millisecond):
		}
	}
	time.Sleep(moment.later)
	providers := providersOf(command.Process.Pid, workspace.Provider)
	switch way {
	case terminateGroup:
		for _, process := range append(providers, command.Process.Pid) {
			if err := syscall.Kill(process, syscall.SIGTERM); err != nil {
				t.Log(err)
			}
		}
	case "SIGKILL to the provider":
		kill(t, providers...)
	case "SIGKILL to Terraform":
		kill(t, command.Process.Pid)
	case "SIGINT twice":
		interrupt(t, command)
		// A process may take two signals that come at once for one.
		time.Sleep(10 * time.Millisecond)
		fallthrough
	default:
		interrupt(t, command)
	}
	t.Logf("the apply ended: %v", <-ended)
	// A provider outlives a Terraform that was killed.
	kill(t, providers...)
}

func interrupt(t *testing.T, command *exec.Cmd) {
	t.Helper()
	if err := command.Process.Signal(syscall.SIGINT); err != nil {
		t.Log(err)
	}
}

// created counts the creates that were sent.
func created(backend *acctest.Backend) int {
	requests := backend.Requests()
	return requests["POST /v1/wholesale/customers"] + requests["POST /v1/locations"] + requests["POST /v1/wholesale/subscribers"]
}

// restoreState takes Terraform's own backup where the kill struck while
// Terraform was writing the state, which it truncates first.
func restoreState(t *testing.T, workspace *acctest.Workspace) {
	t.Helper()
	state := filepath.Join(workspace.Folder, "terraform.tfstate")
	content, err := os.ReadFile(state)
	if err == nil && json.Valid(content) {
		return
	}
	t.Logf("the kill struck the state file: %d bytes, %v", len(content), err)
	content, err = os.ReadFile(state + ".backup")
	if err == nil {
		err = os.WriteFile(state, content, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
}
