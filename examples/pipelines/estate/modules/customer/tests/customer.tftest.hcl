# Without any backend: what Webex would compute is made up.

mock_provider "webexwholesale" {}

variables {
  external_id     = "test"
  provisioning_id = "a provisioning id"
  name            = "Test Company"
  primary_email   = "owner@test.example"
  packages        = { webex_calling = 5 }
  people = {
    "ann@test.example" = { first_name = "Ann", last_name = "Lee", package = "webex_calling", extension = "2100" }
  }
}

run "customers_are_protected" {
  assert {
    condition     = webexwholesale_customer_org.this.deletion_protection
    error_message = "The customer is not protected."
  }
}

run "people_sit_at_the_head_office" {
  assert {
    condition     = webexwholesale_customer_user.this["ann@test.example"].location_id == webexwholesale_customer_org.this.head_office_location_id
    error_message = "Ann is not at the head office."
  }
}
