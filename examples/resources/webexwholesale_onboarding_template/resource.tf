# Managed in full, against a backend with template endpoints.
resource "webexwholesale_onboarding_template" "small_business" {
  name                      = "Small business"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
  default_email_language    = "en_US"
  brand_name                = "Partner Voice"

  authentication = {
    method        = "partner_saml"
    idp_entity_id = "https://idp.partner.example/saml"
  }
}

# Adopted from Partner Hub, against the Webex cloud.
resource "webexwholesale_onboarding_template" "enterprise" {
  provisioning_id           = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
  name                      = "Enterprise"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}
