# What the module expects to be there.

terraform {
  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

resource "webexwholesale_onboarding_template" "standard" {
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

output "provisioning_id" {
  value = webexwholesale_onboarding_template.standard.provisioning_id
}
