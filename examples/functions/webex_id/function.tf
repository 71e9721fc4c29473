# The id of the organization whose uuid Control Hub shows.
output "organization" {
  value = provider::webexwholesale::webex_id("ORGANIZATION", "6c8b7e1c-9a27-4c29-8d0a-6d1f0f4f2f31")
}
