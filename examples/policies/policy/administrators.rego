# Nobody becomes a full administrator without approval: neither as a user with that role, nor as the first administrator,
# whom Webex makes of a new customer's primary_email, nor as the one whom a sub-partner or a template names.
package main

import rego.v1

import data.lib.plan
import data.lib.settings

full_administrator := "full_administrator"

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_user")
	may_administer(change)
	not administrator_approved(change, ["email"])
	msg := sprintf("%s: a full administrator has to be in approved_administrators; %s.", [
		plan.name(change),
		plan.reason(change, ["email"], roles_reason(change)),
	])
}

deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	plan.creates(change)
	brings_administrator(change)
	not administrator_approved(change, ["primary_email"])
	msg := sprintf("%s: the primary_email becomes a full administrator and has to be in approved_administrators; %s.", [
		plan.name(change),
		plan.reason(change, ["primary_email"], "this one is not"),
	])
}

# The sub-partner's administrator, whom Webex is given with the customer.
deny contains msg if {
	some change in plan.remaining("webexwholesale_customer_org")
	brings_sub_partner_administrator(change)
	not administrator_approved(change, ["sub_partner_admin_email"])
	msg := sprintf("%s: the sub_partner_admin_email has to be in approved_administrators; %s.", [
		plan.name(change),
		plan.reason(change, ["sub_partner_admin_email"], "this one is not"),
	])
}

# The administrator whom a template names: every customer of it is theirs to administer.
deny contains msg if {
	some change in plan.remaining("webexwholesale_onboarding_template")
	not administrator_approved(change, ["service_provider_admin"])
	msg := sprintf("%s: the service_provider_admin has to be in approved_administrators; %s.", [
		plan.name(change),
		plan.reason(change, ["service_provider_admin"], "this one is not"),
	])
}

brings_sub_partner_administrator(change) if plan.unknown(change, ["sub_partner_admin_email"])

brings_sub_partner_administrator(change) if plan.after(change, ["sub_partner_admin_email"]) != null

# Roles that are known only after the apply may be any.
may_administer(change) if plan.unknown_within(change, ["roles"])

may_administer(change) if {
	some role in plan.after(change, ["roles"])
	lower(trim_space(role)) == full_administrator
}

roles_reason(change) := "the roles are known only after the apply, and this one is not" if plan.unknown_within(change, ["roles"])

roles_reason(change) := "this one is not" if not plan.unknown_within(change, ["roles"])

brings_administrator(change) if plan.unknown(change, ["primary_email"])

brings_administrator(change) if plan.after(change, ["primary_email"]) != null

administrator_approved(change, path) if {
	not plan.unknown(change, path)
	settings.lists_address("approved_administrators", plan.after(change, path))
}
