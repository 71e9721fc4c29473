# One line for each object that differs from the state, with the attributes that differ, for people to read.
package drift

import rego.v1

lines := sort([line |
	some change in object.get(input, "resource_drift", [])
	object.get(change, "mode", "managed") == "managed"
	what := difference(change)
	what != ""
	line := sprintf("- `%s`: %s", [change.address, what])
])

difference(change) := "is gone" if "delete" in change.change.actions

difference(change) := text if {
	not "delete" in change.change.actions
	names := sort([name |
		some name in (object.keys(change.change.after) | object.keys(change.change.before))
		not same(change.change.before, change.change.after, name)
	])
	text := concat(", ", names)
}

same(before, after, name) if object.get(before, name, null) == object.get(after, name, null)
