# The head office that was made with the customer.
data "webexwholesale_customer_location" "head_office" {
  customer_external_id = "acme"
  name                 = "Head Office"
}

resource "webexwholesale_customer_user" "ann" {
  customer_external_id = "acme"
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = data.webexwholesale_customer_location.head_office.id
  extension            = "2101"
}
