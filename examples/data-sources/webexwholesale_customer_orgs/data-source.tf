# The customers whose provisioning did not end well.
data "webexwholesale_customer_orgs" "troubled" {
  status = ["error", "provisioned_with_errors"]
}

output "troubled" {
  value = { for customer in data.webexwholesale_customer_orgs.troubled.customers : customer.external_id => customer.package_status }
}
