package planbook

import (
	"fmt"
	"slices"
)

// User is a user as it is planned. What is unknown is empty.
type User struct {
	Customer Reference
	// ID is the subscriber that exists already.
	ID    string
	Email string
	// Name is what messages call the user.
	Name string
	Standing
	// Former is how the user stands until the apply; nil where it is created.
	Former *Standing
	// Replaces marks the second plan of a replacement: the user was planned
	// with its prior state just before.
	Replaces bool
}

// Standing is what a user takes up at its customer.
type Standing struct {
	Package string
	// Administrator is true for one who has the role full_administrator.
	Administrator bool
	Line
}

// changed reports whether the plan changes what the rules of the package
// concern.
func (u *User) changed() bool {
	return u.joins() || u.Former.Administrator != u.Administrator
}

// joins reports whether the user takes a seat that it does not have.
func (u *User) joins() bool { return u.Former == nil || u.Former.Package != u.Package }

// moves reports whether the user gets another number, extension or location.
func (u *User) moves() bool {
	return u.Former == nil || u.Former.Line != u.Line
}

func (u *User) described() string {
	if !u.Customer.known() {
		return u.Name + ", another user of this plan,"
	}
	return fmt.Sprintf("%s, a user of the customer %s in this plan,", u.Name, u.Customer)
}

type userEntry struct {
	planned  User
	customer *customerEntry
	// known is true once the user was planned.
	known bool
	// creates counts the plans that create this user without replacing it, and
	// exists is true where one of them keeps it.
	creates int
	exists  bool
}

// PlanUser records a user who will be there after the apply, and returns what
// is wrong with it, given what was planned before.
func (b *Book) PlanUser(user User) []Conflict {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if user.Email == "" {
		return nil
	}
	user.LocationID = locationKey(user.LocationID)
	if user.Former != nil {
		former := *user.Former
		former.LocationID = locationKey(former.LocationID)
		user.Former = &former
	}
	entry := b.users[fold(user.Email)]
	if entry == nil {
		entry = &userEntry{}
		b.users[fold(user.Email)] = entry
	}
	user.Replaces = user.Replaces || b.repeatsUser(entry, &user)
	conflicts := entry.checkTwins(&user)
	b.leave(entry)
	entry.planned, entry.known = user, true
	b.lines.enter(entry)
	if user.LocationID != "" {
		b.residents[user.LocationID] = append(b.residents[user.LocationID], entry)
	}
	conflicts = append(conflicts, b.lines.check(entry)...)
	if !user.Customer.known() {
		return conflicts
	}
	customer := b.customers.findOrAdd(user.Customer)
	entry.customer = customer
	customer.users[fold(user.Email)] = entry
	customer.seat(&user, 1)
	conflicts = append(conflicts, customer.checkUser(&user)...)
	conflicts = append(conflicts, customer.checkSeats(user.Package)...)
	return append(conflicts, b.checkLocation(&user, customer)...)
}

// leave takes back what an earlier plan of the same user recorded.
func (b *Book) leave(entry *userEntry) {
	if !entry.known {
		return
	}
	b.lines.leave(entry)
	b.residents[entry.planned.LocationID] = slices.DeleteFunc(b.residents[entry.planned.LocationID], func(other *userEntry) bool { return other == entry })
	if entry.customer != nil {
		delete(entry.customer.users, fold(entry.planned.Email))
		entry.customer.seat(&entry.planned, -1)
		entry.customer = nil
	}
}

// checkTwins finds another resource with the same e-mail address. A
// replacement plans one user twice, which is no twin.
func (e *userEntry) checkTwins(user *User) []Conflict {
	switch {
	case user.Replaces:
		return nil
	case user.ID != "":
		e.exists = true
	default:
		e.creates++
	}
	if e.creates == 0 || e.creates == 1 && !e.exists {
		return nil
	}
	return []Conflict{{
		Attribute: "email",
		Summary:   "Two users with one e-mail address",
		Detail:    e.planned.described() + " has the same e-mail address. An e-mail address belongs to one user of one organization: remove one of the two.",
	}}
}
