package planbook

import "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"

// Reference names a customer by the keys that are known, at least one.
type Reference struct {
	ID, ExternalID string
}

func (r Reference) known() bool { return r.ID != "" || r.ExternalID != "" }

// String is what messages call the customer.
func (r Reference) String() string {
	if r.ExternalID != "" {
		return `"` + r.ExternalID + `"`
	}
	return `"` + r.ID + `"`
}

// directory finds customers by their keys. Only a customer itself says which
// id and which external id belong together: what a user or a location knows of
// it may be outdated, because external ids can change and change hands.
type directory struct {
	byID map[string]*customerEntry
	// byExternalID holds the external ids as they are planned. An entry that
	// is nil is used twice, by customers of different sub-partners.
	byExternalID map[string]*customerEntry
	// byFormer holds the external ids that end with this plan.
	byFormer map[string]*customerEntry
}

func newDirectory() directory {
	return directory{
		byID:         map[string]*customerEntry{},
		byExternalID: map[string]*customerEntry{},
		byFormer:     map[string]*customerEntry{},
	}
}

// find returns the entry that a reference means, or nil.
func (d *directory) find(reference Reference) *customerEntry {
	if reference.ID != "" {
		return d.byID[webexid.UUID(reference.ID)]
	}
	if entry, claimed := d.byExternalID[reference.ExternalID]; claimed {
		return entry
	}
	return d.byFormer[reference.ExternalID]
}

// findOrAdd returns the entry that a reference means. One that is not known
// yet gets an entry that its customer takes over when it is planned.
func (d *directory) findOrAdd(reference Reference) *customerEntry {
	if entry := d.find(reference); entry != nil {
		return entry
	}
	if reference.ID != "" {
		return d.existing(reference.ID)
	}
	entry := newCustomerEntry(reference)
	if _, ambiguous := d.byExternalID[reference.ExternalID]; !ambiguous {
		d.byExternalID[reference.ExternalID] = entry
	}
	return entry
}

// existing returns the entry of a customer that has an id.
func (d *directory) existing(id string) *customerEntry {
	key := webexid.UUID(id)
	if d.byID[key] == nil {
		d.byID[key] = newCustomerEntry(Reference{ID: id})
	}
	return d.byID[key]
}

// claim gives an external id to the customer of an entry, together with what
// was planned for it before the customer itself. It returns the other customer
// of the same partner that has the external id in this plan, or nil.
func (d *directory) claim(entry *customerEntry, customer *Customer) *customerEntry {
	other, claimed := d.byExternalID[customer.ExternalID]
	switch {
	case claimed && other == nil, other == entry:
		return nil
	case claimed && other.planned == nil:
		entry.takeOver(other)
	case claimed && other.planned.SubPartner != customer.SubPartner:
		d.byExternalID[customer.ExternalID] = nil
		return nil
	case claimed:
		return other
	}
	entry.reference.ExternalID = customer.ExternalID
	d.byExternalID[customer.ExternalID] = entry
	return nil
}
