// Package oracle_test plays random histories of a partner's estate through real
// Terraform against the emulator, and holds two promises: a plan that is
// accepted applies, and a plan that is refused describes something that Webex
// does not allow. What Webex allows is said here once more, apart from the
// rules of the provider.
package oracle_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// customer is a customer with its packages; without quantities it is unlimited.
type customer struct {
	packages []string
	quantity int
}

// location is a location of a customer.
type location struct {
	customer int
	name     string
	calling  bool
	numbers  []string
}

// user is a user of a customer. Its location is an index, or headOffice.
type user struct {
	customer          int
	email, pack       string
	location          int
	extension, number string
}

const headOffice = -1

// estate is what a configuration describes; nil where there is no resource.
type estate struct {
	customers [2]*customer
	locations [3]*location
	users     [5]*user
}

type chance struct{ *rand.Rand }

func pick[T any](c chance, from ...T) T { return from[c.IntN(len(from))] }

func (c chance) packages() []string {
	all := []string{"webex_calling", "webex_meetings", "webex_suite"}
	c.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
	chosen := all[:1+c.IntN(3)]
	slices.Sort(chosen)
	return chosen
}

func (c chance) number() string { return fmt.Sprint("+1415555010", c.IntN(6)) }

func (c chance) location(of int) *location {
	made := &location{customer: of, name: pick(c, "Pier", "Dock", "Quay"), calling: c.IntN(4) > 0}
	if made.calling {
		made.numbers = []string{c.number(), c.number()}
		slices.Sort(made.numbers)
		made.numbers = slices.Compact(made.numbers)
	}
	return made
}

func (c chance) user(e *estate) *user {
	made := &user{customer: c.IntN(2), email: pick(c, "ann", "bob", "cal", "dora", "eve", "finn"), pack: pick(c, "webex_calling", "webex_meetings", "webex_suite"), location: headOffice}
	if e.customers[made.customer] == nil {
		return nil
	}
	if !calls(made.pack) {
		return made
	}
	made.extension = strconv.Itoa(100 + c.IntN(4))
	for index, at := range e.locations {
		if at != nil && at.customer == made.customer && c.IntN(2) == 0 {
			made.location = index
			if len(at.numbers) > 0 && c.IntN(2) == 0 {
				made.number = pick(c, append(slices.Clone(at.numbers), c.number())...)
			}
		}
	}
	return made
}

func calls(pack string) bool { return pack != "webex_meetings" }

// begin makes a first estate.
func (c chance) begin() estate {
	var made estate
	quantity := pick(c, 0, 2)
	for index := range made.customers {
		made.customers[index] = &customer{packages: c.packages(), quantity: quantity}
	}
	for range 8 {
		c.change(&made)
	}
	return made
}

// after is an estate that may follow another one: mostly one that is allowed.
func (c chance) after(before *estate) estate {
	allowed := c.IntN(3) > 0
	for {
		next := *before
		if next.customers[0] == nil {
			next = c.begin()
		}
		for range 1 + c.IntN(3) {
			c.change(&next)
		}
		if !allowed || len(verdict(before, &next)) == 0 {
			return next
		}
	}
}

// change changes one resource.
func (c chance) change(e *estate) {
	switch index := c.IntN(10); {
	case index < 2:
		if e.customers[index] != nil {
			changed := *e.customers[index]
			changed.packages = c.packages()
			e.customers[index] = &changed
		}
	case index < 5:
		of := (index - 2) / 2
		at := &e.locations[index-2]
		switch {
		case e.customers[of] == nil:
		case *at == nil || c.IntN(3) > 0:
			*at = c.location(of)
		default:
			*at = nil
		}
	default:
		at := &e.users[index-5]
		if *at == nil || c.IntN(3) > 0 {
			*at = c.altered(*at, e)
		} else {
			*at = nil
		}
	}
	e.repair()
}

// altered is a user whose line or package changes, or another one.
func (c chance) altered(before *user, e *estate) *user {
	after := c.user(e)
	if before == nil || after == nil || c.IntN(3) == 0 {
		return after
	}
	kept := *before
	kept.pack, kept.extension, kept.number = after.pack, after.extension, ""
	switch {
	case !calls(kept.pack):
		kept.location, kept.extension = headOffice, ""
	case kept.location != headOffice && e.locations[kept.location] != nil && len(e.locations[kept.location].numbers) > 0:
		kept.number = pick(c, append(slices.Clone(e.locations[kept.location].numbers), "")...)
	}
	return &kept
}

// repair takes out what refers to a resource that is not there: Terraform itself
// would refuse the reference.
func (e *estate) repair() {
	for index, one := range e.users {
		if one != nil && one.location != headOffice && e.locations[one.location] == nil {
			changed := *one
			changed.location, changed.number = headOffice, ""
			e.users[index] = &changed
		}
	}
}

const address = `{ address_line1 = "80 Pier Road", city = "Oakland", state_or_province = "CA", zip_or_postal_code = "94607", country = "US" }`

// configuration is the estate in Terraform's language. Whatever is removed is
// removed altogether, so that it can come back.
func (e *estate) configuration() string {
	var text strings.Builder
	text.WriteString(acctest.Template)
	for index, one := range e.customers {
		if one == nil {
			continue
		}
		quantity := "{}"
		if one.quantity > 0 {
			quantity = fmt.Sprintf("{ quantity = %d }", one.quantity)
		}
		packages := make([]string, len(one.packages))
		for at, name := range one.packages {
			packages[at] = name + " = " + quantity
		}
		described := acctest.CustomerWith(fmt.Sprint("c", index), "{ "+strings.Join(packages, ", ")+" }")
		text.WriteString(strings.Replace(described, "deletion_protection          = false", "deletion_protection          = false\n  on_destroy                   = \"delete_organization\"", 1))
	}
	for index, one := range e.locations {
		if one == nil {
			continue
		}
		lines := ""
		if one.calling {
			lines = fmt.Sprintf("calling = {}\n  pstn_connection = { premise_route_type = \"TRUNK\", premise_route_id = \"Y2lzY29zcGFyazovL3VzL1RSVU5LLzExMTExMTExLTIyMjItMzMzMy00NDQ0LTU1NTU1NTU1NTU1NQ\" }\n  phone_numbers = [\"%s\"]", strings.Join(one.numbers, `", "`))
		}
		fmt.Fprintf(&text, `
resource "webexwholesale_customer_location" "l%d" {
  customer_external_id = webexwholesale_customer_org.c%d.external_id
  name                 = %q
  time_zone            = "America/Los_Angeles"
  preferred_language   = "en_us"
  address              = %s
  %s
}
`, index, one.customer, one.name, address, lines)
	}
	for index, one := range e.users {
		if one == nil {
			continue
		}
		lines := ""
		if calls(one.pack) {
			at := fmt.Sprintf("webexwholesale_customer_org.c%d.head_office_location_id", one.customer)
			if one.location != headOffice {
				at = fmt.Sprintf("webexwholesale_customer_location.l%d.id", one.location)
			}
			lines = fmt.Sprintf("location_id = %s\n  extension = %q", at, one.extension)
			if one.number != "" {
				lines += fmt.Sprintf("\n  phone_number = %q", one.number)
			}
		}
		fmt.Fprintf(&text, `
resource "webexwholesale_customer_user" "u%d" {
  customer_external_id = webexwholesale_customer_org.c%d.external_id
  email                = "%s@people.example"
  package              = %q
  first_name           = "User"
  last_name            = "Number %d"
  on_destroy           = "delete_person"
  %s
}
`, index, one.customer, one.email, one.pack, index, lines)
	}
	return text.String()
}
