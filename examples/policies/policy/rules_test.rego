# What the rules let pass, what they refuse, and that no disguise helps. The names of the cases say what would be evaded.
package main_test

import rego.v1

import data.lib.fixtures
import data.main

denied(changes) := messages if {
	messages := main.deny with input as fixtures.plan(changes) with data.webexwholesale as fixtures.settings
}

denied_with(changes, settings) := messages if {
	changed := object.union(fixtures.settings, settings)
	messages := main.deny with input as fixtures.plan(changes) with data.webexwholesale as changed
}

# Whether exactly one message came, and it has this text.
only(messages, text) if {
	count(messages) == 1
	some msg in messages
	contains(msg, text)
}

some_has(messages, text) if {
	some msg in messages
	contains(msg, text)
}

test_good_changes_pass if {
	every name, change in good {
		every disguise, disguised in fixtures.disguises(change) {
			messages := denied([disguised])
			print(name, disguise, messages)
			count(messages) == 0
		}
	}
}

good["a new customer"] := fixtures.new_customer({})

good["a customer as it was"] := fixtures.kept_customer({})

good["fifty more seats"] := fixtures.changed_customer({"packages": {"webex_calling": {"quantity": 100}}})

good["a template"] := fixtures.new_template({}, {"id": true, "provisioning_id": true})

good["a head office of its own"] := fixtures.new_customer({"head_office": {"address": {"country": "CA"}}})

good["a package that is null, so absent"] := fixtures.new_customer({"packages": {"webex_suite": null}})

good["ids that are not known yet"] := fixtures.new_customer_with_unknown(
	{},
	{"id": true, "org_id": true, "packages": {"webex_calling": {}}, "head_office": {}, "package_status": true},
)

good["a user"] := fixtures.new_user({})

good["a user whose roles are not managed"] := fixtures.new_user({"roles": null})

good["a user with another role"] := fixtures.new_user_with_unknown({"roles": ["user_administrator"]}, {"roles": [false]})

good["an approved administrator"] := fixtures.new_user({"email": " Ann@ACME.example", "roles": ["full_administrator"]})

good["an administrator of an approved domain"] := fixtures.new_user({"email": "kim@partner.example", "roles": ["full_administrator"]})

good["a location"] := fixtures.new_location({}, {"id": true, "address": {}})

good["a customer that may leave loses its protection"] := fixtures.change(
	"webexwholesale_customer_org", ["update"],
	object.union(fixtures.customer_values, {"external_id": "leaving"}),
	object.union(fixtures.customer_values, {"external_id": "leaving", "deletion_protection": false}), {},
)

good["a customer that may leave by its id is deleted"] := fixtures.gone_customer(["delete"], {"id": "id-leaving"})

good["a customer that may leave by its id is forgotten"] := fixtures.gone_customer(["forget"], {"id": "id-leaving"})

good["an approved administrator of a sub-partner"] := fixtures.new_customer({"sub_partner_admin_email": "kim@partner.example"})

good["a customer that may leave is deleted"] := fixtures.gone_customer(["delete"], {"external_id": "leaving"})

good["an object of another provider"] := fixtures.change("aws_s3_bucket", ["delete", "create"], {}, {}, true)

good["an existing organization is attached, with its administrators"] := fixtures.new_customer({"primary_email": null, "org_id": "org"})

test_bad_changes_are_refused if {
	every name, case in bad {
		every disguise, disguised in fixtures.disguises(case.change) {
			messages := denied([disguised])
			print(name, disguise, messages)
			some_has(messages, case.text)
		}
	}
}

# No deletion of organizations.

bad["deleted"] := {"change": fixtures.gone_customer(["delete"], {}), "text": "deletes this customer"}

bad["deleted without protection"] := {
	"change": fixtures.gone_customer(["delete"], {"deletion_protection": false, "on_destroy": "delete_organization"}),
	"text": "deletes this customer",
}

bad["replaced"] := {
	"change": fixtures.change("webexwholesale_customer_org", ["delete", "create"], fixtures.customer_values, fixtures.customer_values, {}),
	"text": "deletes this customer",
}

bad["replaced, created first"] := {
	"change": fixtures.change("webexwholesale_customer_org", ["create", "delete"], fixtures.customer_values, fixtures.customer_values, {}),
	"text": "deletes this customer",
}

bad["taking the external id of one that may leave, to be deleted later"] := {
	"change": fixtures.changed_customer({"external_id": "leaving"}),
	"text": "no customer may take an external_id of approved_departures",
}

bad["created with the external id of one that may leave"] := {
	"change": fixtures.new_customer({"external_id": "leaving"}),
	"text": "no customer may take an external_id of approved_departures",
}

bad["an external id that is not known yet, and may be any"] := {
	"change": fixtures.new_customer_with_unknown({"external_id": null}, {"external_id": true}),
	"text": "no customer may take an external_id of approved_departures; it is known only after the apply",
}

bad["a deposed object"] := {
	"change": object.union(fixtures.gone_customer(["delete"], {}), {"deposed": "b2a1c3d4"}),
	"text": "(deposed object b2a1c3d4): the plan deletes",
}

bad["replaced under the name of one that may leave"] := {
	"change": fixtures.change(
		"webexwholesale_customer_org", ["delete", "create"],
		fixtures.customer_values, object.union(fixtures.customer_values, {"external_id": "leaving"}), {},
	),
	"text": "deletes this customer",
}

# Protection stays on.

bad["protection off"] := {"change": fixtures.changed_customer({"deletion_protection": false}), "text": "deletion_protection must stay true; the plan turns it off"}

bad["never protected"] := {"change": fixtures.new_customer({"deletion_protection": false}), "text": "deletion_protection must stay true"}

bad["protection null"] := {"change": fixtures.new_customer({"deletion_protection": null}), "text": "deletion_protection must stay true"}

bad["protection off already"] := {"change": fixtures.kept_customer({"deletion_protection": false}), "text": "deletion_protection must stay true"}

bad["protection as a text"] := {"change": fixtures.new_customer({"deletion_protection": "true"}), "text": "deletion_protection must stay true"}

bad["protection unknown"] := {
	"change": fixtures.new_customer_with_unknown({"deletion_protection": null}, {"deletion_protection": true}),
	"text": "deletion_protection must stay true; it is known only after the apply",
}

bad["everything unknown"] := {
	"change": fixtures.change("webexwholesale_customer_org", ["create"], null, {}, true),
	"text": "deletion_protection must stay true; it is known only after the apply",
}

bad["protection off under the name of one that may leave"] := {
	"change": fixtures.changed_customer({"deletion_protection": false, "external_id": "leaving"}),
	"text": "deletion_protection must stay true",
}

bad["created unprotected under the name of one that may leave"] := {
	"change": fixtures.new_customer({"deletion_protection": false, "external_id": "leaving"}),
	"text": "deletion_protection must stay true",
}

bad["forgotten by a removed block"] := {"change": fixtures.gone_customer(["forget"], {}), "text": "forgets this customer"}

bad["forgotten and made anew"] := {
	"change": fixtures.change("webexwholesale_customer_org", ["create", "forget"], fixtures.customer_values, fixtures.customer_values, {}),
	"text": "forgets this customer",
}

# No unlimited packages.

bad["no quantity"] := {"change": fixtures.new_customer({"packages": {"webex_calling": {"quantity": null}}}), "text": "the package webex_calling must have a quantity; the plan leaves it out"}

bad["an empty package"] := {"change": fixtures.new_customer({"packages": {"webex_suite": {}}}), "text": "the package webex_suite must have a quantity"}

bad["a package that nobody knows"] := {"change": fixtures.new_customer({"packages": {"webex_new": {}}}), "text": "the package webex_new must have a quantity"}

bad["quantity unknown"] := {
	"change": fixtures.new_customer_with_unknown({"packages": {"webex_calling": {"quantity": null}}}, {"packages": {"webex_calling": {"quantity": true}}}),
	"text": "the package webex_calling must have a quantity; it is known only after the apply",
}

bad["package unknown"] := {
	"change": fixtures.new_customer_with_unknown({}, {"packages": {"webex_suite": true}}),
	"text": "the package webex_suite must have a quantity; it is known only after the apply",
}

bad["packages unknown"] := {
	"change": fixtures.new_customer_with_unknown({"packages": null}, {"packages": true}),
	"text": "the packages must be in the plan; it is known only after the apply",
}

bad["packages null"] := {"change": fixtures.new_customer({"packages": null}), "text": "the packages must be in the plan; the plan leaves them out"}

bad["unlimited already"] := {"change": fixtures.kept_customer({"packages": {"webex_calling": {"quantity": null}}}), "text": "webex_calling must have a quantity"}

# At most so many new seats.

bad["too many seats"] := {"change": fixtures.new_customer({"packages": {"webex_calling": {"quantity": 101}}}), "text": "adds 101 seats; max_new_seats allows 100"}

bad["too many seats in two packages"] := {
	"change": fixtures.changed_customer({"packages": {"webex_calling": {"quantity": 100}, "webex_suite": {"quantity": 51}}}),
	"text": "adds 101 seats",
}

bad["seats of another package given up meanwhile"] := {
	"change": fixtures.change(
		"webexwholesale_customer_org", ["update"],
		object.union(fixtures.customer_values, {"packages": {"webex_suite": {"quantity": 500}}}),
		object.union(fixtures.customer_values, {"packages": {"webex_calling": {"quantity": 151}}}), {},
	),
	"text": "adds 101 seats",
}

bad["seats of the customer that is replaced"] := {
	"change": fixtures.change(
		"webexwholesale_customer_org", ["delete", "create"],
		object.union(fixtures.customer_values, {"packages": {"webex_calling": {"quantity": 101}}}),
		object.union(fixtures.customer_values, {"packages": {"webex_calling": {"quantity": 101}}}), {},
	),
	"text": "adds 101 seats",
}

bad["seats that can't be counted"] := {
	"change": fixtures.new_customer_with_unknown({}, {"packages": {"webex_calling": {"quantity": true}}}),
	"text": "the seats can't be counted",
}

# No full administrator without approval.

bad["an administrator"] := {"change": fixtures.new_user({"roles": ["full_administrator"]}), "text": "full administrator has to be in approved_administrators; this one is not"}

bad["an administrator in capitals"] := {"change": fixtures.new_user({"roles": [" Full_Administrator"]}), "text": "full administrator has to be"}

bad["an administrator among other roles"] := {
	"change": fixtures.change(
		"webexwholesale_customer_user", ["update"], fixtures.user_values,
		object.union(fixtures.user_values, {"roles": ["device_administrator", "full_administrator"]}), {},
	),
	"text": "full administrator has to be",
}

bad["an administrator already"] := {
	"change": fixtures.change(
		"webexwholesale_customer_user", ["no-op"],
		object.union(fixtures.user_values, {"roles": ["full_administrator"]}),
		object.union(fixtures.user_values, {"roles": ["full_administrator"]}), {},
	),
	"text": "full administrator has to be",
}

bad["roles unknown"] := {
	"change": fixtures.new_user_with_unknown({"roles": null}, {"roles": true}),
	"text": "the roles are known only after the apply",
}

bad["a role unknown"] := {
	"change": fixtures.new_user_with_unknown({"roles": ["user_administrator"]}, {"roles": [false, true]}),
	"text": "the roles are known only after the apply",
}

bad["an administrator with an unknown address"] := {
	"change": fixtures.new_user_with_unknown({"email": null, "roles": ["full_administrator"]}, {"email": true}),
	"text": "it is known only after the apply",
}

bad["an administrator of a domain that ends alike"] := {
	"change": fixtures.new_user({"email": "kim@evil-partner.example", "roles": ["full_administrator"]}),
	"text": "full administrator has to be",
}

bad["the first administrator"] := {"change": fixtures.new_customer({"primary_email": "eve@acme.example"}), "text": "the primary_email becomes a full administrator"}

bad["the first administrator unknown"] := {
	"change": fixtures.new_customer_with_unknown({"primary_email": null}, {"primary_email": true}),
	"text": "the primary_email becomes a full administrator and has to be in approved_administrators; it is known only",
}

bad["an administrator of a sub-partner"] := {
	"change": fixtures.changed_customer({"sub_partner_admin_email": "eve@other.example"}),
	"text": "the sub_partner_admin_email has to be in approved_administrators; this one is not",
}

bad["an administrator of a sub-partner that is not known yet"] := {
	"change": fixtures.new_customer_with_unknown({"sub_partner_admin_email": null}, {"sub_partner_admin_email": true}),
	"text": "the sub_partner_admin_email has to be in approved_administrators; it is known only",
}

bad["the administrator of a template"] := {
	"change": fixtures.new_template({"service_provider_admin": "eve@other.example"}, {}),
	"text": "the service_provider_admin has to be in approved_administrators; this one is not",
}

bad["the administrator of a template that is not known yet"] := {
	"change": fixtures.new_template({"service_provider_admin": null}, {"service_provider_admin": true}),
	"text": "the service_provider_admin has to be in approved_administrators; it is known only",
}

bad["a template without an administrator"] := {
	"change": fixtures.new_template({"service_provider_admin": null}, {}),
	"text": "the service_provider_admin has to be in approved_administrators",
}

bad["the administrator of a template already"] := {
	"change": fixtures.change(
		"webexwholesale_onboarding_template", ["no-op"],
		object.union(fixtures.template_values, {"service_provider_admin": "eve@other.example"}),
		object.union(fixtures.template_values, {"service_provider_admin": "eve@other.example"}), {},
	),
	"text": "the service_provider_admin has to be in approved_administrators",
}

# Only allowed countries.

bad["a country"] := {"change": fixtures.new_customer({"address": {"country": "FR"}}), "text": "address.country must be one of CA, US; it is FR"}

bad["a country null"] := {"change": fixtures.new_customer({"address": {"country": null}}), "text": "address.country must be one of"}

bad["an address null"] := {"change": fixtures.new_customer({"address": null}), "text": "address.country must be one of"}

bad["an address unknown"] := {
	"change": fixtures.new_customer_with_unknown({"address": null}, {"address": true}),
	"text": "address.country must be one of CA, US; it is known only after the apply",
}

bad["a country unknown"] := {
	"change": fixtures.new_customer_with_unknown({"address": {"country": null}}, {"address": {"country": true}}),
	"text": "address.country must be one of CA, US; it is known only after the apply",
}

bad["a head office"] := {
	"change": fixtures.new_customer({"head_office": {"address": {"country": "FR"}}}),
	"text": "head_office.address.country must be one of",
}

bad["a head office with an unknown address"] := {
	"change": fixtures.new_customer_with_unknown({"head_office": {"name": "x"}}, {"head_office": {"address": true}}),
	"text": "head_office.address.country must be one of",
}

bad["a head office unknown"] := {
	"change": fixtures.new_customer_with_unknown({"head_office": null}, {"head_office": true}),
	"text": "head_office.address.country must be one of",
}

bad["a location"] := {"change": fixtures.new_location({"address": {"country": "FR"}}, {}), "text": "address.country must be one of"}

bad["a location unknown"] := {"change": fixtures.new_location({"address": null}, {"address": true}), "text": "address.country must be one of"}

bad["a template"] := {
	"change": fixtures.change("webexwholesale_onboarding_template", ["create"], null, {"name": "Far away", "country": "FR"}, {}),
	"text": "country must be one of",
}

# Templates of the allow-list.

bad["a template that is not allowed"] := {"change": fixtures.new_customer({"provisioning_id": "template-2"}), "text": "provisioning_id must be one of allowed_provisioning_ids; this one is not"}

bad["a template null"] := {"change": fixtures.new_customer({"provisioning_id": null}), "text": "provisioning_id must be one of"}

bad["a template unknown"] := {
	"change": fixtures.new_customer_with_unknown({"provisioning_id": null}, {"provisioning_id": true}),
	"text": "provisioning_id must be one of allowed_provisioning_ids; it is known only after the apply",
}

# A whole plan.

bad["an action that nobody knows"] := {
	"change": fixtures.change("webexwholesale_customer_org", ["evaporate"], fixtures.customer_values, fixtures.customer_values, {}),
	"text": "don't know the actions",
}

bad["a type that nobody knows"] := {
	"change": fixtures.change("webexwholesale_customer_seats", ["create"], null, {"quantity": 100000}, {}),
	"text": "these policies don't know the type webexwholesale_customer_seats",
}

bad["no actions"] := {"change": fixtures.change("webexwholesale_customer_org", [], fixtures.customer_values, fixtures.customer_values, {}), "text": "don't know the actions"}

# Several objects together.

test_seats_of_all_customers_count if {
	customers := [object.union(fixtures.new_customer({}), {"address": sprintf("c[%d]", [index])}) | some index in [1, 2, 3]]
	only(denied(customers), "adds 150 seats")
}

test_seats_that_another_customer_gives_up_do_not_count_against if {
	gone := fixtures.gone_customer(["delete"], {"external_id": "leaving", "packages": {"webex_calling": {"quantity": 900}}})
	only(denied([gone, fixtures.new_customer({"packages": {"webex_calling": {"quantity": 101}}})]), "adds 101 seats")
}

test_data_sources_are_not_judged if {
	count(denied([object.union(fixtures.new_customer({"deletion_protection": null}), {"mode": "data"})])) == 0
}

test_a_bad_change_among_good_ones_is_refused if {
	only(denied([fixtures.new_user({}), fixtures.new_location({}, {}), fixtures.gone_customer(["delete"], {}), fixtures.kept_customer({})]), "deletes this customer")
}

test_each_wrong_thing_is_named if {
	messages := denied([fixtures.new_customer({
		"provisioning_id": "template-2",
		"primary_email": "eve@acme.example",
		"address": {"country": "FR"},
		"packages": {"webex_calling": {"quantity": null}, "webex_suite": {"quantity": 1000}},
		"deletion_protection": false,
	})])
	count(messages) == 6
}

# The input.

test_a_plan_without_changes_passes if {
	messages := main.deny with input as object.remove(fixtures.plan([]), ["resource_changes"]) with data.webexwholesale as fixtures.settings
	count(messages) == 0
}

test_what_is_no_plan_is_refused if {
	every other in [
		{},
		[],
		"text",
		null,
		{"format_version": "1.0", "values": {"root_module": {}}},
		{"format_version": "9.0", "configuration": {}},
		object.union(fixtures.plan([]), {"resource_changes": {"a": fixtures.gone_customer(["delete"], {})}}),
		object.union(fixtures.plan([]), {"resource_changes": null}),
	] {
		messages := main.deny with input as other with data.webexwholesale as fixtures.settings
		print(other, messages)
		some_has(messages, "not the JSON of a plan")
	}
}

test_a_plan_of_hcp_terraform_is_judged if {
	every changes, count_of_messages in {[fixtures.new_customer({})]: 0, [fixtures.gone_customer(["delete"], {})]: 1} {
		messages := main.deny with input as {"plan": fixtures.plan(changes), "run": {"id": "run-1"}} with data.webexwholesale as fixtures.settings
		count(messages) == count_of_messages
	}
}

test_a_plan_with_errors_is_refused if {
	messages := main.deny with input as object.union(fixtures.plan([]), {"errored": true}) with data.webexwholesale as fixtures.settings
	only(messages, "ended with errors")
}

test_deferred_changes_are_refused if {
	deferred := {"deferred_changes": [{"reason": "instance_count_unknown", "resource_change": fixtures.new_customer({})}]}
	messages := main.deny with input as object.union(fixtures.plan([]), deferred) with data.webexwholesale as fixtures.settings
	only(messages, "puts changes off")
}

# The settings.

test_without_settings_everything_is_refused if {
	messages := main.deny with input as fixtures.plan([fixtures.new_customer({})]) with data.webexwholesale as {}
	some_has(messages, "settings are missing")
	some_has(messages, "provisioning_id must be one of")
	some_has(messages, "adds 50 seats; max_new_seats allows 0")
}

test_settings_of_another_type_allow_nothing if {
	every name, case in {
		"max_new_seats": {"value": "1000", "text": "adds 50 seats"},
		"allowed_countries": {"value": "US", "text": "address.country must be"},
		"allowed_provisioning_ids": {"value": "template-1", "text": "provisioning_id must be"},
		"approved_administrators": {"value": null, "text": "the primary_email becomes"},
		"packages_without_quantity": {"value": {"cisco_calling_plan": true}, "text": "cisco_calling_plan must have a quantity"},
	} {
		messages := denied_with([fixtures.new_customer({})], {name: case.value})
		print(name, messages)
		only(messages, case.text)
	}
}

# An entry that says nothing must not approve everybody.
test_empty_entries_approve_nobody if {
	every entry in ["", " ", "@", 1, null] {
		only(denied_with([fixtures.new_user({"roles": ["full_administrator"]})], {"approved_administrators": [entry]}), "full administrator has to be")
	}
}
