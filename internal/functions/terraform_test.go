package functions_test

import (
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/commandline"
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

func TestFilesWithoutOptionsInTerraform(t *testing.T) {
	acctest.Avoid(t, commandline.NullLiteralIsUnknown)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config:            `output "line" { value = provider::webexwholesale::parse_users_csv("email,last_name\nlee@north.example,Lee\n", null)["lee@north.example"].line }`,
		ConfigStateChecks: []statecheck.StateCheck{statecheck.ExpectKnownOutputValue("line", knownvalue.Int64Exact(2))},
	}}})
}

func TestFilesInTerraform(t *testing.T) {
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: `
locals {
  users = provider::webexwholesale::parse_users_csv("First Name,Email,Phone\nDana,Dana@north.example,13035550101\n", { country = "US", columns = { first_name = "First Name" } })
  plain = provider::webexwholesale::parse_users_csv(base64encode("email;last_name\nlee@north.example;Lee\n"))
  places = provider::webexwholesale::parse_locations_csv("name,country,time_zone\nHQ,Germany,W. Europe Standard Time\n", tostring(null))
}
output "number" { value = local.users["dana@north.example"].phone_number }
output "none" { value = local.users["dana@north.example"].extension == null }
output "name" { value = local.plain["lee@north.example"].last_name }
output "line" { value = local.plain["lee@north.example"].line }
output "country" { value = local.places["HQ"].address.country }
output "zone" { value = local.places["HQ"].time_zone }
`,
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("number", knownvalue.StringExact("+13035550101")),
				statecheck.ExpectKnownOutputValue("none", knownvalue.Bool(true)),
				statecheck.ExpectKnownOutputValue("name", knownvalue.StringExact("Lee")),
				statecheck.ExpectKnownOutputValue("line", knownvalue.Int64Exact(2)),
				statecheck.ExpectKnownOutputValue("country", knownvalue.StringExact("DE")),
				statecheck.ExpectKnownOutputValue("zone", knownvalue.StringExact("Europe/Berlin")),
			},
		},
		{
			Config:      `output "users" { value = provider::webexwholesale::parse_users_csv("First Name,Email\nDana,dana\nEli,eli\n") }`,
			ExpectError: regexp.MustCompile(`(?s)Invalid value for "text" parameter.*2\s+problems.*line\s+2.*user\s+Dana.*line\s+3.*user\s+Eli`),
		},
		{
			Config:      `output "users" { value = provider::webexwholesale::parse_users_csv("email,last_name", { land = "US" }) }`,
			ExpectError: regexp.MustCompile(`(?s)no\s+option\s+"land"`),
		},
		{
			Config:      `output "users" { value = provider::webexwholesale::parse_users_csv("email,last_name", { country = true }) }`,
			ExpectError: regexp.MustCompile(`(?s)option\s+country\s+must\s+be\s+a\s+text`),
		},
		{
			Config:      `output "users" { value = provider::webexwholesale::parse_users_csv("email,last_name", "US") }`,
			ExpectError: regexp.MustCompile(`(?s)options\s+are\s+an\s+object`),
		},
		{
			Config:      `output "users" { value = provider::webexwholesale::parse_users_csv("email,last_name", {}, {}) }`,
			ExpectError: regexp.MustCompile(`(?s)one\s+object\s+of\s+options`),
		},
	}})
}
