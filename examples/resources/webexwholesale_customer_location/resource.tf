resource "webexwholesale_customer_location" "austin" {
  customer_external_id = "acme"
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

  phone_numbers = ["+15125550100", "+15125550101", "+15125550102"]
}
