# Against the emulator in the provider: what Webex would make of it, with its rules. Terraform destroys what the runs made.

provider "webexwholesale" {
  emulator = { path = "tests.db" }
}

variables {
  customer_external_id = "acme"
  city                 = "Austin"
  people               = { "ann.lee@acme.example" = "2100" }
}

# What has to exist before. It is released from its protection in advance, so that it can go at the end.
run "customer" {
  module {
    source = "./tests/customer"
  }
}

run "opens" {
  assert {
    condition     = webexwholesale_customer_user.this["ann.lee@acme.example"].status == "provisioned"
    error_message = "Ann is ${webexwholesale_customer_user.this["ann.lee@acme.example"].status}."
  }
}

run "one_person_more" {
  command = plan

  variables {
    people = { "ann.lee@acme.example" = "2100", "bob.roy@acme.example" = "2101" }
  }

  assert {
    condition     = length(webexwholesale_customer_user.this) == 2
    error_message = "There are not two people."
  }
}

run "grows" {
  variables {
    people = { "ann.lee@acme.example" = "2105", "bob.roy@acme.example" = "2101" }
  }

  assert {
    condition     = webexwholesale_customer_user.this["ann.lee@acme.example"].extension == "2105"
    error_message = "Ann has another extension."
  }

  assert {
    condition     = webexwholesale_customer_user.this["bob.roy@acme.example"].status == "provisioned"
    error_message = "Bob is ${webexwholesale_customer_user.this["bob.roy@acme.example"].status}."
  }
}
