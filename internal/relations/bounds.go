package relations

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// seats: a customer has as many users on a package as its quantity says (rule
// C4). Users that exist outside of the configuration are not counted.
func seats() estate.Bound {
	return estate.Bound{
		Rule: "C4", Child: UserKind, Parent: CustomerKind, AtChild: "package", AtParent: "packages",
		Group: func(facts estate.Facts) (parent, group estate.Maybe[estate.Key]) {
			user, is := facts.(User)
			if !is {
				return parent, group
			}
			return user.Customer.Link(), keyed(user.Package, "")
		},
		Names: of(customerNames),
		Limits: func(facts estate.Facts) map[estate.Key]int64 {
			customer, is := facts.(Customer)
			if !is {
				return nil
			}
			limits := map[estate.Key]int64{}
			selection, _ := customer.Packages.Get()
			for name, quantity := range selection {
				if units, limited := quantity.Units(); limited {
					limits[estate.Key(name)] = units
				}
			}
			return limits
		},
		Say: func(parent *estate.Object, group estate.Key, limit, members int64) estate.Text {
			return text("More users on a package than its quantity",
				"The customer %s has %q with quantity %d, and this plan puts at least %d users on it. Raise the quantity in packages, or give some users another package.",
				customerOf(parent.Then), string(group), limit, members)
		},
		Ring: func(parent *estate.Object, groups []estate.Key) estate.Text {
			names := make([]string, len(groups))
			for index, group := range groups {
				names[index] = string(group)
			}
			return text("Users can't exchange packages without a free seat",
				"In this plan users of the customer %s pass %s on in a ring, and all seats of these are taken. Webex changes one user at a time, so that none of them can begin. "+
					"In an apply before this one, give one of these users a package with a free seat. Raising a quantity helps too, but it can't be lowered again.",
				customerOf(parent.Then), rules.Quoted(names, "and"))
		},
	}
}

// CallingLocations is the group of the calling locations of a customer, see
// estate.Estate.Complete.
func CallingLocations(customerID string) estate.Key { return CustomerKey(customerID) }

// lastCallingLocation: Webex does not disable the last calling location of a
// customer; it goes only together with its customer (rule U1).
func lastCallingLocation() estate.Least {
	return estate.Least{
		Rule: "U1", Child: LocationKind, Parent: CustomerKind, AtChild: "calling", AtParent: "",
		Group: func(facts estate.Facts) estate.Maybe[estate.Key] {
			location, is := facts.(Location)
			calling, certain := location.Calling.Get()
			switch {
			case !is || !certain:
				return estate.Maybe[estate.Key]{}
			case !calling:
				return estate.Absent[estate.Key]()
			}
			return estate.Map(location.Customer.ID, CallingLocations)
		},
		Names: of(customerIDs),
		Say: func(this, child, parent *estate.Object) estate.Text {
			switch {
			case parent == nil && child.Goes():
				return text("The last calling location stays at Webex",
					"Webex does not disable the last calling location of a customer. %s leaves the Terraform state, and stays with its organization.", sentence(child.Label))
			case parent == nil || this != parent:
				return text("The last calling location can't be removed",
					"%s is the last calling location of the customer %s, and Webex does not disable that. Create another calling location first, or destroy the whole customer.",
					sentence(child.Label), customerOf(child.Now))
			}
			return text("The last calling location can't be removed",
				"This plan removes %s, the last calling location of the customer %s, while the customer stays. Webex does not disable the last calling location: create another one first, or destroy the whole customer.",
				child.Label, customerOf(parent.Then))
		},
	}
}
