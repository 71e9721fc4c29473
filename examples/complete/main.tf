# A customer with four locations: every attribute of the four resources, but for those of
# other situations, which comments name.

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

# provisioning_id would adopt a template of Partner Hub: see ../partner-hub-template.
# pstn_provider is left out, as Cisco advises.
resource "webexwholesale_onboarding_template" "saml" {
  name                      = "Customers who sign in with SAML"
  country                   = "CA"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
  default_email_language    = "en_CA"
  brand_name                = "Partner Voice"
  allow_admin_invite_emails = true
  allow_webex_calls         = false

  # Or partner_oidc, with oidc_idp_name.
  authentication = {
    method        = "partner_saml"
    idp_entity_id = "https://idp.partner.example/saml"
  }

  timeouts {
    read = "1m"
  }
}

# org_id would attach an organization that exists: see ../existing-organization. For
# sub_partner_org_id and sub_partner_admin_email see ../sub-partner.
resource "webexwholesale_customer_org" "maple" {
  external_id                  = "maple"
  provisioning_id              = webexwholesale_onboarding_template.saml.provisioning_id
  name                         = "Maple Furniture"
  primary_email                = "owner@maple.example"
  language                     = "en_CA"
  meetings_time_zone           = "America/Toronto"
  supported_location_confirmed = true

  # The billing address.
  address = {
    address_line1      = "200 Bay Street"
    address_line2      = "Suite 1400"
    city               = "Toronto"
    state_or_province  = "ON"
    zip_or_postal_code = "M5J 2J1"
    country            = "CA"
  }

  # As one package has a quantity, each that can take one has it.
  packages = {
    webex_suite        = { quantity = 10 }
    webex_calling      = { quantity = 20 }
    webex_meetings     = { quantity = 5 }
    cisco_calling_plan = {}
  }

  head_office = {
    name                          = "Toronto"
    time_zone                     = "America/Toronto"
    language                      = "en_us"
    emergency_location_identifier = "95547321"

    # Left out, it is the customer's.
    address = {
      address_line1      = "15 King Street West"
      address_line2      = "Ground floor"
      city               = "Toronto"
      state_or_province  = "ON"
      zip_or_postal_code = "M5H 1A1"
      country            = "CA"
    }
  }

  # Nothing stays: with its users' persons gone, the organization can be deleted.
  deletion_protection = var.deletion_protection
  on_destroy          = "delete_organization"

  timeouts {
    create = "45m"
    update = "45m"
    delete = "45m"
  }
}
