# With a local gateway.
resource "webexwholesale_customer_location" "montreal" {
  customer_external_id  = webexwholesale_customer_org.maple.external_id
  name                  = "Montreal"
  time_zone             = "America/Toronto"
  preferred_language    = "fr_ca"
  announcement_language = "fr_ca"

  address = {
    address_line1      = "1000 Rue Sherbrooke"
    address_line2      = "Entresol"
    city               = "Montreal"
    state_or_province  = "QC"
    zip_or_postal_code = "H3A 1G4"
    country            = "CA"
  }

  # Webex takes these three only when the location is created.
  latitude  = "45.5019"
  longitude = "-73.5674"
  notes     = "Showroom, open on Saturdays"

  calling = {
    main_number             = "+15145550100"
    routing_prefix          = "8514"
    outside_dial_digit      = "9"
    external_caller_id_name = "Maple Furniture"
  }

  pstn_connection = {
    premise_route_type = "TRUNK" # or ROUTE_GROUP
    premise_route_id   = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg"
  }

  phone_numbers = ["+15145550100", "+15145550101", "+15145550102"]

  timeouts {
    create = "20m"
  }
}

# With a non-integrated provider. Webex lists the ids of a location's connection options at
# /telephony/pstn/locations/{locationId}/connectionOptions; this one is the emulator's.
resource "webexwholesale_customer_location" "calgary" {
  customer_external_id = webexwholesale_customer_org.maple.external_id
  name                 = "Calgary"
  time_zone            = "America/Edmonton"
  preferred_language   = "en_us"

  address = {
    address_line1      = "8 Avenue SW"
    city               = "Calgary"
    state_or_province  = "AB"
    zip_or_postal_code = "T2P 1B3"
    country            = "CA"
  }

  calling         = {}
  pstn_connection = { id = "d094178f-818e-45bc-b101-a8dd48c13921" }
  phone_numbers   = ["+14035550100"]
}

# A warehouse without calling.
resource "webexwholesale_customer_location" "warehouse" {
  customer_id        = webexwholesale_customer_org.maple.id
  name               = "Warehouse"
  time_zone          = "America/Toronto"
  preferred_language = "en_us"

  address = {
    address_line1      = "90 Dock Road"
    city               = "Mississauga"
    state_or_province  = "ON"
    zip_or_postal_code = "L5B 3C1"
    country            = "CA"
  }
}
