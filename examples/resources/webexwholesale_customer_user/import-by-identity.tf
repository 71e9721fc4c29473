# Needs Terraform 1.12 or newer.
import {
  to = webexwholesale_customer_user.ann
  identity = {
    id = "Y2lzY29zcGFyazovL3VzL1NVQlNDUklCRVIvMDEyMzQ1NjctODlhYi1jZGVmLTAxMjMtNDU2Nzg5YWJjZGVm"
  }
}
