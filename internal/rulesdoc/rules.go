package rulesdoc

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// When a rule is checked.
const (
	never    = "no"
	validate = "validate"
	plan     = "plan"
	precheck = "precheck"
	apply    = "apply"
)

// rule is one section of the page.
type rule struct {
	// number is that of the requirement; empty for what spans resources.
	number  string
	title   string
	meaning string
	// checked lists when, in the order of a run.
	checked []string
	// advice says what to do; messages that say it too are not repeated.
	advice  string
	samples sample
}

// calling is a customer with one package.
func calling(quantity rules.Quantity) rules.Selection {
	return rules.Selection{rules.WebexCalling: quantity}
}

func onboardingRules() []rule {
	return []rule{
		{
			"T5", "PSTN provider in the template", "Cisco advises against setting the Cloud Connected PSTN provider in the template. It is accepted with a warning.",
			[]string{validate},
			"Leave `pstn_provider` out and choose the provider for each location.",
			said("A PSTN provider in the template has limitations"),
		},
		{
			"T6", "Authentication and its identifier", "`partner_saml` needs `idp_entity_id`, `partner_oidc` needs `oidc_idp_name`, and `webex` takes neither.",
			[]string{validate},
			"Give the identifier of the method, and no other.",
			broken("T6",
				rules.CheckAuthentication("password", rules.Absent, rules.Absent),
				rules.CheckAuthentication(rules.MethodPartnerSAML, rules.Absent, rules.Absent),
				rules.CheckAuthentication(rules.MethodWebex, rules.Absent, rules.Present)),
		},
		{
			"T10", "Templates have no API", "Webex publishes no API for onboarding templates, so a template of the Webex cloud is adopted through `provisioning_id`.",
			[]string{plan},
			"Create the template in Partner Hub and copy its Provisioning ID.",
			said("Webex has no API that creates onboarding templates", "Partner Hub keeps the settings of this template", "There is no template with this Provisioning ID"),
		},
	}
}

func customerRules() []rule {
	quota := webex.Error{
		StatusCode: 400, Method: "POST", Path: "/wholesale/customers/validate", TrackingID: "WHOLESALE_…",
		Message: `The limit of the package "webex_calling" exceeds the maximum of 50.`,
	}
	return []rule{
		{
			"C1", "Customer information", "A new organization needs `name` and `primary_email`; with `org_id` both may be left out, but only together.",
			[]string{plan, apply},
			"Set both, or `org_id`.",
			said("Name required", "Administrator's e-mail address required", "Customer information is incomplete"),
		},
		{
			"C2", "Supported location", "The partner confirms that the headquarters are where Webex is offered.",
			[]string{validate, plan, apply},
			"Set `supported_location_confirmed = true`.",
			said("Supported location not confirmed"),
		},
		{
			"C3", "Packages and what they need", "A customer has at least one package, by its API name, and an add-on needs one of the packages it builds on. Packages that Webex has and this release does not know are tolerated on read.",
			[]string{validate, apply},
			"See the table of packages above.",
			broken("C3",
				rules.CheckComposition(rules.Selection{"webex_everything": rules.Unlimited()}),
				rules.CheckComposition(rules.Selection{rules.WebexMeetings: rules.Unlimited(), rules.CiscoCallingPlan: rules.Unlimited()}),
				rules.CheckComposition(rules.Selection{rules.WebexVoice: rules.Unlimited(), rules.AttendantConsole: rules.Unlimited()})),
		},
		{
			"C4", "All quantities or none", "Once one package has a quantity, every package that can take one needs one. A package that a limited customer gets later needs one too.",
			[]string{validate, plan, apply},
			"Give the missing quantity.",
			broken("C4",
				rules.CheckComposition(rules.Selection{rules.WebexCalling: rules.Units(50), rules.WebexSuite: rules.Unlimited()}),
				rules.CheckTransition(calling(rules.Units(50)), rules.Selection{rules.WebexCalling: rules.Units(50), rules.WebexSuite: rules.Unlimited()})),
		},
		{
			"C5", "Packages without quantity", "Packages that are not assigned to users or workspaces take no quantity.",
			[]string{validate, apply},
			"Write `{}`.",
			broken("C5", rules.CheckComposition(rules.Selection{rules.WebexCalling: rules.Units(50), rules.CiscoCallingPlan: rules.Units(1)})),
		},
		{
			"C6", "Quantities stay on", "Once quantities are on, they can't be turned off, not by replacing the packages either. A limited package may be removed.",
			[]string{plan},
			"Keep the quantity.",
			broken("C6",
				rules.CheckTransition(calling(rules.Units(50)), calling(rules.Unlimited())),
				rules.CheckTransition(calling(rules.Units(50)), rules.Selection{rules.WebexMeetings: rules.Unlimited()})),
		},
		{
			"C7", "Quantities only grow", "A quantity may stay or grow. After an import, and where somebody has raised it in Partner Hub, the licences that Webex shows count.",
			[]string{plan},
			"Keep the quantity, or raise it.",
			together(
				broken("C7", rules.CheckTransition(calling(rules.Units(50)), calling(rules.Units(40)))),
				said("The quantity was raised outside Terraform"),
			),
		},
		{
			"C8", "Maximum", "What a partner may hand out is limited by its subscription, which only Webex knows. Webex chooses the words; this is the emulator's answer.",
			[]string{precheck, apply},
			"Lower the quantity, or ask Cisco.",
			func() ([]message, error) { return []message{shown(relations.CustomerRefused(quota.Error()))}, nil },
		},
		{
			"C9", "At least one", "A quantity is a whole number of at least 1.",
			[]string{validate, apply},
			"To do without the package, remove it.",
			broken("C9", rules.CheckComposition(calling(rules.Units(0)))),
		},
		{
			"C10", "Unlimited stays unlimited", "A customer that was created without quantities can't become a limited one.",
			[]string{plan},
			"Leave the quantity out.",
			broken("C10", rules.CheckTransition(calling(rules.Unlimited()), calling(rules.Units(50)))),
		},
		{
			"C11", "No mixture", "Limited and unlimited packages can't be mixed. This is the other side of C4, and has its message.",
			[]string{validate, apply},
			"See C4.", nil,
		},
		{
			"C12", "Migration", "A customer in migration from Webex for BroadWorks takes no quantities while it has packages of both offers. Webex knows this and chooses the words.",
			[]string{apply},
			"Wait until the migration is done.",
			nil,
		},
		{
			"C13", "Head office", "A customer with a calling package needs its main office. Later it is changed as a location.",
			[]string{plan, apply},
			"Set `head_office`; afterwards import the location and change it there.",
			said("Head office required"),
		},
		{"C14", "Regions", "A customer may be in any region where the service is offered; the country of the partner does not matter.", []string{never}, "Choose any country that Webex serves.", nil},
		{"C15", "Emergency calls", "In the US and in Canada, RedSky is enabled as emergency provider by itself and writes its own e-mails to administrators and users. Welcome e-mails go to end users only.", []string{never}, "Expect the e-mails.", nil},
		{
			"C16", "The plan is the review", "Creating a customer, or a user or a location of a customer that exists, asks Webex during the plan whether it would succeed. A refusal fails the plan, except for an e-mail address that a person left behind by a destroy may have; that Webex could not be asked is one warning. `precheck = false` in the provider turns it off.",
			[]string{precheck},
			"Act on what Webex says. The data source `webexwholesale_provisioning_precheck` asks on demand.",
			said("Webex would refuse this customer", "The administrator's e-mail address is taken", "A customer with this external id is at Webex now", "This customer exists already",
				"Webex would refuse this user", "The customer does not have the user's package now", "A user with this e-mail address is at Webex now", "This user exists already",
				"A location with this name is at Webex now", "Webex could not be asked while planning"),
		},
	}
}

func userRules() []rule {
	suite := []string{rules.WebexSuite}
	both := []string{rules.WebexMeetings, rules.WebexSuite}
	return []rule{
		{
			"U1", "Locations", "The address of a location has what addresses of its country have. With `calling` its name has at most 80 characters, and only then it has numbers and a PSTN connection. Numbers of Cisco PSTN and of integrated providers can't be changed. A name that the customer has already is refused in the apply.",
			[]string{validate, plan, apply},
			"Do what the message says.",
			said("Calling required", "Name too long for a calling location", "The main number is not one of the location's numbers", "A new location does not have this number yet",
				"The main number can't be removed", "The PSTN connection stays", "The numbers belong to the PSTN provider", "This location exists already"),
		},
		{
			"U2", "A user's package", "A user has exactly one package, which is for users, is no add-on, and is one of the customer's. Some changes of package are refused by Webex; see the table of levels above. Whoever has not agreed to move yet can't be changed.",
			[]string{validate, plan, apply},
			"Choose another package, or add it to the customer.",
			together(
				broken("U2",
					rules.CheckUserPackage("webex_everything"),
					rules.CheckUserPackage(rules.CommonAreaCalling),
					rules.CheckUserPackage(rules.AttendantConsole),
					rules.CheckUserPackageChange(rules.WebexCalling, rules.WebexCallingStandard),
					rules.CheckUserPackageChange(rules.WebexSuite, rules.WebexCallingStandard)),
				said("The user has not agreed to move yet"),
			),
		},
		{
			"U3", "Number and location", "A user with a calling package needs a location, and a phone number, an extension, or both. A user with `webex_meetings` can't have either.",
			[]string{validate, apply},
			"Set `location_id`, and `phone_number` or `extension`.",
			broken("U3",
				rules.CheckUserCalling(rules.WebexCalling, rules.Absent, rules.Absent, rules.Present),
				rules.CheckUserCalling(rules.WebexCalling, rules.Present, rules.Absent, rules.Absent),
				rules.CheckUserCalling(rules.WebexMeetings, rules.Absent, rules.Present, rules.Absent)),
		},
		{
			"U4", "Roles", "Roles are those that Webex lists, by name.",
			[]string{plan, apply},
			"Choose one of the names in the message; the data source `webexwholesale_roles` lists them too.",
			said("Unknown role"),
		},
		{
			"U5", "Level of administrators", "A user with the role `full_administrator` has a package that the customer was created with, or one added later that includes all of one of these. Checked when someone becomes an administrator, and when an administrator's package changes.",
			[]string{plan, apply},
			"Choose such a package, or take the role away.",
			broken("U5",
				rules.CheckAdministratorPackage(suite, both, rules.WebexMeetings),
				rules.CheckAdministratorPackage([]string{rules.WebexMeetings}, []string{rules.WebexMeetings}, rules.WebexSuite)),
		},
		{
			"U6", "No downgrade of administrators", "An administrator's package may not lose a capability; see the table of levels above.",
			[]string{plan, apply},
			"Keep the package, or choose one that includes it.",
			broken("U6", rules.CheckAdministratorChange(rules.WebexSuite, rules.WebexCalling)),
		},
		{"U7", "Setup Assist", "The request form of Wholesale Setup Assist is outside of any API.", []string{never}, "Fill it in by hand if you want the service.", nil},
	}
}

// spanningRules come from the table of relations, and from what holds over time.
func spanningRules() []rule {
	all := []rule{addressRule()}
	for _, sample := range relations.Samples() {
		all = append(all, rule{"", sample.Title, sample.Meaning, []string{plan, apply}, sample.Advice, related(sample)})
	}
	return append(all, []rule{
		{
			"", "What can't be changed", "A customer's `provisioning_id`, `primary_email`, `language`, `org_id` and `sub_partner_org_id`, its `head_office` while it has a calling package, an adopted template's `provisioning_id`, a location's `latitude`, `longitude` and `notes`, a user's `email`, and the customer of a location or user. Nothing is replaced silently.",
			[]string{plan},
			"Set the old value, and do what the message says.",
			said("One object in the configuration twice", "This can't be changed", "This can't move to another customer", "Invalid Attribute Combination"),
		},
		{
			"", "Moving to another location", "A changed `location_id` moves the user by a job of Webex, with the number and the extension of the new place. The plan asks Webex what stands in the way and what else changes, unless `precheck` is false.",
			[]string{plan, apply},
			"Remove the obstacle, or choose a free extension and a number of the new location.",
			said("Webex would refuse to move this user", "The new location does not have the user's line now", "The move changes more than the location"),
		},
		{
			"", "Protected customers", "A customer with `deletion_protection = true` in the state is not destroyed, whatever the configuration says.",
			[]string{plan, apply},
			"See the guide on destroying.",
			said("This customer is protected"),
		},
	}...)
}
