# Needs Terraform 1.12 or newer.
import {
  to = webexwholesale_customer_org.acme
  identity = {
    id = "Y2lzY29zcGFyazovL3VzL0VOVEVSUFJJU0UvMDEyMzQ1NjctODlhYi1jZGVmLTAxMjMtNDU2Nzg5YWJjZGVm"
  }
}
