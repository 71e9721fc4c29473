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
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
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
		"without calling settings":   {Layout: export.LayoutSingle, WithoutCalling: true},
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
			if len(summary.Notes) > 0 || summary.Customers != 5 {
				t.Errorf("%+v", summary)
			}
			for _, folder := range summary.Folders {
				takeOver(t, installed, made.backend, folder)
				if settings, err := os.ReadFile(filepath.Join(folder, "terraform.tf")); err != nil || strings.Count(string(settings), "\nprovider ") != 1 {
					t.Errorf("%s does not have one configuration of the provider: %s, %v", folder, settings, err)
				}
				forget(t, folder)
			}
			again, err := export.Run(t.Context(), made.client, options)
			if err != nil || len(again.Folders)+len(again.Notes) > 0 {
				t.Errorf("exported again: %+v, %v", again, err)
			}
		})
	}
}

// TestTerraformTakesOverAnOddEstate exports, applies and destroys what names,
// statuses and settings rarely are.
func TestTerraformTakesOverAnOddEstate(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, options := range map[string]export.Options{
		"one for all":            {Layout: export.LayoutSingle},
		"all in one, with a CSV": {Layout: export.LayoutSingle, UsersCSV: true},
		"a folder each":          {Layout: export.LayoutCustomer, Customers: []string{"attached", "few", "con", "long*"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := newEstate(t)
			made.odd()
			options.Folder = filepath.Join(t.TempDir(), "estate")
			summary, err := export.Run(t.Context(), made.client, options)
			if err != nil {
				t.Fatal(err)
			}
			for _, folder := range summary.Folders {
				workspace := takeOver(t, installed, made.backend, folder)
				unprotect(t, workspace)
				destroy(t, workspace)
			}
			left, err := webex.Collect(made.client.ListCustomers(t.Context(), webex.CustomerFilter{}))
			if err != nil {
				t.Fatal(err)
			}
			// The customer that failed is not exported.
			if options.Layout == export.LayoutSingle && len(left) != 1 {
				t.Errorf("%d customers are left", len(left))
			}
		})
	}
}

// TestDestroyWithoutUsers lets a destroy follow the way that its error names, where
// users who are not in the configuration use locations of it.
func TestDestroyWithoutUsers(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	made := newEstate(t)
	made.populate()
	options := export.Options{Layout: export.LayoutCustomer, WithoutUsers: true, Customers: []string{"Acme \"*"}, Folder: filepath.Join(t.TempDir(), "estate")}
	summary, err := export.Run(t.Context(), made.client, options)
	if err != nil || len(summary.Folders) != 1 {
		t.Fatalf("%+v, %v", summary, err)
	}
	workspace := takeOver(t, installed, made.backend, summary.Folders[0])
	unprotect(t, workspace)
	output, err := workspace.Terraform(t, "destroy", "-auto-approve")
	if text := strings.Join(strings.Fields(output), " "); err == nil || !strings.Contains(text, `for the location "Berlin / Mitte": 1 user uses it`) ||
		!strings.Contains(text, `"terraform state rm ADDRESS"`) {
		t.Fatalf("%v: %s", err, output)
	}
	state, err := workspace.Terraform(t, "state", "list")
	if err != nil {
		t.Fatal(err)
	}
	for _, address := range strings.Fields(state) {
		if strings.Contains(address, "_location.") {
			if output, err := workspace.Terraform(t, "state", "rm", address); err != nil {
				t.Fatalf("%v: %s", err, output)
			}
		}
	}
	destroy(t, workspace, "-refresh=false")
}

// forget removes what Terraform has written to the folder.
func forget(t *testing.T, folder string) {
	t.Helper()
	for _, leftover := range []string{"terraform.tfstate", "terraform.tfstate.backup", ".terraform.lock.hcl"} {
		if err := os.Remove(filepath.Join(folder, leftover)); err != nil && !os.IsNotExist(err) {
			t.Error(err)
		}
	}
}

// unprotect gives up the protection of the customers.
func unprotect(t *testing.T, workspace *acctest.Workspace) {
	t.Helper()
	file := filepath.Join(workspace.Folder, "customers.tf")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	unprotected := regexp.MustCompile(`(?m)^  external_id `).ReplaceAll(content, []byte("  deletion_protection = false\n$0"))
	if err := os.WriteFile(file, unprotected, 0o600); err != nil {
		t.Fatal(err)
	}
	if output, err := workspace.Terraform(t, "apply", "-auto-approve"); err != nil {
		t.Fatalf("%s: %v\n%s", workspace.Folder, err, output)
	}
}

// destroy destroys what is not protected.
func destroy(t *testing.T, workspace *acctest.Workspace, flags ...string) {
	t.Helper()
	if output, err := workspace.Terraform(t, append([]string{"destroy", "-auto-approve"}, flags...)...); err != nil {
		t.Fatalf("%s: %v\n%s", workspace.Folder, err, output)
	}
	if state, err := workspace.Terraform(t, "state", "list"); err != nil || strings.TrimSpace(state) != "" {
		t.Errorf("after the destroy there is %s, %v", state, err)
	}
}

// takeOver applies a folder, which must import only, and plans it again.
func takeOver(t *testing.T, installed *acctest.Installation, backend *acctest.Backend, folder string) *acctest.Workspace {
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
	if resources := strings.Fields(state); len(resources) == 0 || slices.ContainsFunc(resources, func(address string) bool { return !strings.HasPrefix(address, "webexwholesale_") }) {
		t.Errorf("%s: the state has %s", folder, state)
	}
	return workspace
}
