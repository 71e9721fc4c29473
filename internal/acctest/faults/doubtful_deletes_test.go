package faults_test

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// thorough is the configuration whole with everything deleted on destroy.
func thorough() string {
	text := strings.ReplaceAll(whole(), "deletion_protection          = false", "deletion_protection = false\n  on_destroy = \"delete_organization\"")
	return strings.ReplaceAll(text, "last_name            = \"Last\"", "last_name = \"Last\"\n  on_destroy = \"delete_person\"")
}

// deletes are the requests that destroy the configuration thorough.
func deletes() map[string]emulator.Fault {
	return map[string]emulator.Fault{
		"subscriber":      {Method: "DELETE", Path: "/v1/wholesale/subscribers/{subscriberId}"},
		"person":          {Method: "DELETE", Path: "/v1/people/{personId}"},
		"disable calling": {Method: "POST", Path: "/v1/telephony/config/jobs/locations/deleteCallingLocation"},
		"precheck":        {Method: "POST", Path: "/v1/telephony/config/locations/{locationId}/actions/precheckForDeletion/invoke"},
		"location":        {Method: "DELETE", Path: "/v1/locations/{locationId}"},
		"customer":        {Method: "DELETE", Path: "/v1/wholesale/customers/{customerId}"},
		"organization":    {Method: "DELETE", Path: "/v1/organizations/{orgId}"},
		"template":        {Method: "DELETE", Path: "/v1/wholesale/onboardingTemplates/{provisioningId}"},
	}
}

// nothingLeft expects that a thorough destroy left nothing behind, not even
// persons and organizations.
func nothingLeft(t *testing.T, workspace *acctest.Workspace, backend *acctest.Backend) {
	t.Helper()
	if objects, _ := managed(t, workspace); len(objects) > 0 {
		t.Errorf("the state still holds %v", objects)
	}
	dump, err := backend.Dump(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	maps.DeleteFunc(dump, func(table string, _ []json.RawMessage) bool {
		return !slices.Contains([]string{"templates", "customers", "organizations", "locations", "subscribers", "people", "numbers"}, table)
	})
	if len(dump) > 0 {
		t.Errorf("the backend still holds %s", dump)
	}
}

// TestDoubtfulDeletes: whatever way a delete ends, after one further destroy
// nothing is left, as on_destroy says.
func TestDoubtfulDeletes(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, fault := range doubtful(deletes(), false, 3) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(thorough(), "max_retries = 0"))
			mustApply(t, workspace)
			backend.AddFault(fault)
			first, err := apply(t, workspace, "-destroy")
			backend.ClearFaults()
			if err != nil {
				if further, err := apply(t, workspace, "-destroy"); err != nil {
					t.Fatalf("the further destroy: %v\n%s\nafter\n%s", err, further, first)
				}
			}
			nothingLeft(t, workspace, backend)
		})
	}
}
