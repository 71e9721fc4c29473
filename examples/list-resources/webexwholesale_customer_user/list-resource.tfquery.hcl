# Users who have agreed to move and whose address begins with "sales".
list "webexwholesale_customer_user" "sales" {
  provider = webexwholesale
  limit    = 1000

  config {
    customer_external_id = "acme"
    package              = "webex_calling"
    status               = "provisioned"
    email_prefix         = "sales"
  }
}
