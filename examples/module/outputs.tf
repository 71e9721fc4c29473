output "customer_id" {
  description = "The wholesale customer."
  value       = webexwholesale_customer_org.this.id
}

output "org_id" {
  description = "The Webex organization."
  value       = webexwholesale_customer_org.this.org_id
}

output "users" {
  description = "Ids of the users by e-mail address."
  value       = { for email, user in webexwholesale_customer_user.this : email => user.id }
}

output "pending_users" {
  description = "Users who have to agree to move first."
  value       = [for email, user in webexwholesale_customer_user.this : email if user.status == "pending_user_migration"]
}
