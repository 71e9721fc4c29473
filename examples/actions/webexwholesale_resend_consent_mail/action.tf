# Once, for a user whose e-mail address belongs to a free Webex account:
#   terraform apply -invoke=action.webexwholesale_resend_consent_mail.ann
action "webexwholesale_resend_consent_mail" "ann" {
  config {
    customer_external_id = "acme"
    email                = "ann@acme.example"
  }
}
