package acctest_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// imported is what Terraform says of a plan that only imports.
func imported(count int) string {
	return fmt.Sprintf("Plan: %d to import, 0 to add, 0 to change, 0 to destroy.", count)
}

// estate is a customer with a branch, a number of users of all kinds, and what
// else generated configuration has to reproduce.
func estate(users int) string {
	return acctest.Customer("acme") + fmt.Sprintf(`
resource "webexwholesale_customer_location" "branch" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Branch"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  notes                = "Second floor"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
  calling              = { routing_prefix = "55", main_number = "+15125550100" }
  phone_numbers        = ["+15125550100", "+15125550101"]
  pstn_connection      = { premise_route_type = "TRUNK", premise_route_id = "trunk-1" }
}
resource "webexwholesale_customer_location" "store" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Store room"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = { address_line1 = "2 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
}
resource "webexwholesale_customer_user" "all" {
  count                = %d
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "user${count.index}@acme.example"
  package              = count.index %% 2 == 0 ? "webex_calling" : "webex_meetings"
  first_name           = "User"
  last_name            = "Number ${count.index}"
  location_id          = count.index %% 2 == 0 ? webexwholesale_customer_location.branch.id : null
  extension            = count.index %% 2 == 0 ? "${1000 + count.index}" : null
  phone_number         = count.index == 2 ? "+15125550101" : null
  roles                = count.index == 0 ? ["full_administrator"] : null
}
`, users)
}

// oddities are objects that lack what others have: an address without a state
// and a postal code, and users with one name.
const oddities = `
resource "webexwholesale_customer_location" "kowloon" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Kowloon"
  time_zone            = "Asia/Hong_Kong"
  preferred_language   = "en_us"
  address              = { address_line1 = "1 Nathan Road", city = "Hong Kong", country = "HK" }
}
resource "webexwholesale_customer_user" "first" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "first@acme.example"
  package              = "webex_meetings"
  first_name           = "First"
}
resource "webexwholesale_customer_user" "last" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "last@acme.example"
  package              = "webex_calling"
  last_name            = "Last"
  location_id          = webexwholesale_customer_org.acme.head_office_location_id
  extension            = "999"
}
`

// TestGeneratedConfigurationApplies imports an estate with the configuration
// that Terraform generates for import blocks by id.
func TestGeneratedConfigurationApplies(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{})
	installed := acctest.Install(t)
	succeed(t, installed.NewWorkspace(t, backend.Config(estate(4)+oddities)), "apply", "-auto-approve")
	client := backend.Client(t)

	var blocks strings.Builder
	count := 0
	block := func(kind, id string) {
		count++
		fmt.Fprintf(&blocks, "import {\n  to = webexwholesale_%s.imported_%d\n  id = %q\n}\n", kind, count, id)
	}
	for template, err := range client.ListOnboardingTemplates(t.Context(), webex.OnboardingTemplateFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		block("onboarding_template", template.ProvisioningID)
	}
	block("customer_org", "acme")
	for _, name := range []string{"Head Office", "Branch", "Store room", "Kowloon"} {
		block("customer_location", "acme/"+name)
	}
	for subscriber, err := range client.ListSubscribers(t.Context(), webex.SubscriberFilter{}) {
		if err != nil {
			t.Fatal(err)
		}
		block("customer_user", subscriber.ID)
	}
	if count < 12 {
		t.Fatalf("%d objects", count)
	}

	workspace := installed.NewWorkspace(t, backend.Config(blocks.String()))
	if output := succeed(t, workspace, "plan", "-generate-config-out=generated.tf"); !strings.Contains(output, imported(count)) {
		t.Errorf("generating says:\n%s", output)
	}
	if output := succeed(t, workspace, "apply", "-auto-approve"); !strings.Contains(output, fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", count)) {
		t.Errorf("the generated configuration gives:\n%s", output)
	}
	noChanges(t, workspace)
	destroyGenerated(t, workspace)
}

// destroyGenerated destroys what a generated configuration has taken over, in one
// go: its references are ids, so that Terraform knows no order.
func destroyGenerated(t *testing.T, workspace *acctest.Workspace) {
	t.Helper()
	file := filepath.Join(workspace.Folder, "generated.tf")
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	protected := regexp.MustCompile(`(?m)^  deletion_protection .*$`)
	unprotected := protected.ReplaceAllString(string(content), "")
	unprotected = regexp.MustCompile(`(?m)^resource "webexwholesale_customer_org" .*$`).ReplaceAllString(unprotected, "$0\n  deletion_protection = false")
	if err := os.WriteFile(file, []byte(unprotected), 0o600); err != nil {
		t.Fatal(err)
	}
	succeed(t, workspace, "apply", "-auto-approve")
	succeed(t, workspace, "destroy", "-auto-approve")
	if left := succeed(t, workspace, "state", "list"); strings.TrimSpace(left) != "" {
		t.Errorf("after the destroy there is %s", left)
	}
}

// TestQuery lists 250 users and all else that they need with `terraform
// query`, and applies what it generates.
func TestQuery(t *testing.T) {
	t.Parallel()
	acctest.Need(t, commandline.ListResources)
	const users = 250
	backend := acctest.NewBackend(t, emulator.Options{})
	installed := acctest.Install(t)
	workspace := installed.NewWorkspace(t, backend.Config(""))
	succeed(t, installed.NewWorkspace(t, backend.Config(estate(users))), "apply", "-auto-approve")

	queries := `
list "webexwholesale_onboarding_template" "template" {
  provider = webexwholesale
}
list "webexwholesale_customer_org" "customer" {
  provider = webexwholesale
}
list "webexwholesale_customer_location" "location" {
  provider = webexwholesale
  config { customer_external_id = "acme" }
}
list "webexwholesale_customer_user" "user" {
  provider = webexwholesale
  limit    = 1000
  config { customer_external_id = "acme" }
}
`
	if err := os.WriteFile(filepath.Join(workspace.Folder, "estate.tfquery.hcl"), []byte(queries), 0o600); err != nil {
		t.Fatal(err)
	}
	backend.ResetRequests()
	succeed(t, workspace, "query", "-generate-config-out=generated.tf")
	if asked := backend.Requests(); asked["GET /v1/wholesale/subscribers"] > 3 || asked["GET /v1/people"] > 4 || asked["GET /v1/people/{personId}"] > 2 {
		t.Errorf("the query cost %v", asked)
	}
	generated, err := os.ReadFile(filepath.Join(workspace.Folder, "generated.tf"))
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(generated), "customer_external_id") {
		t.Error("the generated configuration names the customer twice")
	}

	// A template, a customer, three locations and the users.
	const count = 1 + 1 + 3 + users
	if output := succeed(t, workspace, "plan"); !strings.Contains(output, imported(count)) {
		t.Errorf("the generated configuration plans:\n%.3000s", output)
	}
	succeed(t, workspace, "apply", "-auto-approve")
	noChanges(t, workspace)

	backend.AddFault(emulator.Fault{Method: "GET", Path: "/v1/wholesale/subscribers", Status: 400})
	output, err := workspace.Terraform(t, "query", "-generate-config-out=again.tf")
	if err == nil || !strings.Contains(output, "The users could not be listed") {
		t.Errorf("with users that can't be read the query says: %v\n%.3000s", err, output)
	}
	backend.ClearFaults()
	// What was written before the error says everything twice.
	if err := os.Remove(filepath.Join(workspace.Folder, "again.tf")); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	destroyGenerated(t, workspace)
}
