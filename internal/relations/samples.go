package relations

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// Sample is a small plan that breaks one relation, for the documentation and
// the tests: each message is shown by what really brings it about.
type Sample struct {
	// Title names the relation.
	Title string
	// Meaning says what holds, in a sentence or two; it may be empty.
	Meaning string
	// Advice says what to do.
	Advice string
	// Objects are planned in this order; the last one is told what is wrong.
	Objects []estate.Object
	// Complete are the ids of all calling locations of the customer acme.
	Complete []string
}

// Findings plans the objects, and returns what the last one is told.
func (s Sample) Findings() []estate.Finding {
	judge := estate.New(Table())
	if len(s.Complete) > 0 {
		members := make([]estate.Handle, len(s.Complete))
		for index, id := range s.Complete {
			members[index] = estate.Handle(id)
		}
		judge.Complete(CallingLocations(acmeID), members)
	}
	var found []estate.Finding
	for _, object := range s.Objects {
		found = judge.Plan(object)
	}
	return found
}

const acmeID = "11111111-1111-1111-1111-111111111111"

// Samples returns a sample of every message of the table.
func Samples() []Sample {
	return append(append(emailSamples(), customerSamples()...), locationSamples()...)
}

func emailSamples() []Sample {
	twin := named("bob", "Bob Example", func(u *User) { u.Email = estate.Known("ann@acme.example") })
	gone := acme(func(c *Customer) { c.PrimaryEmail, c.Detaches = estate.Known("boss@acme.example"), true })
	again := acme(func(c *Customer) { c.ID, c.PrimaryEmail = Text{}, estate.Known("boss@acme.example") })
	again.Handle = "acme again"
	elsewhere := named("bob", "Bob Example", func(u *User) {
		u.Email, u.Customer = estate.Known("ann@acme.example"), called("globex")
	})
	return []Sample{
		{
			Title: "One e-mail address, one user", Meaning: "An address belongs to one user of one organization; case does not matter.",
			Advice: "Remove one of the two, or use another address.", Objects: []estate.Object{made(ann()), made(twin)},
		},
		{
			Title: "One e-mail address, one administrator", Meaning: "The `primary_email` of a customer belongs to one organization.",
			Advice: "Give each customer an administrator of its own.",
			Objects: []estate.Object{
				made(acme(func(c *Customer) { c.PrimaryEmail = estate.Known("boss@acme.example") })),
				made(globex(func(c *Customer) { c.PrimaryEmail = estate.Known("boss@acme.example") })),
			},
		},
		{
			Title: "Another customer's administrator", Meaning: "A user may have the `primary_email` of its own customer, and of no other.",
			Advice: "Use another address for one of the two.",
			Objects: []estate.Object{
				made(globex(func(c *Customer) { c.PrimaryEmail = estate.Known("ann@acme.example") })),
				made(ann()),
			},
		},
		{
			Title: "A detached organization keeps its address", Meaning: "Destroying a customer with `on_destroy = \"detach\"` leaves the organization and the address of its administrator at Webex, so that such a customer can't be replaced.",
			Advice:  "Set `on_destroy = \"delete_organization\"` and apply that first, or attach the organization with `org_id`.",
			Objects: []estate.Object{going(gone), made(again)},
		},
		{
			Title: "A detached person keeps its address", Meaning: "Destroying a user with `on_destroy = \"detach\"` leaves the person in its organization. Its own customer can take it on again.",
			Advice:  "Set `on_destroy = \"delete_person\"` and apply that first, or use another address.",
			Objects: []estate.Object{going(existing(ann(), func(u *User) { u.Detaches = true })), made(elsewhere)},
		},
	}
}

func customerSamples() []Sample {
	suite := func(c *Customer) { c.Packages = packages(rules.Selection{rules.WebexSuite: rules.Unlimited()}) }
	meets := func(u *User) { u.Package = estate.Known(rules.WebexMeetings) }
	boss := func(c *Customer) { c.PrimaryEmail = estate.Known("ann@acme.example") }
	kept := acme(func(c *Customer) {
		suite(c)
		boss(c)
		c.CreatedWith = []string{rules.WebexSuite}
	})
	atSuite := existing(ann(), func(u *User) { u.Package = estate.Known(rules.WebexSuite) })
	lowered := atSuite
	lowered.Then = user(lowered.Then, func(u *User) { u.Package = estate.Known(rules.WebexVoice) })
	template := estate.Object{Handle: "template", Kind: TemplateKind, Label: `the onboarding template "Standard"`, Now: Template{ProvisioningID: estate.Known("standard")}}
	return []Sample{
		{
			Title: "A package that the customer does not have", Meaning: "Also for customers that are created in the same plan, if the user names them by `customer_external_id`, and for a package that the plan takes away from the customer.",
			Advice: "Add the package to the customer, or choose another.", Objects: []estate.Object{made(acme()), made(named("ann", "Ann Example", meets))},
		},
		{
			Title: "The customer's own administrator", Meaning: "The user with the `primary_email` of its customer is a full administrator, also without `roles`.",
			Advice: "Choose a package on the level of the organization.", Objects: []estate.Object{made(acme(suite, boss)), made(named("ann", "Ann Example", meets))},
		},
		{
			Title: "No downgrade of the customer's own administrator", Advice: "Keep the package, or choose one that includes it.",
			Objects: []estate.Object{keeping(kept), lowered},
		},
		{
			Title: "Users and locations are asked for on behalf of their customer's sub-partner", Advice: "Give them the `sub_partner_org_id` of their customer.",
			Objects: []estate.Object{
				made(acme(func(c *Customer) { c.SubPartner = SubPartner("22222222-2222-2222-2222-222222222222") })),
				made(named("ann", "Ann Example", func(u *User) { u.Customer.ID = estate.Known(acmeID) })),
			},
		},
		{
			Title: "More users than the quantity", Meaning: "Only users of this configuration are counted.", Advice: "Raise the quantity.",
			Objects: []estate.Object{
				made(acme(func(c *Customer) { c.Packages = packages(rules.Selection{rules.WebexCalling: rules.Units(1)}) })),
				made(ann()), made(named("bob", "Bob Example")),
			},
		},
		{
			Title: "Packages in a ring", Meaning: "Users may pass seats on to one another, but not in a ring where all seats are taken.", Advice: "Go by way of a package with a free seat.",
			Objects: []estate.Object{
				keeping(acme(func(c *Customer) {
					c.Packages = packages(rules.Selection{rules.WebexCalling: rules.Units(1), rules.WebexSuite: rules.Units(1)})
				})),
				onto(rules.WebexSuite, ann()),
				onto(rules.WebexCalling, named("bob", "Bob Example", func(u *User) { u.Package = estate.Known(rules.WebexSuite) })),
			},
		},
		{
			Title: "Users and their customer", Meaning: "Webex removes the users of a customer together with it.", Advice: "Remove the users too, or keep the customer.",
			Objects: []estate.Object{going(acme()), keeping(existing(ann()))},
		},
		{
			Title: "Persons and their organization", Meaning: "With `on_destroy = \"delete_organization\"` the organization goes too. Webex deletes it only without persons besides its administrator.",
			Advice: "Set `on_destroy = \"delete_person\"` on the users and apply that first, or detach the customer.",
			Objects: []estate.Object{
				going(existing(ann(), func(u *User) { u.Detaches, u.Person = true, true })),
				going(acme(func(c *Customer) { c.Deletes, c.PrimaryEmail = true, estate.Known("boss@acme.example") })),
			},
		},
		{
			Title: "Locations and their customer", Meaning: "Without its customer a location is no longer this partner's.", Advice: "Remove the locations too, or keep the customer.",
			Objects: []estate.Object{going(acme()), keeping(existingLocation(austin()))},
		},
		{
			Title: "Customers and their template", Meaning: "A customer keeps the template that it was provisioned with.", Advice: "Keep the template, or remove the customers too.",
			Objects: []estate.Object{keeping(acme(func(c *Customer) { c.ProvisioningID = estate.Known("standard") })), template},
		},
		{
			Title: "One external id, one customer", Advice: "Choose another `external_id`.",
			Objects: []estate.Object{made(acme(func(c *Customer) { c.ID = Text{} })), made(globex(func(c *Customer) { c.ExternalID = estate.Known("acme") }))},
		},
		{
			Title: "External ids in a ring", Meaning: "Customers may pass external ids on to one another, but not in a ring.", Advice: "Go by way of an external id that nobody has.",
			Objects: []estate.Object{
				renamed(acme(), func(c *Customer) { c.ExternalID = estate.Known("globex") }),
				renamed(globex(func(c *Customer) { c.ID = estate.Known("globex") }), func(c *Customer) { c.ExternalID = estate.Known("acme") }),
			},
		},
		{
			Title: "One organization, one customer", Meaning: "An organization is attached by one customer.", Advice: "Set another `org_id`, or remove one of the two.",
			Objects: []estate.Object{
				made(acme(func(c *Customer) { c.OrgID = estate.Known("organization") })),
				made(globex(func(c *Customer) { c.OrgID = estate.Known("organization") })),
			},
		},
	}
}

func locationSamples() []Sample {
	inAustin := func(u *User) { u.Location = estate.Known("austin") }
	numbered := func(u *User) { u.Number = estate.Known("+14085550101") }
	stocked := func(l *Location) { l.Numbers = estate.Known([]Text{estate.Known("+14085550101")}) }
	prefixed := func(l *Location) { l.RoutingPrefix = estate.Known("8401") }
	boston := func(changes ...func(*Location)) estate.Object {
		object := austin(append([]func(*Location){func(l *Location) { l.ID, l.Name = estate.Known("boston"), estate.Known("boston") }}, changes...)...)
		object.Handle, object.Label = "boston", `the location "Boston"`
		return object
	}
	twin := func(changes ...func(*Location)) estate.Object { return made(boston(changes...)) }
	extension := func(u *User) { u.Extension = estate.Known("101") }
	leaving := seated(existing(ann(), inAustin), func(u *User) { u.Location, u.Left = estate.Known("boston"), estate.Known("austin") })
	disabled := existingLocation(austin())
	disabled.Then = location(disabled.Then, func(l *Location) { l.Calling = estate.Known(false) })
	return []Sample{
		{
			Title: "One number, one user", Meaning: "Two users may exchange their numbers, but not share one.", Advice: "Give each user a number.",
			Objects: []estate.Object{made(named("ann", "Ann Example", numbered)), made(named("bob", "Bob Example", numbered))},
		},
		{
			Title: "One extension in a location", Meaning: "The same extension in two locations is fine.", Advice: "Give each user of a location an extension.",
			Objects: []estate.Object{made(named("ann", "Ann Example", inAustin, extension)), made(named("bob", "Bob Example", inAustin, extension))},
		},
		{
			Title: "An extension that a moved user finds taken", Meaning: "A user who moves needs an extension that is free in the new location, and may keep the one that is free there.", Advice: "Choose a free extension.",
			Objects: []estate.Object{keeping(existing(named("bob", "Bob Example", inAustin, extension))), seated(existing(ann(), extension, func(u *User) { u.Location = estate.Known("boston") }), inAustin)},
		},
		{
			Title: "A location of the same customer", Meaning: "A user works in a location of the user's own customer.", Advice: "Choose a location of that customer.",
			Objects: []estate.Object{
				made(austin(func(l *Location) { l.Customer = called("globex") })),
				made(named("ann", "Ann Example", inAustin)),
			},
		},
		{
			Title: "A location that calls", Meaning: "A user with a calling package works in a location that is enabled for Webex Calling.", Advice: "Set `calling` on the location.",
			Objects: []estate.Object{made(austin(func(l *Location) { l.Calling = estate.Known(false) })), made(named("ann", "Ann Example", inAustin))},
		},
		{
			Title: "A number of the location", Meaning: "A user's number is in the inventory of the user's location, where the configuration manages it.", Advice: "Add the number to the `phone_numbers` of the location.",
			Objects: []estate.Object{made(austin(stocked)), made(named("ann", "Ann Example", inAustin, func(u *User) { u.Number = estate.Known("+14085550102") }))},
		},
		{
			Title: "A number of some location", Meaning: "The same while the location of the user is not known yet.", Advice: "Add the number to the `phone_numbers` of the location.",
			Objects: []estate.Object{made(austin(stocked)), made(named("ann", "Ann Example", func(u *User) {
				u.Number, u.Unstocked = estate.Known("+14085550102"), estate.Known(true)
			}))},
		},
		{
			Title: "Users and their location", Meaning: "Webex does not remove a location while users are in it.", Advice: "Move or remove the users first, or keep the location.",
			Objects: []estate.Object{going(existingLocation(austin())), keeping(existing(ann(), inAustin))},
		},
		{
			Title: "Users who leave a location that goes", Meaning: "Terraform destroys a location before it changes the users that refer to it.",
			Advice: "Move the users first, and remove the location with the next apply.", Objects: []estate.Object{going(existingLocation(austin())), leaving},
		},
		{
			Title: "A calling location needs a calling package", Advice: "Add a calling package to the customer, or leave `calling` out.",
			Objects: []estate.Object{made(acme(func(c *Customer) { c.Packages = packages(rules.Selection{rules.WebexMeetings: rules.Unlimited()}) })), made(austin())},
		},
		{
			Title: "One name, one location", Meaning: "The name of a location is unique within its customer, without regard to case.", Advice: "Choose another name.",
			Objects: []estate.Object{made(austin()), twin(func(l *Location) { l.Name = estate.Known("austin") })},
		},
		{
			Title: "The name of the head office", Meaning: "The head office is a location too. It is made with the customer, or with its first calling package.", Advice: "Choose another name.",
			Objects: []estate.Object{made(austin()), made(acme(func(c *Customer) { c.HeadOfficeName = estate.Known("austin") }))},
		},
		{
			Title: "One routing prefix, one location", Advice: "Choose another `routing_prefix`.",
			Objects: []estate.Object{made(austin(prefixed)), twin(prefixed)},
		},
		{
			Title: "Names of locations in a ring", Meaning: "Locations may pass names on to one another, but not in a ring; the same holds for routing prefixes.", Advice: "Go by way of a name that no location has.",
			Objects: []estate.Object{
				moved(austin(), func(l *Location) { l.Name = estate.Known("boston") }),
				moved(boston(), func(l *Location) { l.Name = estate.Known("austin") }),
			},
		},
		{
			Title: "Routing prefixes in a ring", Advice: "Go by way of a prefix that no location has.",
			Objects: []estate.Object{
				moved(austin(prefixed), func(l *Location) { l.RoutingPrefix = estate.Known("8402") }),
				moved(boston(func(l *Location) { l.RoutingPrefix = estate.Known("8402") }), prefixed),
			},
		},
		{
			Title: "One number, one inventory", Meaning: "A phone number is in the inventory of one location.", Advice: "Take it out of the `phone_numbers` of one of the two.",
			Objects: []estate.Object{made(austin(stocked)), twin(stocked)},
		},
		{
			Title: "The last calling location", Meaning: "Webex does not disable the last calling location of a customer. It goes with its customer, and then stays with the organization.",
			Advice: "Create another calling location first, or destroy the customer too.", Complete: []string{"austin"},
			Objects: []estate.Object{keeping(acme()), going(existingLocation(austin()))},
		},
		{
			Title: "The last calling location, told at its customer", Advice: "Create another calling location first, or destroy the customer too.", Complete: []string{"austin"},
			Objects: []estate.Object{disabled, keeping(acme())},
		},
		{
			Title: "The last calling location, its customer being outside of the plan", Advice: "Nothing, if the location is to stay with the organization.", Complete: []string{"austin"},
			Objects: []estate.Object{going(existingLocation(austin()))},
		},
	}
}

func packages(selection rules.Selection) estate.Maybe[rules.Selection] {
	return estate.Known(selection)
}

func acme(changes ...func(*Customer)) estate.Object {
	return customer("acme", acmeID, changes)
}

// called is a customer of the partner itself, by its external id.
func called(externalID string) CustomerReference {
	return CustomerReference{ExternalID: estate.Known(externalID), SubPartner: SubPartner("")}
}

func globex(changes ...func(*Customer)) estate.Object {
	return customer("globex", "", changes)
}

func customer(externalID, id string, changes []func(*Customer)) estate.Object {
	facts := Customer{
		CustomerReference: called(externalID),
		Packages:          packages(rules.Selection{rules.WebexCalling: rules.Unlimited()}),
	}
	if id != "" {
		facts.ID = estate.Known(id)
	}
	for _, change := range changes {
		change(&facts)
	}
	return estate.Object{Handle: estate.Handle(externalID), Kind: CustomerKind, Then: facts, Label: fmt.Sprintf("the customer %q", externalID)}
}

func ann() estate.Object { return named("ann", "Ann Example") }

func named(key, name string, changes ...func(*User)) estate.Object {
	facts := User{
		Customer: called("acme"), Email: estate.Known(key + "@acme.example"), Package: estate.Known(rules.WebexCalling),
	}
	return estate.Object{Handle: estate.Handle(key), Kind: UserKind, Then: user(facts, changes...), Label: "the user " + name}
}

func user(facts estate.Facts, changes ...func(*User)) estate.Facts {
	typed, _ := facts.(User)
	for _, change := range changes {
		change(&typed)
	}
	return typed
}

func austin(changes ...func(*Location)) estate.Object {
	facts := Location{
		Customer: called("acme"), ID: estate.Known("austin"), Name: estate.Known("austin"), Calling: estate.Known(true),
	}
	return estate.Object{Handle: "austin", Kind: LocationKind, Then: location(facts, changes...), Label: `the location "Austin"`}
}

func location(facts estate.Facts, changes ...func(*Location)) estate.Facts {
	typed, _ := facts.(Location)
	for _, change := range changes {
		change(&typed)
	}
	return typed
}

// renamed is a customer that exists and is changed.
func renamed(object estate.Object, change func(*Customer)) estate.Object {
	object.Now = object.Then
	after, _ := object.Then.(Customer)
	change(&after)
	object.Then = after
	return object
}

// seated is a user who exists and is changed.
func seated(object estate.Object, change func(*User)) estate.Object {
	object.Then = user(object.Then, change)
	return object
}

// moved is a location of acme that exists and is changed.
func moved(object estate.Object, change func(*Location)) estate.Object {
	object = existingLocation(object)
	object.Then = location(object.Then, change)
	return object
}

// onto is a user of acme that changes its package.
func onto(name string, object estate.Object) estate.Object {
	object = existing(object)
	object.Then = user(object.Then, func(u *User) { u.Package = estate.Known(name) })
	return object
}

// existing is a user of acme that is there already.
func existing(object estate.Object, changes ...func(*User)) estate.Object {
	object.Then = user(object.Then, append([]func(*User){func(u *User) { u.Customer.ID = estate.Known(acmeID) }}, changes...)...)
	return keeping(object)
}

func existingLocation(object estate.Object) estate.Object {
	object.Then = location(object.Then, func(l *Location) { l.Customer.ID = estate.Known(acmeID) })
	return keeping(object)
}

func made(object estate.Object) estate.Object {
	object.Now = nil
	return object
}

func keeping(object estate.Object) estate.Object {
	object.Now = object.Then
	return object
}

func going(object estate.Object) estate.Object {
	object.Now, object.Then = object.Then, nil
	return object
}
