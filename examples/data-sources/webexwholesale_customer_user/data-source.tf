data "webexwholesale_customer_user" "ann" {
  customer_external_id = "acme"
  email                = "ann@acme.example"
}

output "ann" {
  value = {
    number    = data.webexwholesale_customer_user.ann.phone_number
    extension = data.webexwholesale_customer_user.ann.extension
    roles     = data.webexwholesale_customer_user.ann.roles
  }
}
