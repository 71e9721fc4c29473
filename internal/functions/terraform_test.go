package functions_test

import (
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// There is no provider block, and so no backend.
func TestFunctionsInTerraform(t *testing.T) {
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: `
output "number" { value = provider::webexwholesale::normalize_phone("+1 (240) 555-1212") }
output "local" { value = provider::webexwholesale::normalize_phone("020 7946 0018", "GB") }
output "anywhere" { value = provider::webexwholesale::normalize_phone("+44 (0)20 7946 0018", null) }
output "shown" { value = provider::webexwholesale::format_phone("+442079460018", "international") }
output "id" { value = provider::webexwholesale::webex_id("PEOPLE", "` + uuid + `") }
output "uuid" { value = provider::webexwholesale::webex_uuid("` + personID + `") }
output "includes" { value = provider::webexwholesale::package_includes("webex_suite", "webex_meetings") }
`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("number", knownvalue.StringExact("+12405551212")),
				statecheck.ExpectKnownOutputValue("local", knownvalue.StringExact("+442079460018")),
				statecheck.ExpectKnownOutputValue("anywhere", knownvalue.StringExact("+442079460018")),
				statecheck.ExpectKnownOutputValue("shown", knownvalue.StringExact("+44 20 7946 0018")),
				statecheck.ExpectKnownOutputValue("id", knownvalue.StringExact(personID)),
				statecheck.ExpectKnownOutputValue("uuid", knownvalue.StringExact(uuid)),
				statecheck.ExpectKnownOutputValue("includes", knownvalue.Bool(true)),
			},
		},
		{
			Config:      `output "number" { value = provider::webexwholesale::normalize_phone("240 555 1212") }`,
			ExpectError: regexp.MustCompile(`(?s)Invalid value for "number" parameter.*plus\s+sign\s+and\s+the\s+country\s+code`),
		},
		{
			Config:      `output "id" { value = provider::webexwholesale::webex_id("PERSON", "` + uuid + `") }`,
			ExpectError: regexp.MustCompile(`(?s)Invalid value for "type" parameter.*no\s+type\s+"PERSON"`),
		},
		{
			Config:      `output "uuid" { value = provider::webexwholesale::webex_uuid("acme") }`,
			ExpectError: regexp.MustCompile(`(?s)Invalid value for "id" parameter.*no\s+Webex\s+id`),
		},
		{
			Config:      `output "includes" { value = provider::webexwholesale::package_includes("webex_suite", "suite") }`,
			ExpectError: regexp.MustCompile(`(?s)Invalid value for "b" parameter.*no\s+package\s+"suite"`),
		},
	}})
}
