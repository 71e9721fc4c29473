package planbook

import "maps"

// AllowRepeats makes the book lenient for a Terraform that uses one configured
// provider for several plans and applies, as terraform test does from 1.14 on:
// while applying, it plans each resource once more. An exact copy of what was
// planned is then that resource again, and not another one.
func (b *Book) AllowRepeats() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.repeats = true
}

// repeatsUser reports whether a user is planned once more. What was unknown in
// the first plan may be known by now.
func (b *Book) repeatsUser(entry *userEntry, user *User) bool {
	before := &entry.planned
	return b.repeats && entry.known && user.ID == "" && before.ID == "" && before.Name == user.Name &&
		may(before.Package, user.Package) && before.Administrator == user.Administrator &&
		may(before.PhoneNumber, user.PhoneNumber) && may(before.Extension, user.Extension) && may(before.LocationID, user.LocationID)
}

// repeatsCustomer reports whether a customer is planned once more.
func (b *Book) repeatsCustomer(other *customerEntry, customer *Customer) bool {
	if !b.repeats || other == nil || other.planned == nil || other.planned.Fate != Creates || customer.Fate != Creates {
		return false
	}
	before := other.planned.Packages
	return before == nil || customer.Packages == nil || maps.Equal(before, customer.Packages)
}

// may reports whether two texts can be the same value; an unknown one is empty.
func may(before, after string) bool { return before == "" || after == "" || before == after }
