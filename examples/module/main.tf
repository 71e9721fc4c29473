# A module that provisions one customer with its users. The provider comes from
# the configuration that uses the module.

terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

locals {
  # E-mail addresses are the same however they are cased.
  users = merge(
    { for email, user in local.users_of_file : email => merge(user, { administrator = false }) },
    { for user in var.users : lower(user.email) => merge(user, { line = null }) },
  )

  users_of_file = var.users_csv == null ? {} : provider::webexwholesale::parse_users_csv(var.users_csv, {
    country = var.address.country
    package = var.default_package
  })
}

resource "webexwholesale_customer_org" "this" {
  external_id                  = var.external_id
  provisioning_id              = var.provisioning_id
  name                         = var.name
  primary_email                = var.primary_email
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection
  address                      = var.address
  packages                     = { for name, quantity in var.packages : name => { quantity = quantity } }

  head_office = {
    name      = "Head Office"
    time_zone = var.time_zone
    language  = "en_us"
  }
}

resource "webexwholesale_customer_user" "this" {
  for_each = local.users

  customer_external_id = webexwholesale_customer_org.this.external_id
  email                = each.key
  package              = each.value.package
  first_name           = each.value.first_name
  last_name            = each.value.last_name
  extension            = each.value.extension
  phone_number         = each.value.phone_number == null ? null : try(provider::webexwholesale::normalize_phone(each.value.phone_number), each.value.phone_number)
  roles                = each.value.administrator ? ["full_administrator"] : []

  # Every package with calling includes webex_voice, and its users need a location.
  location_id = (
    provider::webexwholesale::package_includes(each.value.package, "webex_voice")
    ? webexwholesale_customer_org.this.head_office_location_id
    : null
  )

  lifecycle {
    precondition {
      condition     = contains(keys(var.packages), each.value.package)
      error_message = "${each.key} has the package ${each.value.package}, which is not one of the customer's packages."
    }
  }
}
