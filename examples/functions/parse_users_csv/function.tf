locals {
  # As Control Hub exports it; the numbers have lost their plus signs in a spreadsheet.
  export = <<-EOT
    First Name,Last Name,Display Name,User ID/Email (Required),Extension,Phone Number,Location
    Dana,Reed,Dana Reed,Dana@north.example,201,13035550101,Head Office
    ,,Reception,desk@north.example,202,,Head Office
  EOT

  users = provider::webexwholesale::parse_users_csv(local.export, { country = "US", package = "webex_calling" })
}

# {"dana@north.example" = "+13035550101", "desk@north.example" = null}
output "numbers" {
  value = { for email, user in local.users : email => user.phone_number }
}
