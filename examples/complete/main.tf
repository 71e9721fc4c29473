# From a template to users who can make calls: the whole flow of a partner.

terraform {
  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

provider "webexwholesale" {
  emulator = { path = "wholesale.db" }
}

variable "deletion_protection" {
  description = "Set it to false and apply before destroying the customer."
  type        = bool
  default     = true
}

resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

resource "webexwholesale_customer_org" "acme" {
  external_id                  = "acme"
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  name                         = "Acme Corporation"
  primary_email                = "owner@acme.example"
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }

  packages = {
    webex_calling  = { quantity = 20 }
    webex_meetings = { quantity = 5 }
  }

  head_office = {
    name      = "Head Office"
    time_zone = "America/Los_Angeles"
    language  = "en_us"
  }
}

# A branch office with numbers of a local gateway.
resource "webexwholesale_customer_location" "austin" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Austin"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"

  address = {
    address_line1      = "1 Main Street"
    city               = "Austin"
    state_or_province  = "TX"
    zip_or_postal_code = "73301"
    country            = "US"
  }

  calling = {
    main_number    = "+15125550100"
    routing_prefix = "8512"
  }

  pstn_connection = {
    premise_route_type = "TRUNK"
    premise_route_id   = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg"
  }

  phone_numbers = ["+15125550100", "+15125550101", "+15125550102"]
}

# The administrator has the package level of the organization.
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = webexwholesale_customer_org.acme.head_office_location_id
  extension            = "2100"
  roles                = ["full_administrator"]
}

resource "webexwholesale_customer_user" "bob" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "bob@acme.example"
  package              = "webex_calling"
  first_name           = "Bob"
  last_name            = "Example"
  location_id          = webexwholesale_customer_location.austin.id
  phone_number         = "+15125550101"
  extension            = "2101"
}

# Without calling, a user needs neither number nor location.
resource "webexwholesale_customer_user" "cleo" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "cleo@acme.example"
  package              = "webex_meetings"
  first_name           = "Cleo"
  last_name            = "Example"
}

output "users" {
  description = "Who can be reached where."
  value = {
    for user in [webexwholesale_customer_user.ann, webexwholesale_customer_user.bob, webexwholesale_customer_user.cleo] :
    user.email => { status = user.status, number = user.phone_number, extension = user.extension }
  }
}
