# A plan has to be whole before it can be judged.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

deny contains "This is not the JSON of a plan: make it with `terraform show -json PLAN`." if not is_plan

is_plan if {
	is_string(input.format_version)
	startswith(input.format_version, "1.")
	is_object(object.get(input, "configuration", null))
	is_array(object.get(input, "resource_changes", []))
}

deny contains "The plan ended with errors, so it doesn't show everything." if object.get(input, "errored", false) != false

deny contains "The plan puts changes off to a later plan, so it doesn't show everything." if {
	count(object.get(input, "deferred_changes", [])) > 0
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

deny contains "The settings are missing: add `--data settings.json`." if count(settings.all) == 0
