# A branch office with numbers of a local gateway.
resource "webexwholesale_customer_location" "austin" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  name                 = "Austin"
  time_zone            = "America/Chicago"
  preferred_language   = "en_us"

  address = {
    address_line1      = "1 Main Street"
    city               = "Austin"
    state_or_province  = "TX"
    zip_or_postal_code = "73301"
    country            = "US"
  }

  calling = {
    main_number    = "+15125550100"
    routing_prefix = "8512"
  }

  pstn_connection = {
    premise_route_type = "TRUNK"
    premise_route_id   = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg"
  }

  phone_numbers = ["+15125550100", "+15125550101"]
}

# The administrator has a package level that the organization was created with.
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "ann@acme.example"
  package              = "webex_suite"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = webexwholesale_customer_org.acme.head_office_location_id
  extension            = "2100"
  roles                = ["full_administrator"]
}

resource "webexwholesale_customer_user" "bob" {
  customer_external_id = webexwholesale_customer_org.acme.external_id
  email                = "bob@acme.example"
  package              = "webex_calling"
  first_name           = "Bob"
  last_name            = "Example"
  location_id          = webexwholesale_customer_location.austin.id
  phone_number         = "+15125550101"
  extension            = "2101"
}
