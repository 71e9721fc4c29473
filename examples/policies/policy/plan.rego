# A plan has to be whole before it can be judged.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains "This is not the JSON of a plan: make it with `terraform show -json PLAN`." if not is_plan

is_plan if {
	is_string(plan.document.format_version)
	startswith(plan.document.format_version, "1.")
	is_object(object.get(plan.document, "configuration", null))
	is_array(object.get(plan.document, "resource_changes", []))
}

deny contains "The plan ended with errors, so it doesn't show everything." if object.get(plan.document, "errored", false) != false

deny contains "The plan puts changes off to a later plan, so it doesn't show everything." if {
	count(object.get(plan.document, "deferred_changes", [])) > 0
}

deny contains msg if {
	some change in plan.changes
	not known_actions(change)
	msg := sprintf("%s: these policies don't know the actions %v of the plan.", [plan.name(change), plan.actions(change)])
}

known_actions(change) if {
	actions := plan.actions(change)
	count(actions) > 0
	every action in actions {
		action in plan.actions_known
	}
}

# A type of a newer release of the provider could do what these policies forbid.
deny contains msg if {
	some change in plan.changes
	startswith(object.get(change, "type", ""), "webexwholesale_")
	not change.type in plan.types_known
	msg := sprintf("%s: these policies don't know the type %s. Use those of the provider's release.", [plan.name(change), change.type])
}

deny contains "The settings are missing: add `--data data.json`." if count(settings.all) == 0
