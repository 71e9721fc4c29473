# terraform apply -invoke=action.webexwholesale_billing_report.february
action "webexwholesale_billing_report" "february" {
  config {
    billing_start_date = "2026-02-01"
    billing_end_date   = "2026-02-28"
    type               = "CUSTOMER"
    timeout            = "1h"
  }
}
