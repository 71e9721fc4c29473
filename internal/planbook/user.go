package planbook

import (
	"fmt"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// User is a user as it is planned. What is unknown is empty.
type User struct {
	Customer Reference
	// ID is the subscriber that exists already.
	ID    string
	Email string
	// Name is what messages call the user.
	Name       string
	Package    string
	LocationID string
	// PhoneNumber is in E.164 form.
	PhoneNumber string
	Extension   string
	// Administrator is true for one who has the role full_administrator.
	Administrator bool
	// Changed is false where the plan changes nothing that the rules of the
	// package concern: what Webex has accepted is not judged again.
	Changed bool
}

type userEntry struct {
	planned User
	// creates counts the plans that create this user, and ids holds the
	// subscribers that have its e-mail address. A replacement is one of each;
	// two resources for one address are two of one kind.
	creates int
	ids     map[string]struct{}
}

// PlanUser records a user who will be there after the apply, and returns what
// is wrong with it, given what was planned before.
func (b *Book) PlanUser(user User) []Conflict {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if user.Email == "" {
		return nil
	}
	entry := b.user(user)
	conflicts := entry.checkTwins(user)
	entry.planned = user
	conflicts = append(conflicts, b.checkLine(user)...)
	if !user.Customer.known() {
		return conflicts
	}
	customer := b.customer(user.Customer)
	if user.Package != "" {
		customer.users[fold(user.Email)] = entry
	}
	conflicts = append(conflicts, customer.checkUser(entry)...)
	if user.Changed {
		conflicts = append(conflicts, customer.checkSeats()...)
	}
	return append(conflicts, b.checkLocation(user, customer)...)
}

func (b *Book) user(user User) *userEntry {
	entry, known := b.users[fold(user.Email)]
	if !known {
		entry = &userEntry{ids: map[string]struct{}{}}
		b.users[fold(user.Email)] = entry
	}
	if user.ID == "" {
		entry.creates++
	} else {
		entry.ids[webexid.UUID(user.ID)] = struct{}{}
	}
	return entry
}

// checkTwins finds another resource with the same e-mail address. A replacement
// plans one user twice, first with and then without its prior state, but with
// the same values; what differs is another resource.
func (e *userEntry) checkTwins(user User) []Conflict {
	replaced := user
	replaced.ID, replaced.Changed = e.planned.ID, e.planned.Changed
	twice := e.creates > 1 || len(e.ids) > 1
	other := e.creates == 1 && len(e.ids) == 1 && replaced != e.planned
	if !twice && !other {
		return nil
	}
	return []Conflict{{
		Attribute: "email",
		Summary:   "Two users with one e-mail address",
		Detail: fmt.Sprintf("%s, a user of the customer %s in this plan, has the same e-mail address. An e-mail address belongs to one user of one organization: remove one of the two.",
			e.planned.Name, e.planned.Customer),
	}}
}

// checkLine finds another user of the plan with the same number, or with the
// same extension in the same location. Only what is planned counts, so two
// users may exchange their numbers.
func (b *Book) checkLine(user User) []Conflict {
	var conflicts []Conflict
	for email, other := range b.users {
		if email == fold(user.Email) {
			continue
		}
		if user.PhoneNumber != "" && other.planned.PhoneNumber == user.PhoneNumber {
			conflicts = append(conflicts, Conflict{
				Attribute: "phone_number",
				Summary:   "Two users with one phone number",
				Detail:    fmt.Sprintf("%s, a user of the customer %s in this plan, has the same phone number. Give each user a number of its own.", other.planned.Name, other.planned.Customer),
			})
		}
		if user.Extension != "" && user.LocationID != "" && other.planned.Extension == user.Extension && webexid.Same(other.planned.LocationID, user.LocationID) {
			conflicts = append(conflicts, Conflict{
				Attribute: "extension",
				Summary:   "Two users with one extension",
				Detail:    fmt.Sprintf("%s has the extension %q in the same location in this plan. Give each user of a location an extension of its own.", other.planned.Name, user.Extension),
			})
		}
	}
	return conflicts
}

// checkUser compares a user with its customer as that is planned.
func (e *customerEntry) checkUser(entry *userEntry) []Conflict {
	user := entry.planned
	if e.planned == nil || e.planned.Packages == nil || user.Package == "" || !user.Changed {
		return nil
	}
	if _, has := e.planned.Packages[user.Package]; !has {
		return []Conflict{{
			Attribute: "package",
			Summary:   "The customer does not have the user's package",
			Detail: fmt.Sprintf("%s is planned with %q, but the customer %s is planned with %s. Add the package to the customer's packages, or give the user one of these (rule U2).",
				user.Name, user.Package, e.planned.Reference, list(e.planned.Packages.Names())),
		}}
	}
	if !user.Administrator {
		return nil
	}
	createdWith := e.planned.CreatedWith
	if e.planned.Fate == Creates {
		createdWith = e.planned.Packages.Names()
	}
	var conflicts []Conflict
	for _, violation := range rules.CheckAdministratorPackage(createdWith, e.planned.Packages.Names(), user.Package) {
		conflicts = append(conflicts, Conflict{
			Attribute: "package",
			Summary:   violation.Summary,
			Detail:    fmt.Sprintf("%s is an administrator of the customer %s. %s", user.Name, e.planned.Reference, violation.Detail),
			Warning:   violation.Warning,
		})
	}
	return conflicts
}

func list(names []string) string {
	quoted := make([]string, len(names))
	for index, name := range names {
		quoted[index] = fmt.Sprintf("%q", name)
	}
	slices.Sort(quoted)
	return fmt.Sprint(quoted)
}
