package planbook

import (
	"fmt"
	"maps"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// Fate is what a plan does to a resource.
type Fate int

// What can happen to a resource in a plan.
const (
	Creates Fate = iota + 1
	Keeps
	Destroys
)

// Customer is a customer as it is planned.
type Customer struct {
	Reference
	// Former is how the customer is called until the apply, where that
	// differs.
	Former Reference
	Fate   Fate
	// Packages is nil while they are unknown.
	Packages rules.Selection
	// CreatedWith are the packages of the first successful create (rule U5);
	// nil where nobody knows, as after an import.
	CreatedWith []string
	// HeadOfficeLocationID is empty while it is unknown.
	HeadOfficeLocationID string
}

type customerEntry struct {
	names   []Reference
	planned *Customer
	// creates counts the plans that create a customer with these keys; a
	// replacement plans one, and so do two resources that mean one customer.
	creates int
	users   map[string]*userEntry
	// removedLocations are the calling locations that the plan takes away, and
	// lastLocation names the one after which none remains.
	removedLocations map[string]struct{}
	lastLocation     string
}

// PlanCustomer records a customer and returns what is wrong with it, given
// what was planned before.
func (b *Book) PlanCustomer(customer Customer) []Conflict {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if !customer.known() {
		return nil
	}
	entry := b.customer(customer.Reference)
	if customer.Former.known() {
		entry.learn(customer.Former)
	}
	var conflicts []Conflict
	if customer.Fate == Creates {
		entry.creates++
		if entry.creates > 1 {
			conflicts = append(conflicts, Conflict{
				Attribute: "external_id",
				Summary:   "Two customers with one external id",
				Detail:    fmt.Sprintf("Another customer of this plan has the external id %s too. An external id belongs to one customer: choose another one for one of the two.", customer.Reference),
			})
		}
	}
	entry.planned = &customer
	if customer.HeadOfficeLocationID != "" {
		b.locations[locationKey(customer.HeadOfficeLocationID)] = entry
	}
	if customer.Fate == Destroys {
		return conflicts
	}
	if entry.lastLocation != "" {
		conflicts = append(conflicts, Conflict{
			Summary: "The last calling location can't be removed",
			Detail: fmt.Sprintf("This plan removes %q, the last calling location of the customer %s, while the customer stays. Webex does not disable the last calling location: create another one first, or destroy the whole customer.",
				entry.lastLocation, customer.Reference),
		})
	}
	for _, email := range slices.Sorted(maps.Keys(entry.users)) {
		conflicts = append(conflicts, onCustomer(entry.checkUser(entry.users[email]))...)
	}
	return append(conflicts, onCustomer(entry.checkSeats())...)
}

// onCustomer moves conflicts that were found late, when the customer of users
// that were planned before comes up, to the customer's own attribute.
func onCustomer(conflicts []Conflict) []Conflict {
	for index := range conflicts {
		conflicts[index].Attribute = "packages"
	}
	return conflicts
}

// stays reports whether the plan is known to leave the customer in place.
func (e *customerEntry) stays() bool { return e.planned != nil && e.planned.Fate != Destroys }

// goes reports whether the plan is known to destroy the customer.
func (e *customerEntry) goes() bool { return e.planned != nil && e.planned.Fate == Destroys }

// checkSeats counts the users that the plan puts on each package. Users that
// exist elsewhere are not counted, so this can only be too lenient.
func (e *customerEntry) checkSeats() []Conflict {
	if e.planned == nil || e.planned.Packages == nil {
		return nil
	}
	seats := map[string]int64{}
	for _, user := range e.users {
		seats[user.planned.Package]++
	}
	var conflicts []Conflict
	for _, name := range slices.Sorted(maps.Keys(seats)) {
		quantity, limited := e.planned.Packages[name].Units()
		if limited && seats[name] > quantity {
			conflicts = append(conflicts, Conflict{
				Attribute: "package",
				Summary:   "More users on a package than its quantity",
				Detail: fmt.Sprintf("The customer %s has %q with quantity %d, and this plan puts %d users on it. Raise the quantity in packages, or give some users another package.",
					e.planned.Reference, name, quantity, seats[name]),
			})
		}
	}
	return conflicts
}
