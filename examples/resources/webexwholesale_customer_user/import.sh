# By id, or CUSTOMER/USER: id or external id, and id or e-mail address.
terraform import webexwholesale_customer_user.ann acme/ann@acme.example
