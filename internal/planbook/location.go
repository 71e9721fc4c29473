package planbook

import "fmt"

// PlanLocation records whose a location is, and returns which users of other
// customers were planned in it before. It has an id only once it exists.
func (b *Book) PlanLocation(customer Reference, id string) []Conflict {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if !customer.known() || id == "" {
		return nil
	}
	return b.ownLocation(b.customers.findOrAdd(customer), id, "")
}

func (b *Book) ownLocation(owner *customerEntry, id, attribute string) []Conflict {
	key := locationKey(id)
	b.locations[key] = owner
	var conflicts []Conflict
	for _, resident := range b.residents[key] {
		for _, conflict := range b.checkLocation(&resident.planned, resident.customer) {
			conflict.Attribute = attribute
			conflicts = append(conflicts, conflict)
		}
	}
	return conflicts
}

// checkLocation finds a user in a location of another customer.
func (b *Book) checkLocation(user *User, customer *customerEntry) []Conflict {
	if customer == nil || user.LocationID == "" || user.Former != nil && user.Former.LocationID == user.LocationID {
		return nil
	}
	owner, known := b.locations[user.LocationID]
	if !known || !owner.current().differs(customer) {
		return nil
	}
	return []Conflict{{
		Attribute: "location_id",
		Summary:   "The location belongs to another customer",
		Detail: fmt.Sprintf("%s is a user of the customer %s, but the location belongs to the customer %s. Choose a location of the user's own customer (rule U3).",
			user.Name, user.Customer, owner.current().reference),
	}}
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
	entry := b.customers.findOrAdd(customer)
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
