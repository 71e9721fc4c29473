# Many customers and users from two CSV files. The columns of users.csv are those of a
# Control Hub export, with the customer and the package added.

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

locals {
  customers = { for row in csvdecode(file("${path.module}/customers.csv")) : row.external_id => row }
  users     = { for row in csvdecode(file("${path.module}/users.csv")) : lower(row["User ID/Email"]) => row }
}

resource "webexwholesale_customer_org" "all" {
  for_each = local.customers

  external_id                  = each.key
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  name                         = each.value.name
  primary_email                = each.value.admin_email
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = {
    address_line1      = each.value.address
    city               = each.value.city
    state_or_province  = each.value.state
    zip_or_postal_code = each.value.zip
    country            = "US"
  }

  packages = {
    webex_calling  = {}
    webex_meetings = {}
  }

  head_office = {
    name      = "Head Office"
    time_zone = each.value.time_zone
    language  = "en_us"
  }
}

# Webex gives a user only a number that the location has: the numbers of the users are
# the inventory of their customer's branch.
resource "webexwholesale_customer_location" "all" {
  for_each = local.customers

  customer_external_id = webexwholesale_customer_org.all[each.key].external_id
  name                 = "Branch"
  time_zone            = each.value.time_zone
  preferred_language   = "en_us"
  calling              = {}

  address = {
    address_line1      = each.value.address
    city               = each.value.city
    state_or_province  = each.value.state
    zip_or_postal_code = each.value.zip
    country            = "US"
  }

  phone_numbers = [for row in local.users : row["Phone Number"] if row["Customer"] == each.key && row["Phone Number"] != ""]
}

# An empty cell is null: no number, no extension, and then no location either.
resource "webexwholesale_customer_user" "all" {
  for_each = local.users

  customer_external_id = webexwholesale_customer_org.all[each.value["Customer"]].external_id
  email                = each.key
  package              = each.value["Package"]
  first_name           = each.value["First Name"]
  last_name            = each.value["Last Name"]
  phone_number         = each.value["Phone Number"] == "" ? null : each.value["Phone Number"]
  extension            = each.value["Extension"] == "" ? null : each.value["Extension"]
  location_id          = each.value["Package"] == "webex_meetings" ? null : webexwholesale_customer_location.all[each.value["Customer"]].id
}

output "status" {
  description = "The status of each user."
  value       = { for email, user in webexwholesale_customer_user.all : email => user.status }
}
