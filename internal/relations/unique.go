package relations

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
)

// uniqueEmail: an e-mail address belongs to one person of one organization
// (rule U2). The administrator of a customer may be a user of that customer,
// and a detached user may be taken on again by its own customer.
func uniqueEmail() estate.Unique {
	return estate.Unique{
		Rule: "U2",
		Claims: []estate.Claim{
			{
				Kind: UserKind, At: "email",
				Keys: one(func(u User) estate.Maybe[estate.Key] { return estate.Map(u.Email, EmailKey) }),
				Remains: of(func(u User) []estate.Maybe[estate.Key] {
					if !u.Detaches {
						return nil
					}
					return []estate.Maybe[estate.Key]{estate.Map(u.Email, EmailKey)}
				}),
			},
			{
				Kind: CustomerKind, At: "primary_email",
				Keys: one(func(c Customer) estate.Maybe[estate.Key] { return estate.Map(c.PrimaryEmail, EmailKey) }),
				Remains: of(func(c Customer) []estate.Maybe[estate.Key] {
					if !c.Detaches {
						return nil
					}
					return []estate.Maybe[estate.Key]{estate.Map(c.PrimaryEmail, EmailKey)}
				}),
			},
		},
		Compatible: emailsCompatible,
		Say:        sayEmail,
	}
}

// emailsCompatible reports whether two objects may have one e-mail address, or
// whether it is not certain that they may not.
func emailsCompatible(a, b *estate.Object) bool {
	left, right := facts(a), facts(b)
	switch {
	case attaches(left), attaches(right):
		// The administrator of an organization that is attached is there already.
		return true
	case bothCustomers(left, right):
		return false
	case bothUsers(left, right):
		// A detached person is taken on again where it is.
		return (a.Goes() || b.Goes()) && sameCustomer(left, right) != no
	}
	return sameCustomer(left, right) != no
}

func attaches(facts estate.Facts) bool {
	customer, is := facts.(Customer)
	return is && customer.Attaches
}

// verdict is an answer that may be unknown.
type verdict uint8

const (
	perhaps verdict = iota
	yes
	no
)

func sameCustomer(a, b estate.Facts) verdict {
	left, right := customerOf(a), customerOf(b)
	switch {
	case left.differs(right):
		return no
	case estate.Same(left.ID, right.ID), left.sameSubPartner(right) && estate.Same(left.ExternalID, right.ExternalID):
		return yes
	}
	return perhaps
}

func customerOf(facts estate.Facts) CustomerReference {
	switch typed := facts.(type) {
	case Customer:
		return typed.CustomerReference
	case User:
		return typed.Customer
	case Location:
		return typed.Customer
	}
	return CustomerReference{}
}

func bothCustomers(a, b estate.Facts) bool {
	_, left := a.(Customer)
	_, right := b.(Customer)
	return left && right
}

func bothUsers(a, b estate.Facts) bool {
	_, left := a.(User)
	_, right := b.(User)
	return left && right
}

// facts are what is planned for an object, or what it was where it goes.
func facts(object *estate.Object) estate.Facts {
	if object.Then != nil {
		return object.Then
	}
	return object.Now
}

func sayEmail(this, other *estate.Object, _ estate.Key) estate.Text {
	going, staying := this, other
	if other.Goes() {
		going, staying = other, this
	}
	_, customerGoes := facts(going).(Customer)
	switch {
	case going.Goes() && customerGoes:
		return text("The e-mail address stays with the detached organization",
			"This plan detaches %s, which leaves the organization at Webex together with the e-mail address of its administrator (primary_email), and needs the same address for %s. "+
				"To create the customer again, set on_destroy = \"delete_organization\" and apply that first; to keep the organization, attach it with org_id, without primary_email. Otherwise use another address.",
			going.Label, staying.Label)
	case going.Goes():
		return text("The e-mail address stays with the detached person",
			"This plan detaches %s, which leaves the person in its organization together with its e-mail address, and needs the same address for %s in another organization. "+
				"Set on_destroy = \"delete_person\" on the detached user and apply that first, or use another address.",
			going.Label, staying.Label)
	case bothUsers(this.Then, other.Then):
		return text("Two users with one e-mail address",
			"%s has the same e-mail address as %s. An e-mail address belongs to one user of one organization: remove one of the two, or use another address.",
			sentence(other.Label), this.Label)
	case bothCustomers(this.Then, other.Then):
		return text("Two customers with one administrator's e-mail address",
			"%s has the same primary_email as %s. An e-mail address belongs to one organization: give each customer an administrator with an address of its own.",
			sentence(other.Label), this.Label)
	}
	return text("The e-mail address of another customer's administrator",
		"%s has the same e-mail address as %s, and they belong to different customers. An e-mail address belongs to one organization: use another address (email of the user, primary_email of the customer) for one of the two.",
		sentence(other.Label), this.Label)
}

// uniqueExternalID: an external id belongs to one customer of a sub-partner
// (rule C1).
func uniqueExternalID() estate.Unique {
	return estate.Unique{
		Rule: "C1",
		Claims: []estate.Claim{{
			Kind: CustomerKind, At: "external_id",
			Keys: one(func(c Customer) estate.Maybe[estate.Key] { return c.externalKey() }),
		}},
		Say: func(this, _ *estate.Object, _ estate.Key) estate.Text {
			return text("Two customers with one external id",
				"Another customer of this plan has the external id %s too. An external id belongs to one customer: choose another one for one of the two.",
				customerOf(this.Then))
		},
		Ring: func(this, next *estate.Object, members int) estate.Text {
			return text("External ids can't change hands in a ring",
				"In this plan %d customers pass their external ids on in a ring: %s is to have the one of %s, and so on until its own is taken. Webex holds each external id once, so that none of them can begin. "+
					"Give one of them an external_id that nobody has, apply that, and give it the one that it is to have with the next apply.",
				members, this.Label, next.Label)
		},
	}
}

// uniqueOrganization: an organization is attached to one customer (rule C1).
func uniqueOrganization() estate.Unique {
	return estate.Unique{
		Rule: "C1",
		Claims: []estate.Claim{{
			Kind: CustomerKind, At: "org_id",
			Keys: one(func(c Customer) estate.Maybe[estate.Key] { return keyed(c.OrgID, "organization/") }),
		}},
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			return text("Two customers with one organization",
				"%s has the same org_id as %s. An organization belongs to one customer: set another org_id, or remove one of the two.",
				sentence(other.Label), this.Label)
		},
	}
}

// uniqueNumber: a phone number belongs to one user (rule U3).
func uniqueNumber() estate.Unique {
	return estate.Unique{
		Rule: "U3",
		Claims: []estate.Claim{{
			Kind: UserKind, At: "phone_number",
			Keys: one(func(u User) estate.Maybe[estate.Key] { return estate.Map(u.Number, NumberKey) }),
		}},
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			return text("Two users with one phone number",
				"%s has the same phone number as %s. Give each user a number of its own (rule U3).", sentence(other.Label), this.Label)
		},
	}
}

// uniqueInventory: a phone number is in the inventory of one location.
func uniqueInventory() estate.Unique {
	return estate.Unique{
		Rule: "U1",
		Claims: []estate.Claim{{
			Kind: LocationKind, At: "phone_numbers",
			Keys: of(func(l Location) []estate.Maybe[estate.Key] {
				numbers, _ := l.Numbers.Get()
				keys := make([]estate.Maybe[estate.Key], len(numbers))
				for index, number := range numbers {
					keys[index] = estate.Map(number, inventoryKey)
				}
				return keys
			}),
		}},
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			return text("Two locations with one phone number",
				"%s and %s have a phone number in common. A number is in the inventory of one location: take it out of the phone_numbers of one of the two.",
				sentence(other.Label), this.Label)
		},
	}
}

// uniqueExtension: an extension reaches one user of a location (rule U3).
func uniqueExtension() estate.Unique {
	return estate.Unique{
		Rule: "U3",
		Claims: []estate.Claim{{
			Kind: UserKind, At: "extension",
			Keys: one(func(u User) estate.Maybe[estate.Key] {
				location, is := u.Location.Get()
				if !is {
					return estate.Maybe[estate.Key]{}
				}
				return estate.Map(u.Extension, func(extension string) estate.Key { return ExtensionKey(location, extension) })
			}),
		}},
		Say: func(this, other *estate.Object, _ estate.Key) estate.Text {
			extension, _ := facts(this).(User).Extension.Get() //nolint:forcetypeassert // only users claim an extension
			return text("Two users with one extension",
				"%s has the extension %q in the same location. Give each user of a location an extension of its own (rule U3).", sentence(other.Label), extension)
		},
	}
}

// sentence begins a sentence with a label.
func sentence(label string) string {
	if label == "" {
		return label
	}
	return strings.ToUpper(label[:1]) + label[1:]
}
