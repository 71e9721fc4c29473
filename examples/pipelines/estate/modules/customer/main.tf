# One customer with its people: what customers/NAME/main.tf calls.

terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

variable "external_id" {
  description = "The partner's own id of the customer."
  type        = string
}

variable "provisioning_id" {
  description = "Provisioning ID of the onboarding template, from templates.json."
  type        = string
}

variable "name" {
  description = "Name of the company."
  type        = string
}

variable "primary_email" {
  description = "E-mail address of the first administrator."
  type        = string
}

variable "packages" {
  description = "Packages with their quantities; null where a package takes none."
  type        = map(number)
}

variable "people" {
  description = "People by e-mail address."
  type = map(object({
    first_name = string
    last_name  = string
    package    = string
    extension  = string
    roles      = optional(set(string), [])
  }))
  default = {}
}

variable "deletion_protection" {
  description = "Set it to false, in a change of its own, before destroying the customer."
  type        = bool
  default     = true
}

resource "webexwholesale_customer_org" "this" {
  external_id                  = var.external_id
  provisioning_id              = var.provisioning_id
  name                         = var.name
  primary_email                = var.primary_email
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection
  packages                     = { for name, quantity in var.packages : name => { quantity = quantity } }

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

resource "webexwholesale_customer_user" "this" {
  for_each = var.people

  customer_external_id = webexwholesale_customer_org.this.external_id
  email                = each.key
  package              = each.value.package
  first_name           = each.value.first_name
  last_name            = each.value.last_name
  extension            = each.value.extension
  roles                = each.value.roles
  location_id          = webexwholesale_customer_org.this.head_office_location_id
}
