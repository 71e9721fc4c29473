package acctest_test

import (
	"errors"
	"os/exec"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// detailedExitCode is 0 where a plan finds no change, and 2 where it finds one.
func detailedExitCode(t *testing.T, workspace *acctest.Workspace, more ...string) int {
	t.Helper()
	output, err := workspace.Terraform(t, append([]string{"plan", "-detailed-exitcode"}, more...)...)
	var ended *exec.ExitError
	if err != nil && !errors.As(err, &ended) {
		t.Fatalf("plan: %v", err)
	}
	if ended == nil {
		return 0
	}
	if ended.ExitCode() != 2 {
		t.Fatalf("plan: %v\n%s", err, output)
	}
	return ended.ExitCode()
}

// TestDriftIsWatchedByExitCode is what pipelines do that watch for changes from
// outside.
func TestDriftIsWatchedByExitCode(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	configuration := acctest.Template +
		acctest.CustomerWith("acme", "{ webex_calling = { quantity = 50 }, webex_meetings = { quantity = 7 }, cisco_calling_plan = {} }") + `
resource "webexwholesale_customer_location" "branch" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Branch"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  latitude             = "30.2672"
  longitude            = "-97.7431"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
  calling              = {}
}
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Lee"
  location_id          = webexwholesale_customer_location.branch.id
  extension            = "1001"
  roles                = ["full_administrator"]
}
`
	for name, setting := range map[string]string{"short path": "", "long path": "off"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
			workspace := installed.NewWorkspace(t, backend.Config(configuration))
			workspace.Environment["WEBEX_WHOLESALE_SHORT_PATH"] = setting
			succeed(t, workspace, "apply", "-auto-approve")
			for _, more := range [][]string{{"-refresh-only"}, nil} {
				if code := detailedExitCode(t, workspace, more...); code != 0 {
					t.Errorf("plan %v without a change from outside ends with %d", more, code)
				}
			}
			client := backend.Client(t)
			customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
			if err != nil {
				t.Fatal(err)
			}
			user, err := client.FindSubscriber(t.Context(), customer.ID, "ann@acme.example")
			if err != nil || user == nil {
				t.Fatalf("the user was not found: %v", err)
			}
			elsewhere := "Anna"
			if _, err := client.UpdatePerson(t.Context(), user.PersonID, webex.PersonChange{FirstName: &elsewhere}); err != nil {
				t.Fatal(err)
			}
			for _, more := range [][]string{{"-refresh-only"}, nil} {
				if code := detailedExitCode(t, workspace, more...); code != 2 {
					t.Errorf("plan %v after a change from outside ends with %d", more, code)
				}
			}
		})
	}
}
