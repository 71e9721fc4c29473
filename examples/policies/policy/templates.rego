# Every customer is in a template of the allow-list. Keep templates in a configuration of their own: the provisioning id of
# one that is made in the same run is not known while planning.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	not template_allowed(change)
	msg := sprintf("%s: provisioning_id must be one of allowed_provisioning_ids; %s.", [
		plan.name(change),
		plan.reason(change, ["provisioning_id"], "this one is not"),
	])
}

template_allowed(change) if {
	not plan.unknown(change, ["provisioning_id"])
	id := plan.after(change, ["provisioning_id"])
	is_string(id)
	id in settings.list("allowed_provisioning_ids")
}
