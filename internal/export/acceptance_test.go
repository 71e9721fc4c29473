package export_test

import (
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
)

var imports = regexp.MustCompile(`Plan: (\d+) to import, 0 to add, 0 to change, 0 to destroy\.`)

// TestTerraformTakesOver exports an estate that was made through the API alone,
// in every form, and applies it unedited.
func TestTerraformTakesOver(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, options := range map[string]export.Options{
		"a folder for each customer": {Layout: export.LayoutCustomer},
		"one for all":                {Layout: export.LayoutSingle},
		"users in a CSV file":        {Layout: export.LayoutCustomer, UsersCSV: true},
		"all in one, with a CSV":     {Layout: export.LayoutSingle, UsersCSV: true},
		"without roles":              {Layout: export.LayoutCustomer, WithoutRoles: true},
		"without locations":          {Layout: export.LayoutSingle, WithoutLocations: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			made.populate()
			options.Folder = filepath.Join(t.TempDir(), "estate")
			summary, err := export.Run(t.Context(), made.client, options)
			if err != nil {
				t.Fatal(err)
			}
			if len(summary.Notes) > 0 || summary.Customers != 4 {
				t.Errorf("%+v", summary)
			}
			for _, folder := range summary.Folders {
				takeOver(t, installed, made.backend, folder)
			}
			again, err := export.Run(t.Context(), made.client, options)
			if err != nil || len(again.Folders)+len(again.Notes) > 0 {
				t.Errorf("exported again: %+v, %v", again, err)
			}
		})
	}
}

// takeOver applies a folder, which must import only, and plans it again.
func takeOver(t *testing.T, installed *acctest.Installation, backend *acctest.Backend, folder string) {
	t.Helper()
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		state, err := file.Info()
		if err != nil || strings.HasPrefix(file.Name(), ".") || (runtime.GOOS != "windows" && state.Mode().Perm() != 0o600) {
			t.Errorf("%s is %v, %v", file.Name(), state, err)
		}
		content, err := os.ReadFile(filepath.Join(folder, file.Name()))
		if err != nil || strings.Contains(string(content), acctest.Token) {
			t.Errorf("%s: %v, or the token is in it", file.Name(), err)
		}
	}
	workspace := &acctest.Workspace{Installation: installed, Folder: folder, Environment: map[string]string{
		"WEBEX_BASE_URL": backend.URL, "WEBEX_ACCESS_TOKEN": acctest.Token,
	}}
	if output, err := workspace.Terraform(t, "fmt", "-check", "-diff"); err != nil {
		t.Errorf("%s is not formatted: %s", folder, output)
	}
	output, err := workspace.Terraform(t, "plan")
	if err != nil || !imports.MatchString(output) {
		for _, file := range files {
			content, _ := os.ReadFile(filepath.Join(folder, file.Name()))
			t.Logf("%s:\n%s", file.Name(), content)
		}
		t.Fatalf("%s: %v\n%s", folder, err, output)
	}
	if output, err := workspace.Terraform(t, "apply", "-auto-approve"); err != nil {
		t.Fatalf("%s: %v\n%s", folder, err, output)
	}
	if output, err := workspace.Terraform(t, "plan", "-detailed-exitcode"); err != nil {
		t.Errorf("%s: the second plan is not empty: %s", folder, output)
	}
	state, err := workspace.Terraform(t, "state", "list")
	if err != nil {
		t.Fatal(err)
	}
	for _, leftover := range []string{"terraform.tfstate", "terraform.tfstate.backup", ".terraform.lock.hcl"} {
		_ = os.Remove(filepath.Join(folder, leftover))
	}
	if resources := strings.Fields(state); len(resources) == 0 || slices.ContainsFunc(resources, func(address string) bool { return !strings.HasPrefix(address, "webexwholesale_") }) {
		t.Errorf("%s: the state has %s", folder, state)
	}
}
