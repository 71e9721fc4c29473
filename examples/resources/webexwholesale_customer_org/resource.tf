resource "webexwholesale_customer_org" "acme" {
  external_id                  = "acme"
  provisioning_id              = "ZjViMzYxODctYzhkZC00NzI3LThiMmYtZjljNDQ3ZjI5MDQ2"
  name                         = "Acme Corporation"
  primary_email                = "owner@acme.example"
  supported_location_confirmed = true

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }

  packages = {
    webex_calling      = { quantity = 50 }
    webex_suite        = { quantity = 10 }
    cisco_calling_plan = {} # takes no quantity
  }

  head_office = {
    name      = "Head Office"
    time_zone = "America/Los_Angeles"
    language  = "en_us"
  }

  timeouts {
    create = "45m"
  }
}
