package review

import (
	"maps"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// holder is who has a number.
type holder struct {
	object *planfile.Object
	group  *group
	name   string
	// value is the number for people.
	value string
}

// numbers finds the numbers and extensions that change hands: held by one user
// or location before, and by another one afterwards. What a location holds for
// its users counts where it goes to another location, with nobody who has it.
func (b *builder) numbers() {
	before, now := map[string]holder{}, map[string]holder{}
	mains, laterMains := map[string]holder{}, map[string]holder{}
	stock, laterStock := map[string]holder{}, map[string]holder{}
	for _, group := range b.groups {
		for _, user := range group.users {
			b.lines(before, group, user, user.Before)
			b.lines(now, group, user, after(user))
		}
		for _, location := range group.locations {
			b.held(mains, stock, group, location, location.Before)
			b.held(laterMains, laterStock, group, location, after(location))
		}
	}
	// A user's number may be the main number of the location at the same time.
	fill(before, mains)
	fill(now, laterMains)
	for _, key := range slices.Sorted(maps.Keys(now)) {
		b.changesHands(before[key], now[key], key)
	}
	for _, key := range slices.Sorted(maps.Keys(laterStock)) {
		if before[key].object == nil && now[key].object == nil {
			b.changesHands(stock[key], laterStock[key], key)
		}
	}
}

// held are the main number of one side of a location, and its numbers for users.
func (b *builder) held(mains, stock map[string]holder, g *group, location *planfile.Object, side planfile.Value) {
	if number := side.At(attrCalling, attrMainNumber); number.Text() != "" && !number.Sensitive() {
		mains[NumberPhone+digitsOf(number.Text())] = holder{location, g, "the main line of " + b.locationName(location), b.shownPhone(number)}
	}
	if numbers := side.At(attrPhoneNumbers); !numbers.Sensitive() {
		for _, number := range numbers.Texts() {
			stock[NumberPhone+digitsOf(number)] = holder{location, g, b.locationName(location), b.phone(number)}
		}
	}
}

func fill(into, from map[string]holder) {
	for key, one := range from {
		if _, taken := into[key]; !taken {
			into[key] = one
		}
	}
}

// lines are the number and the extension of one side of a user.
func (b *builder) lines(into map[string]holder, g *group, user *planfile.Object, side planfile.Value) {
	number, extension := side.At(attrPhoneNumber), side.At(attrExtension)
	if number.Text() != "" && !number.Sensitive() {
		into[NumberPhone+digitsOf(number.Text())] = holder{user, g, b.personName(user, side), b.shownPhone(number)}
	}
	if _, location := b.locationOf(user, side); extension.Text() != "" && !extension.Sensitive() && location != "" {
		into[NumberExtension+location+"/"+extension.Text()] = holder{user, g, b.personName(user, side), b.shown(extension)}
	}
}

func (b *builder) changesHands(from, to holder, key string) {
	if from.object == nil || from.object == to.object {
		return
	}
	entry := Number{Kind: NumberPhone, Value: to.value, From: from.name, To: to.name, Text: "Number " + to.value}
	if strings.HasPrefix(key, NumberExtension) {
		entry.Kind, entry.Text = NumberExtension, "Extension "+to.value
	}
	if from.group != to.group {
		entry.From += " of " + from.group.shown.Name
		entry.To += " of " + to.group.shown.Name
	}
	entry.Text += " goes from " + entry.From + " to " + entry.To + "."
	groups := []*group{to.group}
	if from.group != to.group {
		groups = append(groups, from.group)
	}
	for _, one := range groups {
		one.shown.Numbers = append(one.shown.Numbers, entry)
	}
	to.group.find(GateNumbers, b.address(to.object.Address), entry.Text)
}
