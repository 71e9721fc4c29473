# The onboarding templates, which all customers share. Applied seldom, and by itself, so in a state of its own. The ids are
# written to templates.json, where the customers read them.

terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

provider "webexwholesale" {}

variable "provisioning_id" {
  description = "Provisioning ID of the template in Partner Hub. The emulator can do without: it makes the template."
  type        = string
  default     = null
}

resource "webexwholesale_onboarding_template" "small_business" {
  provisioning_id           = var.provisioning_id
  name                      = "Small business"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}

output "provisioning_ids" {
  description = "What templates.json holds."
  value       = { small_business = webexwholesale_onboarding_template.small_business.provisioning_id }
}
