# Against a backend with template endpoints. The Webex cloud has none.
data "webexwholesale_onboarding_templates" "all" {}

output "provisioning_ids" {
  value = { for template in data.webexwholesale_onboarding_templates.all.templates : template.name => template.provisioning_id }
}
