# Three customers in the embedded emulator, as a partner may have them who has
# not used Terraform yet. The guide "Bringing in an existing estate" makes them,
# forgets the state, and takes them over again.

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
  description = "Set it to false and apply before destroying the customers."
  type        = bool
  default     = true
}

locals {
  customers = {
    acme    = { name = "Acme Corporation", packages = ["webex_calling", "webex_meetings"] }
    globex  = { name = "Globex", packages = ["webex_calling"] }
    initech = { name = "Initech", packages = ["webex_meetings"] }
  }
  calling = { for key, customer in local.customers : key => customer if contains(customer.packages, "webex_calling") }
}

resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

resource "webexwholesale_customer_org" "all" {
  for_each = local.customers

  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  external_id                  = each.key
  name                         = each.value.name
  primary_email                = "owner@${each.key}.example"
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }

  packages = { for name in each.value.packages : name => {} }

  head_office = contains(each.value.packages, "webex_calling") ? {
    name      = "Head Office"
    time_zone = "America/Los_Angeles"
    language  = "en_us"
  } : null
}

resource "webexwholesale_customer_location" "branch" {
  customer_external_id = webexwholesale_customer_org.all["acme"].external_id
  name                 = "Branch"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"
  calling              = { main_number = "+15125550100" }
  phone_numbers        = ["+15125550100", "+15125550101"]
  pstn_connection      = { premise_route_type = "TRUNK", premise_route_id = "trunk-1" }

  address = {
    address_line1      = "1 Main Street"
    city               = "Austin"
    state_or_province  = "TX"
    zip_or_postal_code = "73301"
    country            = "US"
  }
}

resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.all["acme"].external_id
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = webexwholesale_customer_location.branch.id
  phone_number         = "+15125550101"
  extension            = "101"
  roles                = ["full_administrator"]
}

resource "webexwholesale_customer_user" "front_desk" {
  for_each = local.calling

  customer_external_id = webexwholesale_customer_org.all[each.key].external_id
  email                = "frontdesk@${each.key}.example"
  package              = "webex_calling"
  first_name           = "Front"
  last_name            = "Desk"
  location_id          = webexwholesale_customer_org.all[each.key].head_office_location_id
  extension            = "100"
}

resource "webexwholesale_customer_user" "bill" {
  customer_external_id = webexwholesale_customer_org.all["initech"].external_id
  email                = "bill@initech.example"
  package              = "webex_meetings"
  first_name           = "Bill"
  last_name            = "Example"
}
