package faults_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

const sharedLocation = `
resource "webexwholesale_customer_location" "shared" {
  customer_external_id = "acme"
  name                 = "Shared"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
}
`

const sharedUser = `
resource "webexwholesale_customer_user" "shared" {
  customer_external_id = "acme"
  email                = "shared@acme.example"
  package              = "webex_meetings"
  first_name           = "Shared"
}
`

// TestWhatWasThereBeforeIsNotTaken lets a create end in doubt where another state
// holds an object of the same key. The object is not taken over, and the error
// prints the import block.
func TestWhatWasThereBeforeIsNotTaken(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, test := range map[string]struct {
		configuration, path string
		list                string
	}{
		"user":     {sharedUser, "/v1/wholesale/subscribers", "/v1/wholesale/subscribers"},
		"location": {sharedLocation, "/v1/locations", "/v1/locations"},
	} {
		for way, faults := range map[string][]emulator.Fault{
			"known from the list": {{Method: http.MethodPost, Path: test.path, Times: 1}},
			"without a list":      {{Method: http.MethodGet, Path: test.list, Times: 1, Status: 403}, {Method: http.MethodPost, Path: test.path, Times: 1}},
		} {
			t.Run(name+" "+way, func(t *testing.T) {
				t.Parallel()
				backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
				owner := installed.NewWorkspace(t, backend.Config(acctest.Customer("acme")))
				mustApply(t, owner)
				owner.Configure(t, backend.Config(acctest.Customer("acme")+test.configuration))
				mustApply(t, owner)

				other := installed.NewWorkspace(t, backend.Config(test.configuration, "precheck = false", "max_retries = 0"))
				for _, fault := range faults {
					backend.AddFault(fault)
				}
				output, err := apply(t, other)
				if err == nil || !says(output, "import {") {
					t.Errorf("the apply says %v\n%s", err, output)
				}
				if listed, err := run(t, other, "state", "list"); err == nil && strings.TrimSpace(listed) != "" {
					t.Errorf("the other state holds %s", listed)
				}
				backend.ClearFaults()
				noChanges(t, owner)
			})
		}
	}
}

// TestTwoRunsCreateTheSame lets two processes create the same objects at the same
// moment: each object is in one state at most, the one that comes too late says how
// to take it over, and the next plan of the other one is empty.
func TestTwoRunsCreateTheSame(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
	customer := installed.NewWorkspace(t, backend.Config(acctest.Customer("acme")))
	mustApply(t, customer)

	var outputs, states [2]string
	var workspaces [2]*acctest.Workspace
	var failed [2]error
	for index := range workspaces {
		workspaces[index] = installed.NewWorkspace(t, backend.Config(sharedUser+sharedLocation, "precheck = false"))
	}
	var group sync.WaitGroup
	for index, workspace := range workspaces {
		group.Go(func() { outputs[index], failed[index] = workspace.Terraform(t, "apply", "-auto-approve") })
	}
	group.Wait()
	for index, workspace := range workspaces {
		states[index], _ = workspace.Terraform(t, "state", "list")
		if failed[index] != nil && !says(outputs[index], "import {") {
			t.Errorf("the run that came too late says %s", outputs[index])
		}
	}
	for _, address := range []string{"webexwholesale_customer_user.shared", "webexwholesale_customer_location.shared"} {
		if first, second := strings.Contains(states[0], address), strings.Contains(states[1], address); first == second {
			t.Errorf("%s is in the states: %v, %v\n%s\n%s", address, first, second, outputs[0], outputs[1])
		}
	}
	for index, workspace := range workspaces {
		if failed[index] == nil {
			noChanges(t, workspace)
		}
	}
	noChanges(t, customer)
}
