package planbook

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func locationKey(id string) string { return webexid.UUID(id) }

// PlanLocation records whose a location is. It has an id only once it exists.
func (b *Book) PlanLocation(customer Reference, id string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if customer.known() && id != "" {
		b.locations[locationKey(id)] = b.customer(customer)
	}
}

// checkLocation finds a user in a location of another customer.
func (b *Book) checkLocation(user User, customer *customerEntry) []Conflict {
	owner, known := b.locations[locationKey(user.LocationID)]
	if user.LocationID == "" || !known || owner == customer || owner.overlaps(customer) {
		return nil
	}
	return []Conflict{{
		Attribute: "location_id",
		Summary:   "The location belongs to another customer",
		Detail: fmt.Sprintf("%s is a user of the customer %s, but the location belongs to the customer %s. Choose a location of the user's own customer (rule U3).",
			user.Name, user.Customer, owner.names[0]),
	}}
}

// overlaps reports whether two entries may be one customer that was named by
// different keys: then nothing is certain.
func (e *customerEntry) overlaps(other *customerEntry) bool {
	for _, left := range e.names {
		for _, right := range other.names {
			if left.means(right) {
				return true
			}
		}
	}
	return !comparable(e.names, other.names)
}

// comparable reports whether both customers are known by the same kind of key.
func comparable(left, right []Reference) bool {
	has := func(names []Reference, key func(Reference) string) bool {
		return slices.ContainsFunc(names, func(name Reference) bool { return key(name) != "" })
	}
	id := func(r Reference) string { return r.ID }
	external := func(r Reference) string { return r.ExternalID }
	return has(left, id) && has(right, id) || has(left, external) && has(right, external)
}

// LastLocation says what a plan makes of the calling locations of a customer.
type LastLocation int

// Whether a plan may take away the calling locations that it removes.
const (
	// OthersRemain: the customer keeps a calling location.
	OthersRemain LastLocation = iota
	// CustomerGoes: the last one goes, together with its customer.
	CustomerGoes
	// CustomerStays: the last one would go while its customer stays.
	CustomerStays
	// CustomerNotPlanned: the last one goes, and the customer was not planned
	// so far, or is not part of the plan.
	CustomerNotPlanned
)

// RemoveCalling records that the plan takes calling away from a location, and
// says whether that is the customer's last one. existing are the ids of the
// calling locations that the customer has now.
func (b *Book) RemoveCalling(customer Reference, id, name string, existing []string) LastLocation {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	entry := b.customer(customer)
	entry.removedLocations[locationKey(id)] = struct{}{}
	for _, other := range existing {
		if _, removed := entry.removedLocations[locationKey(other)]; !removed {
			return OthersRemain
		}
	}
	entry.lastLocation = name
	switch {
	case entry.goes():
		return CustomerGoes
	case entry.stays():
		return CustomerStays
	}
	return CustomerNotPlanned
}
