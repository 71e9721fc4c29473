output "provisioning_id" {
  description = "Every customer of the template is provisioned with it."
  value       = webexwholesale_onboarding_template.small_business.provisioning_id
}

output "customer" {
  description = "What was provisioned."
  value = {
    id             = webexwholesale_customer_org.acme.id
    name           = webexwholesale_customer_org.acme.name
    organization   = webexwholesale_customer_org.acme.org_id
    head_office    = webexwholesale_customer_org.acme.head_office_location_id
    status         = webexwholesale_customer_org.acme.status
    package_status = webexwholesale_customer_org.acme.package_status
  }
}

output "users" {
  description = "Who can be reached where."
  value = {
    for user in [webexwholesale_customer_user.ann, webexwholesale_customer_user.bob] :
    user.email => { status = user.status, number = user.phone_number, extension = user.extension }
  }
}
