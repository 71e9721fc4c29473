# A partner's first customer, provisioned into the embedded emulator:
# no Webex account and no network are needed.

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

variable "company_name" {
  description = "Name of the customer's company."
  type        = string
  default     = "Acme Corporation"
}

variable "deletion_protection" {
  description = "Set it to false and apply before destroying the customer."
  type        = bool
  default     = true
}

# The settings that a group of customers shares. Against the Webex cloud, set
# provisioning_id to adopt a template that was made in Partner Hub.
resource "webexwholesale_onboarding_template" "small_business" {
  name                      = "Small business"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
  default_email_language    = "en_US"
  brand_name                = "Partner Voice"
}

# The customer: its packages with their quantities, and its head office.
resource "webexwholesale_customer_org" "acme" {
  external_id                  = "acme"
  provisioning_id              = webexwholesale_onboarding_template.small_business.provisioning_id
  name                         = var.company_name
  primary_email                = "owner@acme.example"
  language                     = "en_US"
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
    webex_calling      = { quantity = 50 }
    webex_suite        = { quantity = 10 }
    cisco_calling_plan = {}
  }

  head_office = {
    name      = "Head Office"
    time_zone = "America/Los_Angeles"
    language  = "en_us"
  }
}
