package review

import (
	"maps"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/review/planfile"
)

// holder is who has a number.
type holder struct {
	object *planfile.Object
	group  *group
	name   string
}

// numbers finds the numbers and extensions that change hands: held by one user
// or location before, and by another one afterwards.
func (b *builder) numbers() {
	before, now := map[string]holder{}, map[string]holder{}
	mains, laterMains := map[string]holder{}, map[string]holder{}
	for _, group := range b.groups {
		for _, user := range group.users {
			b.lines(before, group, user, user.Before)
			b.lines(now, group, user, after(user))
		}
		for _, location := range group.locations {
			main := func(into map[string]holder, side planfile.Value) {
				if number := side.At(attrCalling, attrMainNumber); number.Text() != "" && !number.Sensitive() {
					into[NumberPhone+digitsOf(number.Text())] = holder{location, group, "the main line of " + b.locationName(location)}
				}
			}
			main(mains, location.Before)
			main(laterMains, after(location))
		}
	}
	// A user's number may be the main number of the location at the same time.
	fill(before, mains)
	fill(now, laterMains)
	for _, key := range slices.Sorted(maps.Keys(now)) {
		from, to := before[key], now[key]
		if from.object == nil || from.object == to.object {
			continue
		}
		b.changesHands(from, to, key)
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
		into[NumberPhone+digitsOf(number.Text())] = holder{user, g, b.personName(user, side)}
	}
	if _, location := b.locationOf(user, side); extension.Text() != "" && !extension.Sensitive() && location != "" {
		into[NumberExtension+location+"/"+extension.Text()] = holder{user, g, b.personName(user, side)}
	}
}

func (b *builder) changesHands(from, to holder, key string) {
	entry := Number{Kind: NumberPhone, From: from.name, To: to.name}
	if key[:min(len(key), len(NumberExtension))] == NumberExtension {
		entry.Kind, entry.Value = NumberExtension, b.shown(after(to.object).At(attrExtension))
		entry.Text = "Extension " + entry.Value
	} else {
		value := after(to.object).At(attrPhoneNumber)
		if to.object.Type == locationType {
			value = after(to.object).At(attrCalling, attrMainNumber)
		}
		entry.Value = b.shownPhone(value)
		entry.Text = "Number " + entry.Value
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
