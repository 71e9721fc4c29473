# Without any backend, in a second: what the module makes of its input. The data source returns what the test wants.

mock_provider "webexwholesale" {
  mock_data "webexwholesale_customer_org" {
    defaults = {
      id       = "customer"
      packages = ["webex_calling"]
    }
  }
}

variables {
  customer_external_id = "acme"
  city                 = "Austin"
  people               = { "Ann.lee@acme.example" = "2100" }
}

run "people_sit_in_the_branch_office" {
  assert {
    condition     = webexwholesale_customer_user.this["Ann.lee@acme.example"].location_id == output.location_id
    error_message = "Ann is somewhere else."
  }

  assert {
    condition     = webexwholesale_customer_user.this["Ann.lee@acme.example"].last_name == "Lee"
    error_message = "Ann has another name."
  }

  assert {
    condition     = webexwholesale_customer_location.this.time_zone == "America/Chicago"
    error_message = "Austin is in another time zone."
  }
}

run "an_unknown_city" {
  command = plan

  variables {
    city = "Atlantis"
  }

  expect_failures = [var.city]
}

run "a_customer_without_calling" {
  command = plan

  override_data {
    target = data.webexwholesale_customer_org.this
    values = { packages = ["webex_meetings"] }
  }

  expect_failures = [data.webexwholesale_customer_org.this]
}
