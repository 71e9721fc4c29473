# Every package that takes a quantity has one.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	some name in unlimited_packages(change)
	path := ["packages", name, "quantity"]
	msg := sprintf("%s: the package %s must have a quantity; %s.", [
		plan.name(change),
		name,
		plan.reason(change, path, "the plan leaves it out"),
	])
}

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	not is_object(plan.after(change, ["packages"]))
	msg := sprintf("%s: the packages must be in the plan; %s.", [
		plan.name(change),
		plan.reason(change, ["packages"], "the plan leaves them out"),
	])
}

unlimited_packages(change) := {name |
	some name in packages_named(change)
	not name in settings.list("packages_without_quantity")
	not quantity_known(change, name)
}

# A null in the map is a package that the customer doesn't have. An unknown one is only among the unknown values.
packages_named(change) := names if {
	planned := plan.after(change, ["packages"])
	is_object(planned)
	names := {name | some name, planned_package in planned; planned_package != null} | unknown_packages(change)
} else := set()

unknown_packages(change) := {name |
	packages := object.get(change, ["change", "after_unknown", "packages"], {})
	is_object(packages)
	some name, _ in packages
	plan.unknown(change, ["packages", name])
}

quantity_known(change, name) if {
	path := ["packages", name, "quantity"]
	quantity := plan.after(change, path)
	is_number(quantity)
	quantity >= 1
	not plan.unknown(change, path)
}
