# Needs Terraform 1.12 or newer.
import {
  to = webexwholesale_customer_location.austin
  identity = {
    id          = "Y2lzY29zcGFyazovL3VzL0xPQ0FUSU9OLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg"
    customer_id = "Y2lzY29zcGFyazovL3VzL0VOVEVSUFJJU0UvMDEyMzQ1NjctODlhYi1jZGVmLTAxMjMtNDU2Nzg5YWJjZGVm"
  }
}
