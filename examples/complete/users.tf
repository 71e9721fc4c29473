# The administrator has a package level that the organization was created with.
resource "webexwholesale_customer_user" "ann" {
  customer_external_id = webexwholesale_customer_org.maple.external_id
  email                = "ann@maple.example"
  package              = "webex_suite"
  first_name           = "Ann"
  last_name            = "Example"
  location_id          = webexwholesale_customer_org.maple.head_office_location_id
  extension            = "2100"
  roles                = ["full_administrator", "location_administrator"]
  on_destroy           = "delete_person"

  timeouts {
    create = "20m"
  }
}

resource "webexwholesale_customer_user" "bob" {
  customer_external_id = webexwholesale_customer_org.maple.external_id
  email                = "bob@maple.example"
  package              = "webex_calling"
  first_name           = "Bob"
  last_name            = "Example"
  location_id          = webexwholesale_customer_location.montreal.id
  phone_number         = "+1 (514) 555-0101"
  extension            = "2101"
  roles                = [] # none: one that is given elsewhere is taken away
  on_destroy           = "delete_person"
}

# A number without an extension.
resource "webexwholesale_customer_user" "cleo" {
  customer_external_id = webexwholesale_customer_org.maple.external_id
  email                = "cleo@maple.example"
  package              = "webex_calling"
  first_name           = "Cleo"
  last_name            = "Example"
  location_id          = webexwholesale_customer_location.calgary.id
  phone_number         = "+14035550100"
  on_destroy           = "delete_person"
}

# Without calling, a user needs neither number nor location.
resource "webexwholesale_customer_user" "dan" {
  customer_id = webexwholesale_customer_org.maple.id
  email       = "dan@maple.example"
  package     = "webex_meetings"
  first_name  = "Dan"
  last_name   = "Example"
  on_destroy  = "delete_person"
}

output "users" {
  description = "Who can be reached where."
  value = {
    for user in [
      webexwholesale_customer_user.ann, webexwholesale_customer_user.bob,
      webexwholesale_customer_user.cleo, webexwholesale_customer_user.dan,
    ] : user.email => { status = user.status, number = user.phone_number, extension = user.extension }
  }
}
