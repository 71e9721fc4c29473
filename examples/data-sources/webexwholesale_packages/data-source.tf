# The packages and the rules of each. This needs no credentials.
data "webexwholesale_packages" "all" {}

output "packages_with_quantity" {
  value = [for package in data.webexwholesale_packages.all.packages : package.name if package.takes_quantity]
}

output "packages_for_users" {
  value = { for package in data.webexwholesale_packages.all.packages : package.name => package.capabilities if package.user_package }
}
