# At most max_new_seats new seats in one change, over all customers and packages. Seats that another customer or package
# gives up don't count against them.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains msg if {
	not seats_allowed
	msg := sprintf("The plan adds %v seats; max_new_seats allows %v in one change.", [
		new_seats,
		object.get(settings.all, "max_new_seats", 0),
	])
}

# A quantity that isn't known yet could be any.
deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	plan.unknown_within(change, ["packages"])
	msg := sprintf("%s: the seats can't be counted, since a part of packages is known only after the apply.", [plan.name(change)])
}

seats_allowed if {
	limit := object.get(settings.all, "max_new_seats", 0)
	is_number(limit)
	new_seats <= limit
}

new_seats := sum([added |
	some change in plan.remaining("webexwholesale_customer_org")
	packages := plan.after(change, ["packages"])
	is_object(packages)
	some name, _ in packages
	planned := plan.after(change, ["packages", name, "quantity"])
	is_number(planned)
	added := planned - seats_before(change, name)
	added > 0
])

# A replacement makes a new customer, so all of its seats are new.
seats_before(change, name) := quantity if {
	not plan.creates(change)
	quantity := plan.before(change, ["packages", name, "quantity"])
	is_number(quantity)
} else := 0
