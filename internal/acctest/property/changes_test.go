package property_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

type chance struct{ *rand.Rand }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

func (c chance) one(of int) bool { return c.IntN(of) == 0 }

func (c chance) packages() []string {
	all := []string{"webex_calling", "webex_calling_standard", "webex_meetings", "webex_suite"}
	c.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	return slices.Sorted(slices.Values(all[:1+c.IntN(4)]))
}

func (c chance) email() string { return pick(c, "ann", "bob", "cal", "dora", "eve", "finn", "gus") }

func (c chance) number() string { return fmt.Sprint("+1415555010", c.IntN(5)) }

func (c chance) customer(index, quantity int) *customer {
	return &customer{
		address: fmt.Sprint("c", index), externalID: pick(c, "alpha", "beta", "gamma", "delta"), email: pick(c, "ann", "olga", "piet", "quin", "rosa"),
		packages: c.packages(), quantity: quantity, deletes: !c.one(3),
	}
}

func (c chance) location(index int) *location {
	made := &location{
		address: fmt.Sprint("l", index), customer: c.IntN(customers), name: pick(c, "Pier", "PIER", "Dock", "Quay", "Head Office"),
		calling: !c.one(4), prefix: pick(c, "", "", "81", "82"), byID: c.one(3),
	}
	if c.one(3) {
		return made
	}
	made.numbers = []string{}
	for range c.IntN(3) {
		made.numbers = append(made.numbers, c.number())
	}
	slices.Sort(made.numbers)
	made.numbers = slices.Compact(made.numbers)
	if len(made.numbers) > 0 && c.one(3) {
		made.main = pick(c, made.numbers...)
	}
	return made
}

func (c chance) user(e *estate, index int) *user {
	made := &user{
		address: fmt.Sprint("u", index), customer: c.IntN(customers), email: c.email(),
		pack:     pick(c, "webex_calling", "webex_calling_standard", "webex_meetings", "webex_suite"),
		location: nowhere, deletes: !c.one(3), byID: c.one(3), later: c.one(12),
	}
	if c.one(5) {
		made.roles = pick(c, []string{}, []string{"full_administrator"})
	}
	if owner := e.customers[made.customer]; owner != nil && !c.one(4) {
		made.pack = pick(c, owner.packages...)
	}
	if calls(made.pack) {
		c.line(e, made)
	}
	return made
}

// line gives a user a location, an extension and perhaps a number.
func (c chance) line(e *estate, of *user) {
	of.location, of.extension, of.number = headOffice, strconv.Itoa(100+c.IntN(4)), ""
	for index, at := range e.locations {
		if at != nil && (at.customer == of.customer || c.one(8)) && c.one(2) {
			of.location = index
			if len(at.numbers) > 0 && c.one(2) {
				of.number = pick(c, append(slices.Clone(at.numbers), c.number())...)
			}
		}
	}
}

// begin makes a first estate.
func (c chance) begin() *estate {
	made := &estate{}
	quantity := pick(c, 0, 0, 2)
	for index := range made.customers {
		if index == 0 || !c.one(3) {
			made.customers[index] = c.customer(index, quantity)
			made.customers[index].externalID = []string{"alpha", "beta", "gamma"}[index]
			made.customers[index].email = []string{"olga", "piet", "quin"}[index]
		}
	}
	for range c.IntN(8) {
		c.change(made)
	}
	return made
}

// change changes one resource.
func (c chance) change(e *estate) {
	switch kind := c.IntN(20); {
	case kind < 4:
		c.changeCustomer(e, c.IntN(customers))
	case kind < 9:
		c.changeLocation(e, c.IntN(locations))
	default:
		c.changeUser(e, c.IntN(users))
	}
}

func (c chance) changeCustomer(e *estate, index int) {
	one := e.customers[index]
	if one == nil {
		e.customers[index] = c.customer(index, pick(c, 0, 2))
		return
	}
	switch c.IntN(6) {
	case 0:
		e.customers[index] = nil
	case 1:
		one.externalID = pick(c, "alpha", "beta", "gamma", "delta")
	case 2:
		one.quantity += c.IntN(2)
	case 3:
		one.deletes = !one.deletes
	default:
		one.packages = c.packages()
	}
}

func (c chance) changeLocation(e *estate, index int) {
	one := e.locations[index]
	if one == nil {
		e.locations[index] = c.location(index)
		return
	}
	other := c.location(index)
	switch c.IntN(7) {
	case 0:
		e.locations[index] = nil
	case 1:
		one.name = other.name
	case 2:
		one.calling, one.main, one.numbers = other.calling, other.main, other.numbers
	case 3:
		one.prefix = other.prefix
	case 4, 5:
		if one.numbers != nil && other.numbers != nil {
			one.numbers, one.main = other.numbers, other.main
		}
	default:
		*one = *other
	}
}

func (c chance) changeUser(e *estate, index int) {
	one := e.users[index]
	if one == nil {
		e.users[index] = c.user(e, index)
		return
	}
	other := c.user(e, index)
	switch c.IntN(8) {
	case 0:
		e.users[index] = nil
	case 1:
		one.roles = pick(c, nil, []string{}, []string{"full_administrator"})
	case 2, 3:
		one.pack = pick(c, "webex_calling", "webex_calling_standard", "webex_meetings", "webex_suite")
		switch {
		case !calls(one.pack):
			one.location, one.extension, one.number = nowhere, "", ""
		case one.location == nowhere:
			c.line(e, one)
		}
	case 4, 5, 6:
		if calls(one.pack) {
			c.line(e, one)
		}
	default:
		*one = *other
	}
}

// options are the arguments of a plan, and what is done to the state before it.
func (c chance) options(state walk.State, configuration walk.Configuration) walk.Options {
	var options walk.Options
	addresses := append(slices.Collect(maps.Keys(configuration)), slices.Collect(maps.Keys(state))...)
	slices.Sort(addresses)
	addresses = slices.Compact(addresses)
	switch {
	case len(addresses) == 0:
	case c.one(8):
		options.Replace = []string{pick(c, addresses...)}
	case c.one(10):
		options.Targets = []string{pick(c, addresses...), pick(c, addresses...)}
	}
	options.WithoutRefresh = c.one(8)
	return options
}

// taint marks an object of the state as one whose create failed in part. Nothing
// depends on such an object.
func (c chance) taint(state walk.State) walk.State {
	addresses := slices.Sorted(maps.Keys(state))
	for _, object := range state {
		addresses = slices.DeleteFunc(addresses, func(address string) bool { return slices.Contains(object.DependsOn, address) })
	}
	if len(addresses) == 0 {
		return state
	}
	return state.Taint(pick(c, addresses...))
}

// rename gives one resource another address, in the configuration and in the
// state, as a moved block does.
func (c chance) rename(e *estate, state walk.State) walk.State {
	index := c.IntN(users)
	if e.users[index] == nil {
		return state
	}
	from := e.users[index].address
	to := from + "m"
	if _, taken := state[to]; taken {
		return state
	}
	e.users[index].address = to
	return state.Move(from, to)
}
