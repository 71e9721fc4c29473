package customerorg_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestImportOfACustomerWithSeveralLocations imports a customer whose users
// refer to its head office: which of its locations that is follows from the
// name in the configuration, or else from the customer's own address.
func TestImportOfACustomerWithSeveralLocations(t *testing.T) {
	const rest = `
resource "webexwholesale_customer_location" "branch" {
  customer_external_id = "acme"
  name                 = "Branch"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
  calling              = {}
  depends_on           = [webexwholesale_customer_org.acme]
}
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = webexwholesale_customer_org.acme.head_office_location_id
  extension            = "101"
}
`
	const forgottenAll = `
removed {
  from = webexwholesale_customer_org.acme
  lifecycle { destroy = false }
}
removed {
  from = webexwholesale_customer_location.branch
  lifecycle { destroy = false }
}
removed {
  from = webexwholesale_customer_user.ann
  lifecycle { destroy = false }
}
`
	const taken = `
import {
  to = webexwholesale_customer_org.acme
  id = "acme"
}
import {
  to = webexwholesale_customer_location.branch
  id = "acme/Branch"
}
import {
  to = webexwholesale_customer_user.ann
  id = "acme/ann@acme.example"
}
`
	config := acctest.Customer("acme") + rest
	for name, imported := range map[string]string{
		"by its name":                          config,
		"with the rest of what a create needs": regexp.MustCompile(`(?s)head_office = \{.*?\}|\n  supported_location_confirmed [^\n]*`).ReplaceAllString(config, ""),
		"by its address":                       regexp.MustCompile(`(?s)head_office = \{.*?\}|\n  provisioning_id [^\n]*`).ReplaceAllString(config, ""),
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(config)},
				{Config: backend.Config(acctest.Template + forgottenAll)},
				{
					Config: backend.Config(imported + taken),
					ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
						plancheck.ExpectResourceAction("webexwholesale_customer_user.ann", plancheck.ResourceActionNoop),
					}},
				},
				{Config: backend.Config(imported), ConfigPlanChecks: emptyPlan()},
			}})
		})
	}
}

// TestImportNeedsOnlyWhatWebexHas manages an imported customer without anything
// that Webex never returns. The same configuration creates none.
func TestImportNeedsOnlyWhatWebexHas(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	const least = acctest.Template + `
resource "webexwholesale_customer_org" "%[1]s" {
  external_id = "%[1]s"
  depends_on  = [webexwholesale_onboarding_template.standard]
  name        = "The company %[1]s"
  packages    = { webex_calling = {}, webex_calling_standard = {}, webex_suite = {}, webex_meetings = {} }
  address     = { address_line1 = "771 Alder Drive", city = "Milpitas", state_or_province = "CA", zip_or_postal_code = "95035", country = "US" }
}
`
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(acctest.Customer("acme"))},
		{Config: backend.Config(acctest.Template + `
removed {
  from = webexwholesale_customer_org.acme
  lifecycle { destroy = false }
}
`)},
		{
			Config: backend.Config(fmt.Sprintf(least, "acme") + `
import {
  to = webexwholesale_customer_org.acme
  id = "acme"
}
`),
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{
				plancheck.ExpectResourceAction("webexwholesale_customer_org.acme", plancheck.ResourceActionNoop),
			}},
		},
		{Config: backend.Config(fmt.Sprintf(least, "acme")), ConfigPlanChecks: emptyPlan()},
		{
			Config:      backend.Config(fmt.Sprintf(least, "acme") + strings.TrimPrefix(fmt.Sprintf(least, "globex"), acctest.Template)),
			ExpectError: regexp.MustCompile(`Provisioning ID required[\s\S]*Head office required|Head office required[\s\S]*Provisioning ID required`),
		},
		{Config: backend.Config(strings.Replace(fmt.Sprintf(least, "acme"), "external_id", "deletion_protection = false\n external_id", 1))},
	}})
}
