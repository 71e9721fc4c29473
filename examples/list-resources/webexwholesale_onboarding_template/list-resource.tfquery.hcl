# All templates of the backend, for: terraform query -generate-config-out=templates.tf
list "webexwholesale_onboarding_template" "all" {
  provider = webexwholesale
}
