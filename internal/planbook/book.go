// Package planbook is what one plan knows about its own other resources, so
// that rules that span resources fail before anything exists.
//
// A provider never sees a plan as a whole: Terraform hands it one resource at
// a time, in an order that references decide, some of them twice (a
// replacement) and some not at all (with -target). So the book only ever says
// what stays true whatever else is planned, and says it when the second of the
// two sides is planned, whichever that is. What Webex has accepted before is
// not judged again.
package planbook

import (
	"strings"
	"sync"
)

// Book belongs to one configured provider, and so to one plan or one apply. It
// is safe for concurrent use, and planning one more resource costs the same
// however many there are.
type Book struct {
	mutex     sync.Mutex
	customers directory
	// users are kept by e-mail address.
	users map[string]*userEntry
	lines lineIndex
	// locations are kept by uuid.
	locations map[string]*customerEntry
	// residents are the users planned in a location, by its uuid.
	residents map[string][]*userEntry
	// held are the natural keys that the Terraform state holds.
	held map[string]struct{}
	// repeats is set where one resource may be planned again; see AllowRepeats.
	repeats bool
}

// New returns an empty book.
func New() *Book {
	return &Book{
		customers: newDirectory(),
		users:     map[string]*userEntry{},
		lines:     newLineIndex(),
		locations: map[string]*customerEntry{},
		residents: map[string][]*userEntry{},
		held:      map[string]struct{}{},
	}
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

// fold makes an e-mail address comparable: Webex compares without case.
func fold(email string) string { return strings.ToLower(email) }
