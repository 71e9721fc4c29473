# Without any backend: what Webex would compute is made up.

mock_provider "webexwholesale" {}

variables {
  external_id     = "acme"
  provisioning_id = "a provisioning id"
  name            = "Acme Corporation"
  primary_email   = "owner@acme.example"
  packages        = { webex_calling = 5, webex_meetings = 5 }

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }
}

run "users_with_calling_have_a_location" {
  variables {
    users = [
      { email = "Ann@acme.example", package = "webex_calling", first_name = "Ann", last_name = "Lee", extension = "2100", phone_number = "+1 (408) 555-0100" },
      { email = "bob@acme.example", package = "webex_meetings", first_name = "Bob", last_name = "Roy" },
    ]
  }

  assert {
    condition     = keys(output.users) == ["ann@acme.example", "bob@acme.example"]
    error_message = "The users are not known by their addresses in lower case."
  }

  assert {
    condition     = webexwholesale_customer_user.this["ann@acme.example"].location_id == webexwholesale_customer_org.this.head_office_location_id
    error_message = "The user with calling is not at the head office."
  }

  assert {
    condition     = webexwholesale_customer_user.this["ann@acme.example"].phone_number == "+14085550100"
    error_message = "The phone number is not written as Webex does."
  }

  assert {
    condition     = webexwholesale_customer_org.this.deletion_protection
    error_message = "The customer is not protected."
  }
}

run "a_package_that_the_customer_lacks" {
  command = plan

  variables {
    users = [{ email = "cid@acme.example", package = "webex_suite", first_name = "Cid", last_name = "Poe", extension = "2101" }]
  }

  expect_failures = [webexwholesale_customer_user.this]
}

run "users_of_a_file" {
  variables {
    users_csv = "First Name,Last Name,User ID/Email (Required),Extension,Phone Number\nDee,Fox,Dee@acme.example,2103,(408) 555-0103\n"
  }

  assert {
    condition     = webexwholesale_customer_user.this["dee@acme.example"].phone_number == "+14085550103"
    error_message = "The user of the file has another number."
  }

  assert {
    condition     = webexwholesale_customer_user.this["dee@acme.example"].package == "webex_calling"
    error_message = "The user of the file has another package."
  }
}
