// Package planbook is what one plan knows about its own other resources, so
// that rules that span resources fail before anything exists.
//
// A provider never sees a plan as a whole: Terraform hands it one resource at
// a time, in an order that references decide, some of them twice (a
// replacement) and some not at all (with -target). So the book only ever says
// what stays true whatever else is planned, and says it when the second of the
// two sides is planned, whichever that is.
package planbook

import (
	"strings"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Book belongs to one configured provider, and so to one plan or one apply. It
// is safe for concurrent use.
type Book struct {
	mutex     sync.Mutex
	customers []*customerEntry
	users     map[string]*userEntry
	locations map[string]*customerEntry
	// held are the natural keys that the Terraform state holds.
	held map[string]struct{}
}

// New returns an empty book.
func New() *Book {
	return &Book{users: map[string]*userEntry{}, locations: map[string]*customerEntry{}, held: map[string]struct{}{}}
}

// Conflict is something that Webex would refuse. Its texts name both sides,
// but no e-mail address and no phone number.
type Conflict struct {
	// Attribute is the attribute at fault of the resource that is being
	// planned; empty for the resource as a whole.
	Attribute       string
	Summary, Detail string
	// Warning marks a conflict that must not stop the plan.
	Warning bool
}

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

func (r Reference) means(other Reference) bool {
	if r.ID != "" && other.ID != "" {
		return webexid.Same(r.ID, other.ID)
	}
	return r.ExternalID != "" && r.ExternalID == other.ExternalID
}

// customer finds or makes the entry of a customer. Keys that become known are
// kept, so that a user may name it by either.
func (b *Book) customer(reference Reference) *customerEntry {
	for _, entry := range b.customers {
		for _, name := range entry.names {
			if name.means(reference) {
				entry.learn(reference)
				return entry
			}
		}
	}
	entry := &customerEntry{users: map[string]*userEntry{}, removedLocations: map[string]struct{}{}}
	entry.learn(reference)
	b.customers = append(b.customers, entry)
	return entry
}

func (e *customerEntry) learn(reference Reference) {
	for _, name := range e.names {
		if name == reference {
			return
		}
	}
	e.names = append(e.names, reference)
}

// fold makes an e-mail address comparable: Webex compares without case.
func fold(email string) string { return strings.ToLower(email) }
