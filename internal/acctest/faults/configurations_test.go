package faults_test

import (
	"fmt"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// trunk is a premises-based PSTN connection.
const trunk = `{ premise_route_type = "TRUNK", premise_route_id = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg" }`

const address = `{ address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }`

// office is a location of the customer acme with everything that a location
// can have.
const office = `
resource "webexwholesale_customer_location" "austin" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Austin"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = ` + address + `
  calling              = { main_number = "+15125550100", routing_prefix = "8512", outside_dial_digit = "9" }
  pstn_connection      = ` + trunk + `
  phone_numbers        = ["+15125550100", "+15125550101", "+15125550102"]
}
`

// whole is a configuration with one of everything, and three users: one with
// roles, one with a number, and one without calling.
func whole() string { return acctest.Customer("acme") + office + people() }

func people() string {
	location := "webexwholesale_customer_location.austin.id"
	return user("ann", "webex_calling", location, `extension = "101"`, `roles = ["user_administrator", "location_administrator"]`) +
		user("ben", "webex_suite", location, `phone_number = "+15125550102"`) +
		user("cal", "webex_meetings", "")
}

// user is a user of the customer acme.
func user(name, packageName, location string, lines ...string) string {
	if location != "" {
		lines = append(lines, "location_id = "+location)
	}
	return fmt.Sprintf(`
resource "webexwholesale_customer_user" %[1]q {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "%[1]s@acme.example"
  package              = %[2]q
  first_name           = "First %[1]s"
  last_name            = "Last"
  %[3]s
}
`, name, packageName, strings.Join(lines, "\n  "))
}
