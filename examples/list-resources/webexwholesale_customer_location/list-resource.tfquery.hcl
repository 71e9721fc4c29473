# Locations whose name contains "branch", with their calling settings, PSTN
# connections and phone numbers.
list "webexwholesale_customer_location" "acme" {
  provider         = webexwholesale
  include_resource = true

  config {
    customer_external_id = "acme"
    name                 = "branch"
  }
}
