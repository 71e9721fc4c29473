# One customer: one folder, one state, one lock.

terraform {
  required_version = ">= 1.8"

  required_providers {
    webexwholesale = {
      source = "webex-wholesale/webexwholesale"
    }
  }
}

provider "webexwholesale" {
  requests_per_second = 5 # of each job; see the guide for how many run at once
}

locals {
  templates = jsondecode(file("${path.module}/../../templates.json"))
}

module "customer" {
  source = "../../modules/customer"

  external_id     = "nova"
  provisioning_id = local.templates.small_business
  name            = "Nova Limited"
  primary_email   = "nova@partner.example"
  packages        = { webex_calling = 20 }

  people = {
    "ann@nova.example" = { first_name = "Ann", last_name = "Example", package = "webex_calling", extension = "2100" }
    "bob@nova.example" = { first_name = "Bob", last_name = "Example", package = "webex_calling", extension = "2101" }
  }
}
