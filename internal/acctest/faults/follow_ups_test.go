package faults_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestFollowUps: what fails after an object exists neither taints nor hides.
// The next plan shows an update in place and nothing else, and its apply
// finishes.
func TestFollowUps(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, test := range map[string]struct {
		fault   emulator.Fault
		change  func(string) string // nil while everything is created
		address string
	}{
		"roles of a new user":         {creates()["roles"], nil, ann},
		"calling of a new location":   {creates()["enable calling"], nil, location},
		"PSTN of a new location":      {creates()["PSTN connection"], nil, location},
		"numbers of a new location":   {creates()["numbers"], nil, location},
		"settings of a new location":  {creates()["settings"], nil, location},
		"wait for a new customer":     {emulator.Fault{Method: "GET", Path: "/v1/wholesale/customers/{customerId}", Status: 403}, nil, ""},
		"new name of a customer":      {emulator.Fault{Method: "PATCH", Path: "/v1/identity/organizations/{orgId}"}, replace("The company acme", "Acme Incorporated"), customer},
		"new name of a location":      {emulator.Fault{Method: "PUT", Path: "/v1/locations/{locationId}"}, replace(`"Austin"`, `"Dallas"`), location},
		"new name of a user":          {creates()["roles"], replace("First ann", "Anna"), ann},
		"new package of a user":       {emulator.Fault{Method: "PUT", Path: "/v1/wholesale/subscribers/{subscriberId}"}, replace(`"webex_meetings"`, `"webex_suite"`+"\n  location_id = webexwholesale_customer_location.austin.id\n  extension = \"103\""), "webexwholesale_customer_user.cal"},
		"numbers that are taken away": {emulator.Fault{Method: "DELETE", Path: "/v1/telephony/config/locations/{locationId}/numbers"}, replace(`, "+15125550101"`, ""), location},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			configuration := whole()
			workspace := installed.NewWorkspace(t, backend.Config(configuration, "max_retries = 0"))
			if test.change != nil {
				mustApply(t, workspace)
				workspace.Configure(t, backend.Config(test.change(configuration), "max_retries = 0"))
			}
			if test.fault.Status == 0 {
				test.fault.Status = 403
			}
			backend.AddFault(test.fault)
			first, err := apply(t, workspace)
			backend.ClearFaults()
			if test.change != nil && err == nil {
				t.Errorf("nothing failed:\n%s", first)
			}
			actions := planned(t, workspace)
			maps.DeleteFunc(actions, func(address, action string) bool {
				// Without calling at the location its users can't be made yet.
				return action == "create" && strings.HasPrefix(address, "webexwholesale_customer_user.") && !strings.Contains(first, address+": Creation complete")
			})
			if test.address == "" {
				// The customer is there, and what depends on it is still to come.
				if actions[customer] != "" && actions[customer] != "update" {
					t.Errorf("planned: %v", actions)
				}
			} else if want := map[string]string{test.address: "update"}; !maps.Equal(actions, want) {
				t.Errorf("planned: %v, want %v, after\n%s", actions, want, first)
			}
			mustApply(t, workspace)
			settled(t, workspace, backend, oneOfEach)
		})
	}
}

func replace(old, by string) func(string) string {
	return func(text string) string { return strings.Replace(text, old, by, 1) }
}
