package review

import (
	"cmp"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// people says what happens to the users of a customer.
func (b *builder) people(g *group) {
	for _, user := range g.users {
		if user.Action != planfile.None || user.Importing {
			b.person(g, user)
		}
	}
	b.unplacedPeople(g)
	order := []PersonChange{PersonLeaves, PersonReplaced, PersonJoins, PersonMoves, PersonPackage, PersonChanged, PersonImported, PersonForgotten}
	slices.SortStableFunc(g.shown.People, func(x, y Person) int {
		return cmp.Or(cmp.Compare(slices.Index(order, x.Change), slices.Index(order, y.Change)), cmp.Compare(strings.ToLower(x.Name), strings.ToLower(y.Name)))
	})
}

// personName is the name of one side of a user, or the masked address.
func (b *builder) personName(user *planfile.Object, side planfile.Value) string {
	first, last := side.At(attrFirstName), side.At(attrLastName)
	if first.Sensitive() || last.Sensitive() {
		return hidden
	}
	name := strings.TrimSpace(b.text(first.Text()) + " " + b.text(last.Text()))
	if name == "" {
		if name = b.shownEmail(side.At(attrEmail)); name == "" || side.At(attrEmail).Unknown() {
			name = b.address(user.Address)
		}
	}
	return name
}

func (b *builder) person(g *group, user *planfile.Object) {
	before, now := user.Before, after(user)
	entry := Person{Name: b.personName(user, current(user)), Email: b.shownEmail(current(user).At(attrEmail)), Address: b.address(user.Address)}
	entry.PackageBefore, entry.PackageAfter = b.packageOf(before), b.packageOf(now)
	locationBefore, keyBefore := b.locationOf(user, before)
	locationAfter, keyAfter := b.locationOf(user, now)
	entry.LocationBefore, entry.LocationAfter = locationBefore, locationAfter
	name := entry.Name
	if email := current(user).At(attrEmail); email.Known() && !email.Sensitive() && entry.Email != name {
		name += " (" + entry.Email + ")"
	}
	switch user.Action {
	case planfile.Create:
		entry.Change, entry.Text = PersonJoins, name+" joins"+b.equipment(user, now)+"."
	case planfile.Delete:
		entry.Change, entry.Text = PersonLeaves, name+" leaves"+b.leaving(g, user, entry.Name, name)
	case planfile.Replace:
		entry.Change, entry.Text = PersonReplaced, name+" is removed and created again"+b.equipment(user, now)+"."
		b.leaving(g, user, entry.Name, name)
	case planfile.Forget:
		entry.Change, entry.Text = PersonForgotten, "Terraform forgets "+name+"; nothing changes at Webex."
		g.find(GateForgotten, entry.Address, entry.Name+" leaves Terraform and stays at Webex.")
	default:
		entry.Change, entry.Text, entry.stateOnly = b.update(user, name, keyBefore != keyAfter || locationBefore != locationAfter)
	}
	b.roles(g, user, entry.Name)
	if user.Action == planfile.Create || user.Action == planfile.Update || user.Action == planfile.Replace {
		b.unknownsOf(g, user, entry.Name)
	}
	if entry.Text != "" {
		g.shown.People = append(g.shown.People, entry)
	}
}

func (b *builder) packageOf(side planfile.Value) string {
	value := side.At(attrPackage)
	if value.Sensitive() || value.Unknown() {
		return b.shown(value)
	}
	return packageTitle(value.Text())
}

// equipment is what a new user gets.
func (b *builder) equipment(user *planfile.Object, side planfile.Value) string {
	var text strings.Builder
	if title := b.packageOf(side); title != "" {
		text.WriteString(" with " + title)
	}
	if name, _ := b.locationOf(user, side); name != "" {
		text.WriteString(" at " + name)
	} else if side.At(attrLocationID).Unknown() {
		text.WriteString(" at a location that is known after the apply only")
	}
	if number := b.shownPhone(side.At(attrPhoneNumber)); number != "" {
		text.WriteString(", number " + number)
	}
	if extension := b.shown(side.At(attrExtension)); extension != "" {
		text.WriteString(", extension " + extension)
	}
	return text.String()
}

// leaving says what a user who leaves loses, and finds what can't be undone: the
// person is named with the address there, as names are not unique.
func (b *builder) leaving(g *group, user *planfile.Object, name, fullName string) string {
	address, before := b.address(user.Address), user.Before
	going := "leaves"
	if user.Action == planfile.Replace {
		going = "is removed and created again"
	}
	g.find(GateDestructive, address, name+" "+going+".")
	text := ""
	if title := b.packageOf(before); title != "" {
		text = " and loses " + title
	}
	if number := b.shownPhone(before.At(attrPhoneNumber)); number != "" {
		text += ", with the number " + number
	}
	if before.At(attrOnDestroy).Text() == deletePerson {
		g.find(GateIrreversible, address, "The person "+fullName+" is deleted, with messages and settings.")
		return text + ". The person is deleted."
	}
	return text + ". The person stays in the organization, without the package."
}

// update says what changes for a user who stays. It is stateOnly where nothing
// changes for the person.
func (b *builder) update(user *planfile.Object, name string, moves bool) (change PersonChange, text string, stateOnly bool) {
	before, now := user.Before, user.After
	var parts []string
	change = PersonChanged
	if moves {
		change = PersonMoves
		from, _ := b.locationOf(user, before)
		to, _ := b.locationOf(user, now)
		parts = append(parts, moved(from, to, now.At(attrLocationID).Unknown()))
	}
	if from, to := before.At(attrPackage), now.At(attrPackage); !from.Same(to) {
		change = PersonPackage
		parts = append(parts, "changes from "+b.packageOf(before)+" to "+b.packageOf(now))
	}
	if from, to := b.personName(user, before), b.personName(user, now); from != to {
		parts = append(parts, "is renamed from "+from)
	}
	parts = append(parts, exchanged("the number", b.shownPhone(before.At(attrPhoneNumber)), b.shownPhone(now.At(attrPhoneNumber)),
		before.At(attrPhoneNumber).Same(now.At(attrPhoneNumber)))...)
	parts = append(parts, exchanged("the extension", b.shown(before.At(attrExtension)), b.shown(now.At(attrExtension)),
		before.At(attrExtension).Same(now.At(attrExtension)))...)
	if !before.At(attrOnDestroy).Same(now.At(attrOnDestroy)) && now.At(attrOnDestroy).Text() == deletePerson {
		parts = append(parts, "will be deleted as a person when removed later")
	}
	if now.At(attrRoles).Exists() && !before.At(attrRoles).Same(now.At(attrRoles)) {
		parts = append(parts, "has other roles")
	}
	switch {
	case user.Importing && len(parts) == 0:
		return PersonImported, name + " is taken into Terraform; the user exists at Webex already.", false
	case user.Importing:
		parts = append(parts, "is taken into Terraform")
	case len(parts) == 0:
		if !before.At(attrCustomerExternalID).Same(now.At(attrCustomerExternalID)) {
			return PersonChanged, name + " follows the external id of the customer; nothing changes for the person.", true
		}
		return PersonChanged, name + " is updated in settings of Terraform only.", true
	}
	return change, name + " " + listed(parts) + ".", false
}

func moved(from, to string, unknown bool) string {
	switch {
	case to == "" && unknown:
		return "moves from " + from + " to a location that is known after the apply only"
	case from == "":
		return "gets the location " + to
	case to == "":
		return "leaves the location " + from
	case from == to:
		return "moves to another location"
	}
	return "moves from " + from + " to " + to
}

func exchanged(what, from, to string, same bool) []string {
	switch {
	case same || from == "" && to == "":
		return nil
	case from == "":
		return []string{"gets " + what + " " + to}
	case to == "":
		return []string{"gives up " + what + " " + from}
	case from == to:
		// Only the masked part differs.
		return []string{"gets another " + strings.TrimPrefix(what, "the ") + ", " + to}
	}
	return []string{"gets " + what + " " + to + " instead of " + from}
}

// unknownsOf says what of a user matters and is not known yet.
func (b *builder) unknownsOf(g *group, user *planfile.Object, name string) {
	for _, attribute := range []string{attrEmail, attrPackage, attrPhoneNumber, attrExtension, attrRoles, attrOnDestroy} {
		if user.After.At(attribute).PartlyUnknown() {
			g.find(GateUnknown, b.address(user.Address), "Known after the apply only: "+attributeTitle(attribute)+" of "+name+".")
		}
	}
	if g == b.nobody {
		g.find(GateUnknown, b.address(user.Address), unknownCustomer)
	}
}

// unknownCustomer is one sentence about everybody whose customer can't be told.
const unknownCustomer = "Known after the apply only: which customer these people and locations belong to."

// unplacedPeople says in one sentence whose location is not known yet.
func (b *builder) unplacedPeople(g *group) {
	var unplaced []*planfile.Object
	var names []string
	for _, user := range g.users {
		if user.Action == planfile.Delete || !user.After.At(attrLocationID).Unknown() {
			continue
		}
		if location, _ := b.locationOf(user, user.After); location == "" {
			unplaced = append(unplaced, user)
			names = append(names, b.personName(user, user.After))
		}
	}
	for _, user := range unplaced {
		g.find(GateUnknown, b.address(user.Address), "Known after the apply only: the location of "+someOf(names)+".")
	}
}
