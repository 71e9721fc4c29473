# By id, or CUSTOMER/USER: id or external id, and id or e-mail address.
import {
  to = webexwholesale_customer_user.ann
  id = "acme/ann@acme.example"
}
