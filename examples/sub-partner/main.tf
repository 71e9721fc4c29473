# Provision on behalf of a sub-partner: the customer names it, and the customer's
# users and locations refer to it. In the emulator, `terraform-provider-webexwholesale
# emulator add sub-partner SUBSCRIPTION` makes one and prints its organization.

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

variable "sub_partner_org_id" {
  description = "Organization of the sub-partner."
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

resource "webexwholesale_customer_org" "customer" {
  external_id                  = "of-the-sub-partner"
  sub_partner_org_id           = var.sub_partner_org_id
  provisioning_id              = webexwholesale_onboarding_template.standard.provisioning_id
  name                         = "Customer of the sub-partner"
  primary_email                = "owner@customer.example"
  supported_location_confirmed = true
  deletion_protection          = var.deletion_protection

  address = {
    address_line1      = "5 Pine Road"
    city               = "Chicago"
    state_or_province  = "IL"
    zip_or_postal_code = "60601"
    country            = "US"
  }

  packages = {
    webex_meetings = {}
  }
}

resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.customer.external_id
  sub_partner_org_id   = webexwholesale_customer_org.customer.sub_partner_org_id
  email                = "ann@customer.example"
  package              = "webex_meetings"
  first_name           = "Ann"
  last_name            = "Lee"
}
