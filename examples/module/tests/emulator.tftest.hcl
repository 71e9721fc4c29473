# Against the embedded emulator: the same rules as Webex', no account. The
# tests destroy what they make.

provider "webexwholesale" {
  emulator = { path = "tests.db" }
}

variables {
  external_id         = "acme"
  name                = "Acme Corporation"
  primary_email       = "owner@acme.example"
  packages            = { webex_calling = 5, webex_meetings = 5 }
  deletion_protection = false

  address = {
    address_line1      = "771 Alder Drive"
    city               = "Milpitas"
    state_or_province  = "CA"
    zip_or_postal_code = "95035"
    country            = "US"
  }

  users = [
    { email = "ann@acme.example", package = "webex_calling", first_name = "Ann", last_name = "Lee", extension = "2100", administrator = true },
    { email = "bob@acme.example", package = "webex_meetings", first_name = "Bob", last_name = "Roy" },
  ]
}

run "template" {
  module {
    source = "./tests/template"
  }
}

run "provisions" {
  variables {
    provisioning_id = run.template.provisioning_id
  }

  assert {
    condition     = webexwholesale_customer_org.this.status == "provisioned"
    error_message = "The customer is ${webexwholesale_customer_org.this.status}."
  }

  assert {
    condition     = length(output.users) == 2 && length(output.pending_users) == 0
    error_message = "There are other users: ${jsonencode(output.users)}"
  }

  assert {
    condition     = output.customer_id == webexwholesale_customer_org.this.id
    error_message = "The module returns another customer's id."
  }
}

# That a customer is not replaced needs no test: the provider refuses it in the plan.
run "grows" {
  variables {
    provisioning_id = run.template.provisioning_id
    packages        = { webex_calling = 6, webex_meetings = 5 }
  }

  assert {
    condition     = webexwholesale_customer_org.this.packages["webex_calling"].quantity == 6
    error_message = "The customer has ${webexwholesale_customer_org.this.packages["webex_calling"].quantity} seats."
  }
}
