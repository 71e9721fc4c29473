# Customers whose provisioning is done. In the generated configuration fill in
# provisioning_id and, with a calling package, head_office: Webex does not
# return them.
list "webexwholesale_customer_org" "ready" {
  provider = webexwholesale
  limit    = 1000

  config {
    status = ["provisioned", "provisioned_with_errors"]
  }
}
