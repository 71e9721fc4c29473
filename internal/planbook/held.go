package planbook

// HoldUser records that the state holds a user with this e-mail address, and
// HoldCustomer the same for a customer. A plan that creates one of them then
// replaces it (a tainted object shows no prior state), so that it exists at
// Webex proves nothing.
func (b *Book) HoldUser(email string) { b.hold("user/" + fold(email)) }

// HoldCustomer records that the state holds a customer; see HoldUser.
func (b *Book) HoldCustomer(externalID string) { b.hold("customer/" + externalID) }

func (b *Book) hold(key string) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.held[key] = struct{}{}
}

// HoldsUser reports whether the state is known to hold a user with this e-mail
// address.
func (b *Book) HoldsUser(email string) bool { return b.holds("user/" + fold(email)) }

// HoldsCustomer reports whether the state is known to hold this customer.
func (b *Book) HoldsCustomer(externalID string) bool { return b.holds("customer/" + externalID) }

func (b *Book) holds(key string) bool {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	_, held := b.held[key]
	return held
}

// Planned reports whether the plan has come to a customer already, and what
// becomes of it.
func (b *Book) Planned(customer Reference) (Fate, bool) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if !customer.known() {
		return 0, false
	}
	entry := b.customers.find(customer)
	if entry == nil || entry.planned == nil {
		return 0, false
	}
	return entry.planned.Fate, true
}
