package review_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review"
)

// estateOf is a customer whose user refers to it by an id that is unknown at
// first.
const estateOf = `
resource "webexwholesale_onboarding_template" "t" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-1"
}
resource "webexwholesale_customer_org" "acme" {
  external_id                  = "acme"
  provisioning_id              = webexwholesale_onboarding_template.t.provisioning_id
  name                         = "Acme"
  primary_email                = "owner@acme.example"
  supported_location_confirmed = true
  deletion_protection          = false
  address = { address_line1 = "771 Alder Drive", city = "Milpitas", state_or_province = "CA", zip_or_postal_code = "95035", country = "US" }
  packages    = { webex_calling = { quantity = QUANTITY } }
  head_office = { name = "Head Office", time_zone = "America/Los_Angeles", language = "en_us" }
}
resource "webexwholesale_customer_user" "people" {
  for_each    = toset(["ann@acme.example"])
  customer_id = webexwholesale_customer_org.acme.id
  email       = each.key
  package     = "webex_calling"
  first_name  = "Ann"
  location_id = webexwholesale_customer_org.acme.head_office_location_id
  extension   = "2100"
  roles       = ["full_administrator"]
}
resource "terraform_data" "other" {
  input = "x"
}
`

// TestPlansOfTerraform reads plans that Terraform makes, from the first one, where
// nothing has an id, to the destroy.
func TestPlansOfTerraform(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
	workspace := installed.NewWorkspace(t, "")
	workspace.Environment = map[string]string{"WEBEX_BASE_URL": backend.URL, "WEBEX_ACCESS_TOKEN": acctest.Token}
	run := func(arguments ...string) {
		t.Helper()
		if output, err := workspace.Terraform(t, arguments...); err != nil {
			t.Fatalf("terraform %v: %v\n%s", arguments, err, output)
		}
	}
	for _, step := range []struct {
		name     string
		quantity string
		plan     []string
		want     []string
	}{
		{"create", "50", nil, []string{
			"1 new customer, 50 more seats, 1 person joins", "Acme is created", "Ann (a…@acme.example) joins with Webex Calling at Head Office, extension 2100.",
			"Webex Calling: – | 50 | 1", "with the onboarding template “Standard”", "[admin] Ann becomes full administrator.", "terraform.io/builtin/terraform: 1 created",
		}},
		{"nothing", "50", nil, []string{"Nothing changes at Webex.", "1 customer stays as it is."}},
		{"refresh only", "50", []string{"-refresh-only"}, []string{"Only the state is refreshed"}},
		{"change", "60", nil, []string{"1 customer changed, 10 more seats.", "Webex Calling: 50 | 60 | 1"}},
		{"destroy", "60", []string{"-destroy"}, []string{"1 customer detached, 60 fewer seats, 1 person leaves", "[irreversible] Acme is detached", "“Standard” is deleted"}},
	} {
		workspace.Configure(t, strings.ReplaceAll(estateOf, "QUANTITY", step.quantity))
		run(append([]string{"plan", "-out", "plan.bin"}, step.plan...)...)
		shown, err := workspace.Terraform(t, "show", "-json", "plan.bin")
		if err != nil {
			t.Fatalf("%v: %s", err, shown)
		}
		got := told(built(t, shown, review.Options{}))
		for _, want := range step.want {
			if !strings.Contains(got, want) {
				t.Errorf("%s: %q is not in\n%s", step.name, want, got)
			}
		}
		run("apply", "plan.bin")
	}
}
