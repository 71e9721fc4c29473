# Who has not agreed to move yet.
data "webexwholesale_customer_users" "pending" {
  customer_external_id = "acme"
  status               = "pending_user_migration"
}

# Who makes calls.
data "webexwholesale_customer_users" "callers" {
  customer_external_id = "acme"
  package              = "webex_calling"
}

output "pending" {
  value = data.webexwholesale_customer_users.pending.users[*].email
}

output "extensions" {
  value = { for user in data.webexwholesale_customer_users.callers.users : user.email => user.extension }
}
