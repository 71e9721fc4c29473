package relations

import "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"

// locationName begins the key of the name of a location.
const locationName = "location name/"

// uniqueLocationName: the name of a location is unique within its customer,
// where the head office is a location too (rule U1).
func uniqueLocationName() estate.Unique {
	return estate.Unique{
		Rule: "U1",
		Claims: []estate.Claim{
			{
				Kind: LocationKind, At: "name",
				Keys: of(func(l Location) []estate.Maybe[estate.Key] { return within(l.Customer, l.Name, locationName) }),
			},
			{
				Kind: CustomerKind, At: "head_office.name",
				Keys: of(func(c Customer) []estate.Maybe[estate.Key] {
					return within(c.CustomerReference, c.HeadOfficeName, locationName)
				}),
			},
		},
		// Two customers share a key of their head offices only where they share
		// their external id, which is told there.
		Compatible: func(a, b *estate.Object) bool { return a.Kind == CustomerKind && b.Kind == CustomerKind },
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			if this.Kind != other.Kind {
				location := this
				if this.Kind == CustomerKind {
					location = other
				}
				return text("A location with the name of the head office",
					"%s has the same name, without regard to case, as the head office that this plan makes for the customer %s. The name of a location is unique within its customer: "+
						"choose another name for one of the two. The head office itself is taken over as a webexwholesale_customer_location by an import, once it is there.",
					sentence(location.Label), customerOf(this.Then))
			}
			return text("Two locations with one name",
				"%s has the same name, without regard to case, as another location of the customer %s. The name of a location is unique within its customer: choose another name for one of the two.",
				sentence(other.Label), customerOf(this.Then))
		},
		Ring: func(this, _ *estate.Object, members int) estate.Text {
			return text("Locations can't exchange their names in one apply", ring, members, "names", this.Label, "name")
		},
	}
}

// ring is the message about locations that pass something on in a ring.
const ring = "In this plan %d locations pass their %s on in a ring: %s is to have that of the next one, and so on until its own is taken. " +
	"Webex holds each of them once in a customer, so that none of the locations can begin. " +
	"Give one of them a %s that no location has, apply that, and give it the one that it is to have with the next apply."

// uniqueRoutingPrefix: a routing prefix reaches one location of a customer
// (rule U1).
func uniqueRoutingPrefix() estate.Unique {
	return estate.Unique{
		Rule: "U1",
		Claims: []estate.Claim{{
			Kind: LocationKind, At: "calling.routing_prefix",
			Keys: of(func(l Location) []estate.Maybe[estate.Key] {
				return within(l.Customer, l.RoutingPrefix, "routing prefix/")
			}),
		}},
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			prefix := facts(this).(Location).RoutingPrefix //nolint:forcetypeassert // only locations claim a routing prefix
			value, _ := prefix.Get()
			return text("Two locations with one routing prefix",
				"%s has the routing prefix %q too. A routing prefix reaches one location of the customer %s: choose another routing_prefix for one of the two.",
				sentence(other.Label), value, customerOf(this.Then))
		},
		Ring: func(this, _ *estate.Object, members int) estate.Text {
			return text("Locations can't exchange their routing prefixes in one apply", ring, members, "routing prefixes", this.Label, "routing_prefix")
		},
	}
}
