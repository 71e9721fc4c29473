terraform {
  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

ephemeral "webexwholesale_access_token" "partner" {}

resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"

  # A call that the provider does not make, with the provider's own token.
  provisioner "local-exec" {
    command = "curl --fail --silent --header \"Authorization: Bearer $TOKEN\" https://webexapis.com/v1/wholesale/subPartners"

    environment = {
      TOKEN = ephemeral.webexwholesale_access_token.partner.access_token
    }
  }
}
