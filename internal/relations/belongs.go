package relations

import (
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func customerNames(c Customer) []estate.Maybe[estate.Key] { return c.names() }

// customerIDs are what still means a customer that goes: another one may take
// its external id.
func customerIDs(c Customer) []estate.Maybe[estate.Key] {
	return []estate.Maybe[estate.Key]{estate.Map(c.ID, CustomerKey)}
}

// userToCustomer: a user's package is one of its customer's (rule U2), and a
// full administrator's package is on the level of the organization (rules U5
// and U6). Without the customer there is no user.
func userToCustomer() estate.Belongs {
	return estate.Belongs{
		Rule: "U2", Child: UserKind, Parent: CustomerKind, AtChild: "package", AtParent: "packages",
		Link:  link(func(u User) estate.Maybe[estate.Key] { return u.Customer.Link() }),
		Names: of(customerNames), Former: of(customerIDs),
		Check: checkUserAndCustomer,
	}
}

func checkUserAndCustomer(child, parent estate.Side) []estate.Breach {
	user, is := child.Facts.(User)
	if !is {
		return nil
	}
	customer, stays := parent.Facts.(Customer)
	if !stays {
		return []estate.Breach{{Subject: "customer", At: "customer_external_id", Text: text("The user's customer goes",
			"This plan removes %s, and keeps %s. Webex removes the users of a customer together with it: remove the user too, or keep the customer. "+
				"If the customer is replaced, replace its users too.", parent.Label, child.Label)}}
	}
	if user.Customer.otherSubPartner(customer.CustomerReference) {
		return []estate.Breach{anotherSubPartner(child, customer)}
	}
	breaches := checkAdministrator(child, parent, user, customer)
	name, named := user.Package.Get()
	selection, selected := customer.Packages.Get()
	if !named || !selected {
		return breaches
	}
	if _, has := selection[name]; has {
		return breaches
	}
	return append(breaches, estate.Breach{Subject: "package " + name, Text: text("The customer does not have the user's package",
		"%s is planned with %q, but the customer %s is planned with %s. Add the package to the customer's packages, or give the user one of these (rule U2).",
		sentence(child.Label), name, customer, rules.Quoted(selection.Names(), "and"))})
}

// anotherSubPartner is told of a child that Webex would be asked for on behalf
// of another sub-partner than its customer's, where neither is found.
func anotherSubPartner(child estate.Side, customer Customer) estate.Breach {
	advice := "Leave sub_partner_org_id out, and let the provider have none"
	if of, is := customer.SubPartner.Get(); is {
		advice = "Set sub_partner_org_id to \"" + of + "\", or to the sub_partner_org_id of the customer's resource"
	}
	return estate.Breach{Subject: "sub-partner", At: "sub_partner_org_id", Text: text("The customer belongs to another sub-partner",
		"%s would be asked for on behalf of another sub-partner than its customer %s, and not be found. %s.", sentence(child.Label), customer, advice)}
}

// checkAdministrator checks the package of a full administrator. The customer's
// own administrator, the user with its primary_email, is one whether or not
// roles are given.
func checkAdministrator(child, parent estate.Side, user User, customer Customer) []estate.Breach {
	name, named := user.Package.Get()
	selection, selected := customer.Packages.Get()
	administrator, _ := user.Administrator.Get()
	own := estate.Same(user.Email, customer.PrimaryEmail)
	if !named || !selected || !administrator && !own {
		return nil
	}
	who := "an administrator"
	if own {
		who = "the administrator (primary_email)"
	}
	var violations []rules.Violation
	if before, was := child.Before.(User); was && own && !administrator {
		former, _ := before.Package.Get()
		violations = rules.CheckAdministratorChange(former, name)
	}
	createdWith := customer.CreatedWith
	if parent.Before == nil {
		createdWith = selection.Names()
	}
	violations = append(violations, rules.CheckAdministratorPackage(createdWith, selection.Names(), name)...)
	breaches := make([]estate.Breach, len(violations))
	for index, violation := range violations {
		breaches[index] = estate.Breach{
			Rule: violation.Rule, Subject: violation.Rule + " " + name, Warning: violation.Warning,
			Text: text(violation.Summary, "%s is %s of the customer %s. %s", sentence(child.Label), who, customer, violation.Detail),
		}
	}
	return breaches
}

// userToLocation: a user works in a location of its own customer, which is
// enabled for Webex Calling where the user's package calls, and whose inventory
// has the user's number (rule U3).
func userToLocation() estate.Belongs {
	return estate.Belongs{
		Rule: "U3", Child: UserKind, Parent: LocationKind, AtChild: "location_id", AtParent: "",
		Link:      link(func(u User) estate.Maybe[estate.Key] { return estate.Map(u.Location, LocationKey) }),
		Names:     one(func(l Location) estate.Maybe[estate.Key] { return estate.Map(l.ID, LocationKey) }),
		Former:    one(func(l Location) estate.Maybe[estate.Key] { return estate.Map(l.ID, LocationKey) }),
		Check:     checkUserAndLocation,
		Otherwise: checkAnyInventory,
	}
}

func checkUserAndLocation(child, parent estate.Side) []estate.Breach {
	user, is := child.Facts.(User)
	if !is {
		return nil
	}
	location, stays := parent.Facts.(Location)
	if !stays {
		return []estate.Breach{{Subject: "location", Text: text("The user's location goes",
			"This plan removes %s, and keeps %s in it. Webex does not remove a location while users are in it: move or remove the user first, or keep the location (rule U3).",
			parent.Label, child.Label)}}
	}
	var breaches []estate.Breach
	if user.Customer.differs(location.Customer) {
		breaches = append(breaches, estate.Breach{Subject: "another customer", Text: anotherCustomer(child, user, location.Customer)})
	}
	name, _ := user.Package.Get()
	known, _ := rules.Lookup(name)
	if !known.Calling {
		return breaches
	}
	if calling, certain := location.Calling.Get(); certain && !calling {
		breaches = append(breaches, estate.Breach{Subject: "calling", Text: text("The user's location is not enabled for calling",
			"%s is planned with %q, which makes calls, but %s is not enabled for Webex Calling. Set calling on the location, also as calling = {}, or give the user another location or package (rule U3).",
			sentence(child.Label), name, parent.Label)})
	}
	return append(breaches, checkInventory(child, parent, user, location)...)
}

// userToFormerLocation: Terraform destroys a location before it changes the
// users that refer to it, who are in the way until then. Whether they refer to
// it is not known here, so that this is a warning (rule U3).
func userToFormerLocation() estate.Belongs {
	return estate.Belongs{
		Rule: "U3", Child: UserKind, Parent: LocationKind, AtChild: "location_id", AtParent: "",
		Link:   link(func(u User) estate.Maybe[estate.Key] { return estate.Map(u.Left, LocationKey) }),
		Names:  of(func(Location) []estate.Maybe[estate.Key] { return nil }),
		Former: one(func(l Location) estate.Maybe[estate.Key] { return estate.Map(l.ID, LocationKey) }),
		Check: func(child, parent estate.Side) []estate.Breach {
			if child.Facts == nil || parent.Facts != nil {
				return nil
			}
			return []estate.Breach{{Subject: "left", Warning: true, Text: text("The location goes before its users have left it",
				"This plan removes %s, and takes %s out of it. Terraform destroys a location before it changes the users that refer to it, and Webex does not remove a location while users are in it. "+
					"Apply the move first, and remove the location with the next apply; or set create_before_destroy = true on the location one apply before, which turns the order round (rule U3).",
				parent.Label, child.Label)}}
		},
	}
}

func anotherCustomer(child estate.Side, user User, owner CustomerReference) estate.Text {
	return text("The location belongs to another customer",
		"%s is a user of the customer %s, but the location belongs to the customer %s. Choose a location of the user's own customer (rule U3).",
		sentence(child.Label), user.Customer, owner)
}

func checkInventory(child, parent estate.Side, user User, location Location) []estate.Breach {
	number, numbered := user.Number.Get()
	numbers, certain := location.Numbers.Get()
	if !numbered || !certain || slices.ContainsFunc(numbers, func(one Text) bool { return one.IsUnknown() }) || slices.Contains(numbers, estate.Known(number)) {
		return nil
	}
	return []estate.Breach{{Subject: "number " + number, At: "phone_number", Text: text("The user's number is not one of the location's numbers",
		"The phone_number of %s is not in the phone_numbers of %s. Webex gives a user only a number that is in the inventory of the user's location: add the number to phone_numbers, or choose one that is there (rule U3).",
		child.Label, parent.Label)}}
}

// checkAnyInventory checks the number of a user whose location is not known
// yet. A location that is made by the same plan is planned before the users
// that refer to it, so that the number is in none of the inventories if it is
// in none by now, and Webex has it in none either. Where the configuration
// manages no inventory, it may come with the PSTN provider.
func checkAnyInventory(child estate.Side, claimed func(estate.Key) bool) *estate.Breach {
	user, is := child.Facts.(User)
	if !is {
		return nil
	}
	number, numbered := user.Number.Get()
	unstocked, known := user.Unstocked.Get()
	customer, named := user.Customer.Link().Get()
	if !numbered || !known || !unstocked || !named || claimed(inventoryKey(number)) || !claimed(managedKey(customer)) {
		return nil
	}
	return &estate.Breach{Subject: "number " + number, At: "phone_number", Text: text("The user's number is in no location's numbers",
		"The phone_number of %s is not in the phone_numbers of any location of the customer %s. Webex gives a user only a number that is in the inventory of the user's location: add the number to the phone_numbers of that location, or choose one that is there (rule U3).",
		child.Label, user.Customer)}
}

// managedInventories shows which customers have locations whose numbers the
// configuration manages.
func managedInventories() estate.Mark {
	return estate.Mark{Kind: LocationKind, Keys: of(func(l Location) []estate.Maybe[estate.Key] {
		if l.Numbers.IsUnknown() {
			return nil
		}
		var keys []estate.Maybe[estate.Key]
		for _, name := range l.Customer.names() {
			keys = append(keys, estate.Map(name, managedKey))
		}
		return keys
	})}
}

func managedKey(customer estate.Key) estate.Key { return "managed inventory/" + customer }

// userToHeadOffice: the head office of a customer is a location of that
// customer, also where it is no resource of its own (rule U3).
func userToHeadOffice() estate.Belongs {
	return estate.Belongs{
		Rule: "U3", Child: UserKind, Parent: CustomerKind, AtChild: "location_id", AtParent: "head_office",
		Link:   link(func(u User) estate.Maybe[estate.Key] { return estate.Map(u.Location, LocationKey) }),
		Names:  one(func(c Customer) estate.Maybe[estate.Key] { return estate.Map(c.HeadOffice, LocationKey) }),
		Former: of(func(Customer) []estate.Maybe[estate.Key] { return nil }),
		Check: func(child, parent estate.Side) []estate.Breach {
			user, isUser := child.Facts.(User)
			customer, isCustomer := parent.Facts.(Customer)
			if !isUser || !isCustomer || !user.Customer.differs(customer.CustomerReference) {
				return nil
			}
			return []estate.Breach{{Subject: "another customer", Text: anotherCustomer(child, user, customer.CustomerReference)}}
		},
	}
}

// locationToCustomer: a calling location needs a calling package of its
// customer (rule U1), and no location is without its customer.
func locationToCustomer() estate.Belongs {
	return estate.Belongs{
		Rule: "U1", Child: LocationKind, Parent: CustomerKind, AtChild: "calling", AtParent: "packages",
		Link:  link(func(l Location) estate.Maybe[estate.Key] { return l.Customer.Link() }),
		Names: of(customerNames), Former: of(customerIDs),
		Check: func(child, parent estate.Side) []estate.Breach {
			location, is := child.Facts.(Location)
			if !is {
				return nil
			}
			customer, stays := parent.Facts.(Customer)
			if !stays {
				return []estate.Breach{{Subject: "customer", At: "customer_external_id", Text: text("The location's customer goes",
					"This plan removes %s, and keeps %s. Without the customer, its locations are no longer this partner's: remove the location too, or keep the customer. "+
						"If the customer is replaced, replace its locations too.", parent.Label, child.Label)}}
			}
			if location.Customer.otherSubPartner(customer.CustomerReference) {
				return []estate.Breach{anotherSubPartner(child, customer)}
			}
			selection, selected := customer.Packages.Get()
			calling, certain := location.Calling.Get()
			if !selected || !certain || !calling || rules.MayCall(selection.Names()) {
				return nil
			}
			return []estate.Breach{{Subject: "calling", Text: text("The customer has no calling package",
				"%s is enabled for Webex Calling, but the customer %s is planned with %s, none of which brings calling. Add a calling package to the customer, or leave calling out of the location (rule U1).",
				sentence(child.Label), customer, rules.Quoted(selection.Names(), "and"))}}
		},
	}
}

// customerToTemplate: a customer keeps the onboarding template that it was
// created with (rule T1).
func customerToTemplate() estate.Belongs {
	template := one(func(t Template) estate.Maybe[estate.Key] { return estate.Map(t.ProvisioningID, templateKey) })
	return estate.Belongs{
		Rule: "T1", Child: CustomerKind, Parent: TemplateKind, AtChild: "provisioning_id", AtParent: "",
		Link:  link(func(c Customer) estate.Maybe[estate.Key] { return estate.Map(c.ProvisioningID, templateKey) }),
		Names: template, Former: template,
		Check: func(child, parent estate.Side) []estate.Breach {
			template, was := parent.Before.(Template)
			if parent.Facts != nil || !was || template.Adopted {
				return nil
			}
			return []estate.Breach{{Subject: "template", Text: text("The customer's onboarding template goes",
				"This plan removes %s, and keeps %s, which was provisioned with it. Keep the template, or remove the customer too (rule T1).", parent.Label, child.Label)}}
		},
	}
}

// personToOrganization: Webex does not delete an organization that has persons
// besides its administrator, such as those that the same plan only detaches.
func personToOrganization() estate.Belongs {
	return estate.Belongs{
		Child: UserKind, Parent: CustomerKind, Together: true,
		Link:  link(func(u User) estate.Maybe[estate.Key] { return u.Customer.Link() }),
		Names: of(customerIDs), Former: of(customerIDs),
		Check: func(child, parent estate.Side) []estate.Breach {
			user, isUser := child.Before.(User)
			customer, isCustomer := parent.Before.(Customer)
			if !isUser || !isCustomer || !user.Detaches || !user.Person || !customer.Deletes || !estate.Differ(user.Email, customer.PrimaryEmail) {
				return nil
			}
			return []estate.Breach{{Subject: "person", Text: text("The organization keeps a detached person",
				"This plan removes %s and is to delete its organization (on_destroy = \"delete_organization\"), but only detaches %s, whose person stays in that organization. Webex does not delete an organization with more persons than its administrator. "+
					"Set on_destroy = \"delete_person\" on the user, or on_destroy = \"detach\" on the customer, and apply that first.",
				parent.Label, child.Label)}}
		},
	}
}

func templateKey(id string) estate.Key { return estate.Key("template/" + UUID(id)) }
