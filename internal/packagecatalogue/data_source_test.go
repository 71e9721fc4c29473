package packagecatalogue_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// There is no provider block, and so no backend.
const catalogue = `
data "webexwholesale_packages" "all" {}

output "packages" {
  value = { for package in data.webexwholesale_packages.all.packages : package.name => package }
}

output "names" {
  value = data.webexwholesale_packages.all.packages[*].name
}
`

func texts(list ...string) knownvalue.Check {
	elements := make([]knownvalue.Check, len(list))
	for index, text := range list {
		elements[index] = knownvalue.StringExact(text)
	}
	return knownvalue.SetExact(elements)
}

func TestCatalogueNeedsNoBackend(t *testing.T) {
	names := make([]knownvalue.Check, 0, len(rules.Names()))
	for _, name := range rules.Names() {
		names = append(names, knownvalue.StringExact(name))
	}
	described := func(attributes map[string]knownvalue.Check) knownvalue.Check {
		attributes["title"], attributes["description"] = knownvalue.NotNull(), knownvalue.NotNull()
		return knownvalue.ObjectExact(attributes)
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: catalogue,
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("names", knownvalue.ListExact(names)),
			statecheck.ExpectKnownOutputValue("packages", knownvalue.MapPartial(map[string]knownvalue.Check{
				"webex_suite": described(map[string]knownvalue.Check{
					"name": knownvalue.StringExact("webex_suite"), "capabilities": texts("voice", "calling_standard", "calling_professional", "meetings"),
					"calling": knownvalue.Bool(true), "user_package": knownvalue.Bool(true), "administrator_level": knownvalue.Bool(true),
					"takes_quantity": knownvalue.Bool(true), "requires_one_of": texts(), "add_on": knownvalue.Bool(false),
				}),
				"attendant_console": described(map[string]knownvalue.Check{
					"name": knownvalue.StringExact("attendant_console"), "capabilities": texts(),
					"calling": knownvalue.Bool(false), "user_package": knownvalue.Bool(false), "administrator_level": knownvalue.Bool(false),
					"takes_quantity": knownvalue.Bool(true), "requires_one_of": texts("cx_essentials", "webex_calling", "webex_suite"), "add_on": knownvalue.Bool(true),
				}),
				"cx_standard_agent": described(map[string]knownvalue.Check{
					"name": knownvalue.StringExact("cx_standard_agent"), "capabilities": texts(),
					"calling": knownvalue.Bool(false), "user_package": knownvalue.Bool(true), "administrator_level": knownvalue.Bool(false),
					"takes_quantity": knownvalue.Bool(false), "requires_one_of": texts(), "add_on": knownvalue.Bool(false),
				}),
				"common_area_calling": knownvalue.ObjectPartial(map[string]knownvalue.Check{"calling": knownvalue.Bool(true), "user_package": knownvalue.Bool(false)}),
			})),
		},
	}}})
}
