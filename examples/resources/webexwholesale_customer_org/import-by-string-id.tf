# By external id; the id works too.
import {
  to = webexwholesale_customer_org.acme
  id = "acme"
}
