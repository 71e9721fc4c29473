data "webexwholesale_customer_org" "acme" {
  external_id = "acme"
}

output "acme" {
  value = {
    organization = data.webexwholesale_customer_org.acme.org_id
    head_office  = data.webexwholesale_customer_org.acme.head_office_location_id
    packages     = data.webexwholesale_customer_org.acme.packages
    status       = data.webexwholesale_customer_org.acme.status
  }
}
