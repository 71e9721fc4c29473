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
	// Former is how the customer is called until the apply, where it exists.
	Former Reference
	// SubPartner is the sub-partner that the customer belongs to: an external
	// id is unique within one.
	SubPartner string
	Fate       Fate
	// Replaces marks the second plan of a replacement: the customer was planned
	// with its prior state just before.
	Replaces bool
	// Packages is nil while they are unknown.
	Packages rules.Selection
	// CreatedWith are the packages of the first successful create (rule U5);
	// nil where nobody knows, as after an import.
	CreatedWith []string
	// HeadOfficeLocationID is empty while it is unknown.
	HeadOfficeLocationID string
}

// PlanCustomer records a customer and returns what is wrong with it, given
// what was planned before.
func (b *Book) PlanCustomer(customer Customer) []Conflict {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if !customer.known() {
		return nil
	}
	if customer.Fate == Destroys {
		b.destroyCustomer(customer)
		return nil
	}
	entry, conflicts := b.enterCustomer(&customer)
	if len(conflicts) > 0 {
		return conflicts
	}
	entry.planned = &customer
	if customer.HeadOfficeLocationID != "" {
		conflicts = b.ownLocation(entry, customer.HeadOfficeLocationID, "head_office")
	}
	if entry.lastLocation != "" && entry.stays() {
		conflicts = append(conflicts, Conflict{
			Summary: "The last calling location can't be removed",
			Detail: fmt.Sprintf("This plan removes %q, the last calling location of the customer %s, while the customer stays. Webex does not disable the last calling location: create another one first, or destroy the whole customer.",
				entry.lastLocation, customer.Reference),
		})
	}
	for _, email := range slices.Sorted(maps.Keys(entry.users)) {
		conflicts = append(conflicts, onCustomer(entry.checkUser(&entry.users[email].planned))...)
	}
	for _, name := range slices.Sorted(maps.Keys(entry.seats)) {
		conflicts = append(conflicts, onCustomer(entry.checkSeats(name))...)
	}
	return conflicts
}

// destroyCustomer records a customer that goes. Another one that gets its
// external id keeps it.
func (b *Book) destroyCustomer(customer Customer) {
	entry := b.customers.existing(customer.ID)
	if entry.planned == nil {
		entry.planned = &customer
	}
	if _, known := b.customers.byFormer[customer.ExternalID]; !known {
		b.customers.byFormer[customer.ExternalID] = entry
	}
}

// enterCustomer finds the entry of a customer that will be there, and whether
// another one has its external id.
func (b *Book) enterCustomer(customer *Customer) (*customerEntry, []Conflict) {
	external, claimed := b.customers.byExternalID[customer.ExternalID]
	var entry *customerEntry
	switch {
	case customer.Fate == Keeps:
		entry = b.customers.existing(customer.ID)
	case (customer.Replaces || b.repeatsCustomer(external, customer)) && claimed && external != nil:
		return external, nil
	default:
		entry = newCustomerEntry(Reference{})
	}
	if customer.Fate == Keeps && customer.Former.ExternalID != customer.ExternalID {
		b.customers.byFormer[customer.Former.ExternalID] = entry
	}
	if customer.ExternalID == "" {
		return entry, nil
	}
	other := b.customers.claim(entry, customer)
	if other == nil || settled(customer) && settled(other.planned) {
		return entry, nil
	}
	return entry, []Conflict{{
		Attribute: "external_id",
		Summary:   "Two customers with one external id",
		Detail:    fmt.Sprintf("Another customer of this plan has the external id %s too. An external id belongs to one customer: choose another one for one of the two.", customer.Reference),
	}}
}

// settled reports whether a customer has its external id already.
func settled(customer *Customer) bool {
	return customer.Fate == Keeps && customer.Former.ExternalID == customer.ExternalID
}

// onCustomer moves conflicts that were found late, when the customer of users
// that were planned before comes up, to the customer's own attribute.
func onCustomer(conflicts []Conflict) []Conflict {
	for index := range conflicts {
		conflicts[index].Attribute = "packages"
	}
	return conflicts
}
