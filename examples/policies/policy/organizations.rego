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
departure_approved(change) if plan.before(change, ["external_id"]) in settings.list("approved_departures")
