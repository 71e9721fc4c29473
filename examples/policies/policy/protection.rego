# Deletion protection stays on, and no customer leaves Terraform's care.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	plan.after(change, ["deletion_protection"]) != true
	not protection_may_end(change)
	msg := sprintf("%s: deletion_protection must stay true; %s.", [
		plan.name(change),
		plan.reason(change, ["deletion_protection"], "the plan turns it off"),
	])
}

deny contains msg if {
	some change in plan.of_type("webexwholesale_customer_org")
	plan.forgets(change)
	not settings.departs(plan.before(change, []))
	msg := sprintf("%s: the plan forgets this customer, and nothing would protect it any more.", [plan.name(change)])
}

# Protection is taken off in a change of its own, before the one that deletes.
protection_may_end(change) if {
	not plan.unknown(change, ["deletion_protection"])
	not plan.creates(change)
	settings.departs(plan.before(change, []))
}
