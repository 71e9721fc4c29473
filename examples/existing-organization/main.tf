# Attach an organization that exists at Webex already. Its customer's
# administrator must approve if it has 100 users or more, or a verified or
# claimed domain. In the emulator, `terraform-provider-webexwholesale emulator
# add organization NAME` makes one and prints its id.

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

variable "org_id" {
  description = "The Webex organization to attach."
  type        = string
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
  allow_admin_invite_emails = true
}

resource "webexwholesale_customer_org" "attached" {
  external_id                  = "old-company"
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  org_id                       = var.org_id
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = {
    address_line1      = "9 High Street"
    city               = "Boston"
    state_or_province  = "MA"
    zip_or_postal_code = "02108"
    country            = "US"
  }

  packages = {
    webex_meetings = {}
  }
}

output "name" {
  description = "The organization's name comes from Webex."
  value       = webexwholesale_customer_org.attached.name
}
