# Against the Webex cloud, a template is made in Partner Hub and adopted here by
# its Provisioning ID. Credentials come from the environment: WEBEX_ACCESS_TOKEN,
# or WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN.

terraform {
  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

provider "webexwholesale" {}

variable "provisioning_id" {
  description = "The Provisioning ID that Partner Hub shows for the template."
  type        = string
}

resource "webexwholesale_onboarding_template" "standard" {
  provisioning_id           = var.provisioning_id
  name                      = "Standard"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

output "management" {
  description = "partner_hub: the settings change there."
  value       = webexwholesale_onboarding_template.standard.management
}
