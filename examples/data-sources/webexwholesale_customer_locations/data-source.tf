data "webexwholesale_customer_locations" "all" {
  customer_external_id = "acme"
}

output "calling_locations" {
  value = { for location in data.webexwholesale_customer_locations.all.locations : location.name => location.id if location.calling_enabled }
}
