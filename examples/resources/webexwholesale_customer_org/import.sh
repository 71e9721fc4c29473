# By id or by external id:
terraform import webexwholesale_customer_org.acme acme
