package planbook

import (
	"fmt"
	"maps"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// customerEntry is all that a plan says about one customer.
type customerEntry struct {
	// reference holds the keys that are certain.
	reference Reference
	planned   *Customer
	// successor is the entry that took this one over.
	successor *customerEntry
	// users are kept by e-mail address.
	users map[string]*userEntry
	// seats are kept by package.
	seats map[string]*seats
	// removedLocations are the calling locations that the plan takes away, and
	// lastLocation names the one after which none remains.
	removedLocations map[string]struct{}
	lastLocation     string
}

// seats counts the users that a plan puts on one package, and those among them
// that are not on it yet.
type seats struct {
	taken, joining int64
}

func newCustomerEntry(reference Reference) *customerEntry {
	return &customerEntry{
		reference:        reference,
		users:            map[string]*userEntry{},
		seats:            map[string]*seats{},
		removedLocations: map[string]struct{}{},
	}
}

// takeOver moves what another entry knows to this one: both mean one customer.
func (e *customerEntry) takeOver(other *customerEntry) {
	other.successor = e
	for email, user := range other.users {
		user.customer = e
		e.users[email] = user
	}
	for name, counted := range other.seats {
		mine := e.seatsOf(name)
		mine.taken += counted.taken
		mine.joining += counted.joining
	}
	maps.Copy(e.removedLocations, other.removedLocations)
	if e.lastLocation == "" {
		e.lastLocation = other.lastLocation
	}
}

// current is the entry that stands for this one now.
func (e *customerEntry) current() *customerEntry {
	for e.successor != nil {
		e = e.successor
	}
	return e
}

// differs reports whether two entries are certainly different customers.
func (e *customerEntry) differs(other *customerEntry) bool {
	if e == other {
		return false
	}
	return e.reference.ID != "" && other.reference.ID != "" ||
		e.reference.ExternalID != "" && other.reference.ExternalID != "" && e.reference.ExternalID != other.reference.ExternalID
}

// stays reports whether the plan is known to leave the customer in place.
func (e *customerEntry) stays() bool { return e.planned != nil && e.planned.Fate == Keeps }

// goes reports whether the plan is known to destroy the customer.
func (e *customerEntry) goes() bool { return e.planned != nil && e.planned.Fate == Destroys }

func (e *customerEntry) seatsOf(name string) *seats {
	if e.seats[name] == nil {
		e.seats[name] = &seats{}
	}
	return e.seats[name]
}

// seat counts a user in, or with -1 out again.
func (e *customerEntry) seat(user *User, by int64) {
	if user.Package == "" {
		return
	}
	counted := e.seatsOf(user.Package)
	counted.taken += by
	if user.joins() {
		counted.joining += by
	}
}

// checkSeats counts the users that the plan puts on a package. Users that
// exist elsewhere are not counted, so this can only be too lenient. Where
// nobody joins, all of them have their seats already.
func (e *customerEntry) checkSeats(name string) []Conflict {
	counted := e.seats[name]
	if e.planned == nil || counted == nil || counted.joining == 0 {
		return nil
	}
	quantity, limited := e.planned.Packages[name].Units()
	if !limited || counted.taken <= quantity {
		return nil
	}
	return []Conflict{{
		Attribute: "package",
		Summary:   "More users on a package than its quantity",
		Detail: fmt.Sprintf("The customer %s has %q with quantity %d, and this plan puts at least %d users on it. Raise the quantity in packages, or give some users another package.",
			e.planned.Reference, name, quantity, counted.taken),
	}}
}

// checkUser compares a user with its customer as that is planned. For an
// administrator the rule about administrators says more than the one about
// packages.
func (e *customerEntry) checkUser(user *User) []Conflict {
	if e.planned == nil || e.planned.Packages == nil || user.Package == "" || !user.changed() {
		return nil
	}
	if conflicts := e.checkAdministrator(user); len(conflicts) > 0 {
		return conflicts
	}
	if _, has := e.planned.Packages[user.Package]; has {
		return nil
	}
	return []Conflict{{
		Attribute: "package",
		Summary:   "The customer does not have the user's package",
		Detail: fmt.Sprintf("%s is planned with %q, but the customer %s is planned with %s. Add the package to the customer's packages, or give the user one of these (rule U2).",
			user.Name, user.Package, e.planned.Reference, rules.Quoted(e.planned.Packages.Names(), "and")),
	}}
}

func (e *customerEntry) checkAdministrator(user *User) []Conflict {
	if !user.Administrator {
		return nil
	}
	createdWith := e.planned.CreatedWith
	if e.planned.Fate == Creates {
		createdWith = e.planned.Packages.Names()
	}
	var conflicts []Conflict
	for _, violation := range rules.CheckAdministratorPackage(createdWith, e.planned.Packages.Names(), user.Package) {
		conflicts = append(conflicts, Conflict{
			Attribute: "package",
			Summary:   violation.Summary,
			Detail:    fmt.Sprintf("%s is an administrator of the customer %s. %s", user.Name, e.planned.Reference, violation.Detail),
			Warning:   violation.Warning,
		})
	}
	return conflicts
}
