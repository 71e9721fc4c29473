# Would Webex create this customer?
data "webexwholesale_provisioning_precheck" "acme" {
  customer = {
    provisioning_id = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
    external_id     = "acme"
    name            = "Acme Corporation"
    primary_email   = "owner@acme.example"

    address = {
      address_line1      = "771 Alder Drive"
      city               = "Milpitas"
      state_or_province  = "CA"
      zip_or_postal_code = "95035"
      country            = "US"
    }

    packages = {
      webex_meetings = { quantity = 10 }
    }
  }
}

output "acme" {
  value = {
    passed   = data.webexwholesale_provisioning_precheck.acme.passed
    findings = data.webexwholesale_provisioning_precheck.acme.info
  }
}

# A check block reports a refusal as a warning at every plan.
check "ann" {
  data "webexwholesale_provisioning_precheck" "ann" {
    user = {
      customer_external_id = "acme"
      email                = "ann@acme.example"
      package              = "webex_meetings"
    }
  }

  assert {
    condition     = data.webexwholesale_provisioning_precheck.ann.passed
    error_message = data.webexwholesale_provisioning_precheck.ann.message
  }
}
