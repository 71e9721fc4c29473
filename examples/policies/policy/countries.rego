# Customers, head offices, locations and templates only in the allowed countries.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	some place in places
	not country_allowed(place.change, place.path)
	msg := sprintf("%s: %s must be one of %s; %s.", [
		plan.name(place.change),
		concat(".", place.path),
		concat(", ", [country | some country in settings.list("allowed_countries"); is_string(country)]),
		plan.reason(place.change, place.path, sprintf("it is %v", [plan.after(place.change, place.path)])),
	])
}

places contains {"change": change, "path": ["address", "country"]} if {
	some type in {"webexwholesale_customer_org", "webexwholesale_customer_location"}
	some change in plan.remaining(type)
}

# Without an address of its own, a head office has the customer's.
places contains {"change": change, "path": ["head_office", "address", "country"]} if {
	some change in plan.remaining("webexwholesale_customer_org")
	has_value(change, ["head_office", "address"])
}

places contains {"change": change, "path": ["country"]} if {
	some change in plan.remaining("webexwholesale_onboarding_template")
}

has_value(change, path) if plan.after(change, path) != null

has_value(change, path) if plan.unknown_within(change, path)

country_allowed(change, path) if {
	not plan.unknown(change, path)
	country := plan.after(change, path)
	is_string(country)
	upper(country) in settings.list("allowed_countries")
}
