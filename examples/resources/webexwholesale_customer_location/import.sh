# CUSTOMER/LOCATION: id or external id, and id or name.
terraform import webexwholesale_customer_location.austin acme/Austin
terraform import webexwholesale_customer_location.head_office "acme/Head Office"
