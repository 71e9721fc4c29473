# CUSTOMER/LOCATION: id or external id, and id or name.
import {
  to = webexwholesale_customer_location.austin
  id = "acme/Austin"
}
