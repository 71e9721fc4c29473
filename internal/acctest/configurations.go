package acctest

import "fmt"

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
