package rulesdoc

import (
	"io/fs"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
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
			tagged("T5", "internal/onboardingtemplate/plan.go"),
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
			together(
				tagged("T10", "internal/onboardingtemplate/plan.go"),
				written("internal/onboardingtemplate/plan.go", "There is no template with this Provisioning ID"),
			),
		},
	}
}

func customerRules() []rule {
	quota := webex.Error{
		StatusCode: 400, Method: "POST", Path: "/wholesale/customers/validate", TrackingID: "WHOLESALE_…",
		Message: rules.CheckMaximum(calling(rules.Units(60)), map[string]int64{rules.WebexCalling: 50})[0].Detail,
	}
	return []rule{
		{
			"C1", "Customer information", "A new organization needs `name` and `primary_email`; with `org_id` both may be left out, but only together.",
			[]string{validate},
			"Set both, or `org_id`.",
			together(
				tagged("C1", "internal/customerorg/validate.go"),
				written("internal/customerorg/validate.go", "Customer information is incomplete"),
			),
		},
		{
			"C2", "Supported location", "The partner confirms that the headquarters are where Webex is offered.",
			[]string{validate, apply},
			"Set `supported_location_confirmed = true`.",
			tagged("C2", "internal/customerorg/validate.go"),
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
			"C7", "Quantities only grow", "A quantity may stay or grow. After an import the state does not know it, and Webex decides.",
			[]string{plan},
			"Keep the quantity, or raise it.",
			broken("C7", rules.CheckTransition(calling(rules.Units(50)), calling(rules.Units(40)))),
		},
		{
			"C8", "Maximum", "What a partner may hand out is limited by its subscription, which only Webex knows. Webex chooses the words; this is the emulator's answer.",
			[]string{precheck, apply},
			"Lower the quantity, or ask Cisco.",
			func(source fs.FS) ([]message, error) {
				messages, err := written("internal/customerorg/precheck.go", "Webex would refuse this customer")(source)
				if err == nil {
					messages[0].detail = quota.Error()
				}
				return messages, err
			},
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
			"C12", "Migration", "A customer in migration from Webex for BroadWorks takes no quantities while it has packages of both offers. Webex knows this and chooses the words; this is the emulator's answer.",
			[]string{apply},
			"Wait until the migration is done.",
			broken("C12", rules.CheckMigration(calling(rules.Units(50)))),
		},
		{
			"C13", "Head office", "A customer with a calling package needs its main office. Later it is changed as a location.",
			[]string{validate, plan, apply},
			"Set `head_office`; afterwards import the location and change it there.",
			tagged("C13", "internal/customerorg/validate.go"),
		},
		{"C14", "Regions", "A customer may be in any region where the service is offered; the country of the partner does not matter.", []string{never}, "Choose any country that Webex serves.", nil},
		{"C15", "Emergency calls", "In the US and in Canada, RedSky is enabled as emergency provider by itself and writes its own e-mails to administrators and users. Welcome e-mails go to end users only.", []string{never}, "Expect the e-mails.", nil},
		{
			"C16", "The plan is the review", "Creating a customer, or a user of a customer that exists, asks Webex during the plan whether it would succeed. A refusal fails the plan, except for an e-mail address that a person left behind by a destroy may have; that Webex could not be asked is one warning. `precheck = false` in the provider turns it off.",
			[]string{precheck},
			"Act on what Webex says. The data source `webexwholesale_provisioning_precheck` asks on demand.",
			together(
				written("internal/customerorg/precheck.go", "Webex would refuse this customer", "The administrator's e-mail address is taken"),
				written("internal/customerorg/resource.go", "This customer exists already"),
				written("internal/customeruser/precheck.go", "Webex would refuse this user", "This user exists already"),
				written("internal/lifecycle/precheck.go", "Webex could not be asked while planning"),
			),
		},
	}
}

func userRules() []rule {
	suite := []string{rules.WebexSuite}
	both := []string{rules.WebexMeetings, rules.WebexSuite}
	return []rule{
		{
			"U1", "Locations", "A location has a complete address. With `calling` its name has at most 80 characters, and only then it has numbers and a PSTN connection. Numbers of Cisco PSTN and of integrated providers can't be changed. A name that the customer has already is refused in the apply.",
			[]string{validate, plan, apply},
			"Do what the message says.",
			together(
				written("internal/customerlocation/validate.go",
					"Required for a location", "Calling required", "Name too long for a calling location", "The main number is not one of the location's numbers"),
				written("internal/customerlocation/plan.go",
					"The main number can't be removed", "The PSTN connection stays", "The numbers belong to the PSTN provider"),
				written("internal/customerlocation/resource.go", "This location exists already"),
			),
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
				written("internal/customeruser/plan.go", "The user has not agreed to move yet"),
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
			written("internal/customeruser/plan.go", "Unknown role"),
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

func spanningRules() []rule {
	acme := planbook.Reference{ExternalID: "acme"}
	existing := planbook.Reference{ID: "acme's", ExternalID: "acme"}
	other := planbook.Reference{ExternalID: "other"}
	has := func(customer planbook.Reference, quantity rules.Quantity) planbook.Customer {
		return planbook.Customer{Reference: customer, Fate: planbook.Creates, Packages: calling(quantity)}
	}
	named := func(name, email string) planbook.User {
		user := planbook.User{Customer: acme, Email: email, Name: name}
		user.Package = rules.WebexCalling
		return user
	}
	ann, bob := named("Ann Example", "ann@acme.example"), named("Bob Example", "bob@acme.example")
	return []rule{
		{
			"", "A package that the customer does not have", "Also for customers that are created in the same plan, if the user names them by `customer_external_id`.",
			[]string{plan, apply},
			"Add the package to the customer, or choose another.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				book.PlanCustomer(has(acme, rules.Unlimited()))
				user := ann
				user.Package = rules.WebexMeetings
				return book.PlanUser(user)
			}),
		},
		{
			"", "More users than the quantity", "Only users of this configuration are counted.",
			[]string{plan, apply},
			"Raise the quantity.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				book.PlanCustomer(has(acme, rules.Units(1)))
				return append(book.PlanUser(ann), book.PlanUser(bob)...)
			}),
		},
		{
			"", "One e-mail address, one user", "An address belongs to one user of one organization; case does not matter.",
			[]string{plan, apply},
			"Remove one of the two.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				twin := bob
				twin.Email = "Ann@ACME.example"
				return append(book.PlanUser(ann), book.PlanUser(twin)...)
			}),
		},
		{
			"", "One number, one user", "Two users may exchange their numbers, but not share one.",
			[]string{plan, apply},
			"Give each user a number.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				one, two := ann, bob
				one.PhoneNumber, two.PhoneNumber = "+14085550101", "+14085550101"
				return append(book.PlanUser(one), book.PlanUser(two)...)
			}),
		},
		{
			"", "One extension in a location", "The same extension in two locations is fine.",
			[]string{plan, apply},
			"Give each user of a location an extension.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				one, two := ann, bob
				one.Extension, two.Extension, one.LocationID, two.LocationID = "101", "101", "austin", "austin"
				return append(book.PlanUser(one), book.PlanUser(two)...)
			}),
		},
		{
			"", "A location of the same customer", "A user works in a location of the user's own customer.",
			[]string{plan, apply},
			"Choose a location of that customer.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				book.PlanLocation(other, "austin")
				user := ann
				user.LocationID = "austin"
				return book.PlanUser(user)
			}),
		},
		{
			"", "One external id, one customer", "",
			[]string{plan, apply},
			"Choose another `external_id`.",
			conflicting(func(book *planbook.Book) []planbook.Conflict {
				return append(book.PlanCustomer(has(acme, rules.Unlimited())), book.PlanCustomer(has(acme, rules.Unlimited()))...)
			}),
		},
		{
			"", "The last calling location", "Webex does not disable the last calling location of a customer. It goes with its customer, and then stays with the organization; a plan that removes only the location is refused.",
			[]string{plan, apply},
			"Create another calling location first, or destroy the customer too.",
			together(
				conflicting(func(book *planbook.Book) []planbook.Conflict {
					book.RemoveCalling(existing, "head-office", "Head Office", []string{"head-office"})
					customer := has(existing, rules.Unlimited())
					customer.Fate, customer.Former = planbook.Keeps, existing
					return book.PlanCustomer(customer)
				}),
				written("internal/customerlocation/plan.go", "The last calling location can't be disabled", "The last calling location stays at Webex"),
			),
		},
		{
			"", "What can't be changed", "A customer's `provisioning_id`, `primary_email`, `language`, `org_id` and `sub_partner_org_id`, its `head_office` while it has a calling package, an adopted template's `provisioning_id`, a location's `latitude`, `longitude` and `notes`, a user's `email` and, between calling packages, `location_id`; and the customer of a location or user. Nothing is replaced silently.",
			[]string{plan},
			"Set the old value, and do what the message says.",
			together(
				written("internal/lifecycle/planning.go", "This can't be changed"),
				written("internal/customerlocation/plan.go", "This can't be changed"),
				written("internal/lifecycle/customer_reference.go", "This can't move to another customer"),
			),
		},
		{
			"", "Protected customers", "A customer with `deletion_protection = true` in the state is not destroyed, whatever the configuration says.",
			[]string{plan, apply},
			"See the guide on destroying.",
			written("internal/customerorg/plan.go", "This customer is protected"),
		},
	}
}
