package oracle_test

import (
	"fmt"
	"slices"
)

// verdict lists what Webex does not allow in an estate, or in the step to it
// from another one.
func verdict(before, after *estate) []string {
	var wrong []string
	say := func(format string, arguments ...any) { wrong = append(wrong, fmt.Sprintf(format, arguments...)) }
	taken := map[string]string{}
	claim := func(key, by string) {
		if other, is := taken[key]; is {
			say("%s is held by %s and by %s", key, other, by)
		}
		taken[key] = by
	}
	seats := map[string]int{}
	for index, one := range after.locations {
		if one == nil {
			continue
		}
		name := fmt.Sprint("l", index)
		claim(fmt.Sprintf("the name %s of c%d", one.name, one.customer), name)
		for _, number := range one.numbers {
			claim("the stock of "+number, name)
		}
		owner := after.customers[one.customer]
		switch {
		case owner == nil:
			say("%s has no customer", name)
		case one.calling && !slices.ContainsFunc(owner.packages, calls):
			say("%s calls, but its customer does not", name)
		}
	}
	for index, one := range after.users {
		if one == nil {
			continue
		}
		name := fmt.Sprint("u", index)
		claim("the address "+one.email, name)
		owner := after.customers[one.customer]
		if owner == nil {
			say("%s has no customer", name)
			continue
		}
		if !slices.Contains(owner.packages, one.pack) {
			say("%s has a package that its customer lacks", name)
		}
		seats[fmt.Sprintf("c%d %s", one.customer, one.pack)]++
		if calls(one.pack) {
			claim(fmt.Sprintf("the extension %s of c%d at %d", one.extension, one.customer, one.location), name)
			if one.number != "" {
				claim("the number "+one.number, name)
			}
			if one.location != headOffice {
				at := after.locations[one.location]
				if !at.calling {
					say("%s calls in a location that does not", name)
				}
				if one.number != "" && !slices.Contains(at.numbers, one.number) {
					say("%s has a number that its location lacks", name)
				}
			}
		}
		wrong = append(wrong, moved(name, before.users[index], one)...)
	}
	for index, one := range after.customers {
		if one == nil || one.quantity == 0 {
			continue
		}
		for _, pack := range one.packages {
			if seats[fmt.Sprintf("c%d %s", index, pack)] > one.quantity {
				say("c%d has too few seats of %s", index, pack)
			}
		}
	}
	return append(wrong, rings(before, after)...)
}

// moved lists what Webex does not change of a user that exists.
func moved(name string, before, after *user) []string {
	if before == nil {
		return nil
	}
	var wrong []string
	if before.email != after.email {
		wrong = append(wrong, name+" gets another address")
	}
	if before.customer != after.customer {
		wrong = append(wrong, name+" gets another customer")
	}
	if calls(before.pack) && calls(after.pack) && before.location != after.location {
		wrong = append(wrong, name+" moves")
	}
	return wrong
}

// rings lists names of locations that change hands in a ring.
func rings(before, after *estate) []string {
	for first, one := range after.locations {
		for second, other := range after.locations {
			was, had := before.locations[first], before.locations[second]
			if first >= second || one == nil || other == nil || was == nil || had == nil || one.customer != other.customer {
				continue
			}
			if was.name != one.name && one.name == had.name && other.name == was.name {
				return []string{"the locations exchange their names"}
			}
		}
	}
	return nil
}
