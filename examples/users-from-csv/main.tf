# A customer whose locations and users come from two files, as Control Hub exports them.

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

locals {
  head_office = "Head Office"

  locations = provider::webexwholesale::parse_locations_csv(file("${path.module}/locations.csv"))
  branches  = { for name, location in local.locations : name => location if name != local.head_office }

  # The export has no packages; a column named package would go before this one.
  users = provider::webexwholesale::parse_users_csv(file("${path.module}/users.csv"), {
    country  = "US"
    package  = "webex_calling"
    location = local.head_office
  })

  location_ids = merge(
    { (local.head_office) = webexwholesale_customer_org.north.head_office_location_id },
    { for name, location in webexwholesale_customer_location.branch : name => location.id },
  )
}

resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

resource "webexwholesale_customer_org" "north" {
  external_id                  = "north"
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  name                         = "North Dental"
  primary_email                = "owner@north.example"
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = local.locations[local.head_office].address

  packages = {
    webex_calling  = {}
    webex_meetings = {}
  }

  head_office = {
    name      = local.head_office
    time_zone = local.locations[local.head_office].time_zone
    language  = local.locations[local.head_office].preferred_language
  }
}

# Webex gives a user only a number that the location has: the numbers of its users are
# the inventory of a branch.
resource "webexwholesale_customer_location" "branch" {
  for_each = local.branches

  customer_external_id = webexwholesale_customer_org.north.external_id
  name                 = each.key
  address              = each.value.address
  time_zone            = each.value.time_zone
  preferred_language   = each.value.preferred_language

  calling = {
    routing_prefix = each.value.routing_prefix
  }

  phone_numbers = [for user in local.users : user.phone_number if user.location == each.key && user.phone_number != null]
}

resource "webexwholesale_customer_user" "all" {
  for_each = local.users

  customer_external_id = webexwholesale_customer_org.north.external_id
  email                = each.key
  package              = each.value.package
  first_name           = each.value.first_name
  last_name            = each.value.last_name
  phone_number         = each.value.phone_number
  extension            = each.value.extension

  # A user without calling has no location.
  location_id = (
    provider::webexwholesale::package_includes(each.value.package, "webex_voice")
    ? local.location_ids[each.value.location]
    : null
  )

  lifecycle {
    precondition {
      condition     = contains(keys(local.locations), each.value.location)
      error_message = "Line ${each.value.line} of users.csv: ${each.key} is in the location ${each.value.location}, which is not in locations.csv."
    }
  }
}

output "status" {
  description = "The status of each user."
  value       = { for email, user in webexwholesale_customer_user.all : email => user.status }
}
