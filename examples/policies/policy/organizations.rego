# No customer is deleted: not by a destroy, a deleted or `removed` block, a replacement, or as a deposed object.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	some change in plan.of_type("webexwholesale_customer_org")
	plan.removes(change)
	not departure_approved(change)
	msg := sprintf("%s: the plan deletes this customer. Add its external_id to approved_departures if that is meant.", [plan.name(change)])
}

# The state says which customer it is: a new external_id in the configuration must not borrow another one's approval.
departure_approved(change) if settings.departs(plan.before(change, []))

# Nor may an earlier change lend it one: what is approved to leave is one customer, and no other takes its external_id.
deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	takes_departing_name(change)
	msg := sprintf("%s: no customer may take an external_id of approved_departures; %s.", [
		plan.name(change),
		plan.reason(change, ["external_id"], "this one gets it in this plan"),
	])
}

takes_departing_name(change) if {
	external_id := plan.after(change, ["external_id"])
	external_id in settings.list("approved_departures")
	not keeps_name(change)
}

takes_departing_name(change) if {
	plan.unknown(change, ["external_id"])
	count(settings.list("approved_departures")) > 0
}

keeps_name(change) if {
	not plan.creates(change)
	plan.before(change, ["external_id"]) == plan.after(change, ["external_id"])
}
