resource "webexwholesale_customer_user" "ann" {
  customer_external_id = "acme"
  email                = "ann@acme.example"
  package              = "webex_calling"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = "Y2lzY29zcGFyazovL3VzL0xPQ0FUSU9OLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg"
  phone_number         = "+15125550101"
  extension            = "2101"
  roles                = ["full_administrator"]
}
