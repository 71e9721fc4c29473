# A module as a team writes it: a branch office of a customer that exists, with its people. What is of interest are its tests.

terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

variable "customer_external_id" {
  description = "The partner's own id of the customer."
  type        = string
}

variable "city" {
  description = "Where the branch office is."
  type        = string

  validation {
    condition     = contains(keys(local.cities), var.city)
    error_message = "There are branch offices in ${join(" and ", keys(local.cities))} only."
  }
}

variable "people" {
  description = "Extension of each person, by e-mail address; first and last name are taken from it."
  type        = map(string)
  default     = {}
}

locals {
  cities = {
    Austin = { line = "1 Main Street", state = "TX", code = "73301", zone = "America/Chicago", prefix = "8512" }
    Boston = { line = "1 State Street", state = "MA", code = "02109", zone = "America/New_York", prefix = "8617" }
  }

  city = local.cities[var.city]
}

data "webexwholesale_customer_org" "this" {
  external_id = var.customer_external_id

  lifecycle {
    postcondition {
      condition     = contains(self.packages, "webex_calling")
      error_message = "The customer ${var.customer_external_id} has no webex_calling, which a branch office needs."
    }
  }
}

resource "webexwholesale_customer_location" "this" {
  customer_id           = data.webexwholesale_customer_org.this.id
  name                  = var.city
  time_zone             = local.city.zone
  preferred_language    = "en_us"
  announcement_language = "en_us"
  calling               = { routing_prefix = local.city.prefix }

  address = {
    address_line1      = local.city.line
    city               = var.city
    state_or_province  = local.city.state
    zip_or_postal_code = local.city.code
    country            = "US"
  }
}

resource "webexwholesale_customer_user" "this" {
  for_each = var.people

  customer_id = data.webexwholesale_customer_org.this.id
  email       = lower(each.key)
  package     = "webex_calling"
  first_name  = title(split(".", each.key)[0])
  last_name   = title(split("@", split(".", each.key)[1])[0])
  extension   = each.value
  location_id = webexwholesale_customer_location.this.id
}

output "location_id" {
  description = "The branch office."
  value       = webexwholesale_customer_location.this.id
}
