data "webexwholesale_roles" "all" {}

output "role_names" {
  value = data.webexwholesale_roles.all.roles[*].name
}
