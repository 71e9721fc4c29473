# Against a backend with template endpoints. The Webex cloud has none.
data "webexwholesale_onboarding_template" "small_business" {
  name = "Small business"
}

output "provisioning_id" {
  value = data.webexwholesale_onboarding_template.small_business.provisioning_id
}
