# Plans for the tests: what Terraform writes for one customer, one user and one location, with parts replaced.
package lib.fixtures

import rego.v1

settings := {
	"max_new_seats": 100,
	"packages_without_quantity": ["cisco_calling_plan"],
	"allowed_countries": ["CA", "US"],
	"allowed_provisioning_ids": ["template-1"],
	"approved_administrators": ["ann@acme.example", "@partner.example"],
	"approved_departures": ["leaving", "id-leaving", ""],
}

plan(changes) := {
	"format_version": "1.2",
	"terraform_version": "1.11.4",
	"errored": false,
	"configuration": {"root_module": {}},
	"resource_changes": changes,
}

customer_values := {
	"id": "id-acme",
	"external_id": "acme",
	"provisioning_id": "template-1",
	"name": "Acme Corporation",
	"primary_email": "ann@acme.example",
	"address": {"address_line1": "771 Alder Drive", "city": "Milpitas", "country": "US"},
	"head_office": {"name": "Head Office", "address": null},
	"packages": {"webex_calling": {"quantity": 50}, "cisco_calling_plan": {"quantity": null}},
	"deletion_protection": true,
}

user_values := {"email": "bob@acme.example", "package": "webex_calling", "roles": []}

location_values := {"name": "Austin", "address": {"city": "Austin", "country": "US"}}

template_values := {"name": "Standard", "country": "US", "service_provider_admin": "kim@partner.example"}

change(type, actions, before, after, unknown) := {
	"address": sprintf("%s.this", [type]),
	"mode": "managed",
	"type": type,
	"name": "this",
	"provider_name": "registry.terraform.io/webex-wholesale/webexwholesale",
	"change": {
		"actions": actions,
		"before": before,
		"after": after,
		"after_unknown": unknown,
		"before_sensitive": {},
		"after_sensitive": {},
	},
}

# A new customer whose values differ from the good ones by these.
new_customer(values) := new_customer_with_unknown(values, {})

new_customer_with_unknown(values, unknown) := change("webexwholesale_customer_org", ["create"], null, object.union(customer_values, values), unknown)

# A customer that changes from the good values to these.
changed_customer(values) := change("webexwholesale_customer_org", ["update"], customer_values, object.union(customer_values, values), {})

kept_customer(values) := change("webexwholesale_customer_org", ["no-op"], object.union(customer_values, values), object.union(customer_values, values), {})

gone_customer(actions, values) := change("webexwholesale_customer_org", actions, object.union(customer_values, values), null, {})

new_user(values) := new_user_with_unknown(values, {})

new_user_with_unknown(values, unknown) := change("webexwholesale_customer_user", ["create"], null, object.union(user_values, values), unknown)

new_location(values, unknown) := change("webexwholesale_customer_location", ["create"], null, object.union(location_values, values), unknown)

new_template(values, unknown) := change("webexwholesale_onboarding_template", ["create"], null, object.union(template_values, values), unknown)

# The same change of an object elsewhere in the configuration: none of this may hide it from a rule.
disguises(original) := {
	"plainly": original,
	"in a module": object.union(original, {
		"address": sprintf("module.customers[\"x\"].module.inner.%s", [original.address]),
		"module_address": "module.customers[\"x\"].module.inner",
	}),
	"as one of for_each": object.union(original, {"address": sprintf("%s[\"x\"]", [original.address]), "index": "x"}),
	"as one of count": object.union(original, {"address": sprintf("%s[0]", [original.address]), "index": 0}),
	"of OpenTofu's registry": object.union(original, {"provider_name": "registry.opentofu.org/webex-wholesale/webexwholesale"}),
	"of a mirror or a fork": object.union(original, {"provider_name": "mirror.example/other/name"}),
	"moved": object.union(original, {"previous_address": sprintf("%s_before", [original.address])}),
	"without a mode": object.remove(original, ["mode"]),
	"with sensitive values": object.union(original, {"change": {"after_sensitive": {"email": true, "packages": true, "deletion_protection": true}}}),
	"with a reason": object.union(original, {"action_reason": "replace_by_request"}),
	"while imported": object.union(original, {"change": {"importing": {"id": "x"}}}),
}
