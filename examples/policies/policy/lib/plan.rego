# What the rules read in the JSON of `terraform show -json PLAN`.
#
# Objects are found by their type alone, wherever they stand: resource_changes lists those of all modules, of all instances
# and of all provider configurations, and also what only the state still holds (removed blocks and deposed objects).
package lib.plan

import rego.v1

# HCP Terraform hands over the plan together with what it knows of the run.
document := input.plan if is_object(input.plan)

else := input

actions_known := {"no-op", "create", "read", "update", "delete", "forget"}

types_known := {
	"webexwholesale_customer_location",
	"webexwholesale_customer_org",
	"webexwholesale_customer_user",
	"webexwholesale_onboarding_template",
}

# Managed objects, in the order of the plan. Whatever doesn't say that it is a data source counts as managed.
changes := [change |
	some change in object.get(document, "resource_changes", [])
	object.get(change, "mode", "managed") != "data"
]

# The changes of one type of resource.
of_type(type) := [change |
	some change in changes
	object.get(change, "type", "") == type
]

# The changes of one type of resource that leave an object in the state, changed or not.
remaining(type) := [change |
	some change in of_type(type)
	is_object(after(change, []))
]

actions(change) := object.get(change, ["change", "actions"], [])

# A replacement is a removal too, whichever half comes first.
removes(change) if "delete" in actions(change)

forgets(change) if "forget" in actions(change)

creates(change) if "create" in actions(change)

# The planned value of an attribute; null where it is null, left out or unknown.
after(change, path) := object.get(change, array.concat(["change", "after"], path), null)

# The value of an attribute in the state; null where there is none.
before(change, path) := object.get(change, array.concat(["change", "before"], path), null)

# Whether a planned value, or something that it is a part of, is known only after the apply.
unknown(change, path) if {
	some length in numbers.range(0, count(path))
	object.get(change, array.concat(["change", "after_unknown"], array.slice(path, 0, length)), false) == true
}

# Whether anything within a planned value is known only after the apply.
unknown_within(change, path) if unknown(change, path)

unknown_within(change, path) if {
	some leaf
	walk(object.get(change, array.concat(["change", "after_unknown"], path), false), [_, leaf])
	leaf == true
}

# How messages name an object. Deposed objects share the address of the one that replaced them.
name(change) := sprintf("%s (deposed object %s)", [object.get(change, "address", "?"), change.deposed]) if change.deposed

name(change) := object.get(change, "address", "?") if not change.deposed

# Why messages refuse a value that is not as it must be.
reason(change, path, _) := "it is known only after the apply" if unknown(change, path)

reason(change, path, text) := text if not unknown(change, path)
