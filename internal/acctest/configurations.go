package acctest

import (
	"fmt"
	"strings"
)

// Template is the configuration of an onboarding template.
const Template = `
resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}
`

// Customer is the configuration of a template and of a customer with calling
// and meetings packages without quantities. Its name is the name of the
// resource, its external id and its mail domain.
func Customer(name string) string { return Template + CustomerOnly(name) }

// CustomerOnly is Customer without the template.
func CustomerOnly(name string) string {
	return CustomerWith(name, `{ webex_calling = {}, webex_calling_standard = {}, webex_suite = {}, webex_meetings = {} }`)
}

// CustomerWith is CustomerOnly with the given packages.
func CustomerWith(name, packages string) string {
	return fmt.Sprintf(`
resource "webexwholesale_customer_org" %[1]q {
  external_id                  = %[1]q
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  name                         = "The company %[1]s"
  primary_email                = "owner@%[1]s.example"
  supported_location_confirmed = true
  deletion_protection          = false
  packages                     = %[2]s

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }

  head_office = {
    name      = "Head Office"
    time_zone = "America/Los_Angeles"
    language  = "en_us"
  }
}
`, name, packages)
}

// FirstExtension is the extension of the first user of CustomerWithUsers.
const FirstExtension = 10000

// CustomerWithUsers is CustomerOnly, and a calling location and a number of
// users there, all with the name of the customer. Lines are further arguments
// of the users.
func CustomerWithUsers(name string, users int, lines ...string) string {
	return CustomerOnly(name) + fmt.Sprintf(`
resource "webexwholesale_customer_location" %[1]q {
  customer_external_id = webexwholesale_customer_org.%[1]s.external_id
  name                 = "Branch"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  address              = { address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }
  calling              = {}
}
resource "webexwholesale_customer_user" %[1]q {
  count                = %[2]d
  customer_external_id = webexwholesale_customer_org.%[1]s.external_id
  email                = "user-${count.index}@%[1]s.example"
  package              = "webex_calling"
  first_name           = "User"
  last_name            = "Number ${count.index}"
  location_id          = webexwholesale_customer_location.%[1]s.id
  extension            = "${%[3]d + count.index}"
  %[4]s
}
`, name, users, FirstExtension, strings.Join(lines, "\n  "))
}
