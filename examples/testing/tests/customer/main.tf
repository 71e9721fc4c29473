# A customer for the tests.

terraform {
  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

resource "webexwholesale_onboarding_template" "this" {
  name                      = "Tests"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

resource "webexwholesale_customer_org" "this" {
  external_id                  = "acme"
  provisioning_id              = webexwholesale_onboarding_template.this.provisioning_id
  name                         = "Acme Corporation"
  primary_email                = "owner@acme.example"
  supported_location_confirmed = true
  deletion_protection          = false
  packages                     = { webex_calling = { quantity = 5 } }

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
