package planbook

import (
	"fmt"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// step is one resource that Terraform hands to the book.
type step func(*Book) []Conflict

const (
	acmeID    = "11111111-1111-4111-8111-111111111111"
	globexID  = "22222222-2222-4222-8222-222222222222"
	annID     = "33333333-3333-4333-8333-333333333333"
	bobID     = "44444444-4444-4444-8444-444444444444"
	place     = "55555555-5555-4555-8555-555555555555"
	elsewhere = "66666666-6666-4666-8666-666666666666"
	number    = "+14085550101"
)

func customer(change func(*Customer)) step {
	made := Customer{Reference: Reference{ExternalID: "acme"}, Fate: Creates, Packages: rules.Selection{"webex_calling": rules.Units(1), "webex_suite": rules.Units(5)}}
	if change != nil {
		change(&made)
	}
	return func(b *Book) []Conflict { return b.PlanCustomer(made) }
}

// kept makes a customer one that exists and stays.
func kept(c *Customer) {
	c.Fate, c.ID = Keeps, acmeID
	c.Former = Reference{ID: acmeID, ExternalID: "acme"}
	c.CreatedWith = []string{"webex_calling", "webex_suite"}
}

func user(name string, change func(*User)) step {
	made := User{
		Customer: Reference{ExternalID: "acme"}, Email: strings.ToLower(name) + "@acme.example", Name: name + " Example",
		Standing: Standing{Package: "webex_suite"},
	}
	if change != nil {
		change(&made)
	}
	return func(b *Book) []Conflict { return b.PlanUser(made) }
}

// there makes a user one that exists and changes nothing.
func there(id string) func(*User) {
	return func(u *User) {
		u.ID, u.Customer.ID = id, acmeID
		standing := u.Standing
		u.Former = &standing
	}
}

func both(changes ...func(*User)) func(*User) {
	return func(u *User) {
		for _, change := range changes {
			change(u)
		}
	}
}

func on(name string) func(*User)        { return func(u *User) { u.Package = name } }
func administrator(u *User)             { u.Administrator = true }
func at(location string) func(*User)    { return func(u *User) { u.LocationID = location } }
func reached(number string) func(*User) { return func(u *User) { u.PhoneNumber = number } }
func inside(extension string) func(*User) {
	return func(u *User) { u.LocationID, u.Extension = place, extension }
}
func ofGlobex(u *User) { u.Customer = Reference{ExternalID: "globex"} }
func globex(c *Customer) {
	c.Reference = Reference{ExternalID: "globex"}
}

func location(reference Reference, id string) step {
	return func(b *Book) []Conflict { return b.PlanLocation(reference, id) }
}

// plan runs the steps and returns the conflicts in order.
func plan(steps []step) []Conflict {
	book := New()
	var found []Conflict
	for _, next := range steps {
		found = append(found, next(book)...)
	}
	return found
}

func TestConflicts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		steps     []step
		attribute string
		// says are parts of the message, which names both sides.
		says []string
	}{
		"administrator below the level":                      {[]step{customer(nil), user("Ann", both(on("webex_calling_standard"), administrator))}, "package", []string{"Ann Example", `"acme"`, "U5", "webex_calling"}},
		"administrator on a package that the customer lacks": {[]step{customer(withMeetings), user("Ann", both(on("webex_suite"), administrator))}, "package", []string{"Ann Example", `"acme"`, "U5", "webex_meetings"}},
		"administrator planned first":                        {[]step{user("Ann", both(on("webex_calling_standard"), administrator)), customer(nil)}, "packages", []string{"Ann Example", `"acme"`, "U5"}},
		"becoming an administrator": {
			[]step{customer(func(c *Customer) { withMeetings(c); kept(c); c.CreatedWith = []string{"webex_meetings"} }), user("Ann", both(on("webex_voice"), there(annID), administrator))},
			"package",
			[]string{"Ann Example", `"acme"`, "U5"},
		},
		"package that the customer lacks":          {[]step{customer(nil), user("Ann", on("webex_meetings"))}, "package", []string{"Ann Example", `"acme"`, "webex_calling"}},
		"package that the customer lacks, late":    {[]step{user("Ann", on("webex_meetings")), customer(nil)}, "packages", []string{"Ann Example", `"acme"`}},
		"package that is taken away from a joiner": {[]step{customer(kept), user("Ann", both(there(annID), on("webex_meetings")))}, "package", []string{"Ann Example", `"acme"`}},
		"more users than seats":                    {[]step{customer(nil), user("Ann", on("webex_calling")), user("Bob", on("webex_calling"))}, "package", []string{`"acme"`, "quantity 1", "2 users"}},
		"more users than seats, customer last":     {[]step{user("Ann", on("webex_calling")), user("Bob", on("webex_calling")), customer(nil)}, "packages", []string{`"acme"`, "quantity 1", "2 users"}},
		"more users than seats, customer between":  {[]step{user("Ann", on("webex_calling")), customer(nil), user("Bob", on("webex_calling"))}, "package", []string{"quantity 1"}},
		"a joiner beside one who has the seat":     {[]step{customer(kept), user("Ann", both(on("webex_calling"), there(annID))), user("Bob", both(there(bobID), on("webex_calling")))}, "package", []string{"quantity 1"}},
		"a joiner before one who has the seat":     {[]step{customer(kept), user("Bob", both(there(bobID), on("webex_calling"))), user("Ann", both(on("webex_calling"), there(annID)))}, "package", []string{"quantity 1"}},
		"users by id and by external id": {[]step{
			user("Ann", func(u *User) { u.Package, u.Customer = "webex_calling", Reference{ID: acmeID} }), user("Bob", on("webex_calling")), customer(kept),
		}, "packages", []string{"2 users"}},
		"one address twice":                 {[]step{user("Ann", nil), user("ANN", func(u *User) { u.Name = "Other Name" })}, "email", []string{"Ann Example", `"acme"`}},
		"one address at two customers":      {[]step{user("Ann", nil), user("Ann", ofGlobex)}, "email", []string{`"acme"`}},
		"one address, no customer known":    {[]step{user("Ann", func(u *User) { u.Customer = Reference{} }), user("Ann", nil)}, "email", []string{"Ann Example"}},
		"the address of one who is there":   {[]step{user("Ann", there(annID)), user("Ann", nil)}, "email", []string{"Ann Example"}},
		"the address of one who comes late": {[]step{user("Ann", nil), user("Ann", there(annID))}, "email", []string{"Ann Example"}},
		"one number twice":                  {[]step{user("Ann", reached(number)), user("Bob", reached(number))}, "phone_number", []string{"Ann Example", `"acme"`}},
		"one number at two customers":       {[]step{user("Ann", reached(number)), user("Bob", both(ofGlobex, reached(number)))}, "phone_number", []string{`"acme"`}},
		"the number of one who keeps it":    {[]step{user("Ann", both(reached(number), there(annID))), user("Bob", reached(number))}, "phone_number", []string{"Ann Example"}},
		"one extension in one location":     {[]step{user("Ann", inside("101")), user("Bob", inside("101"))}, "extension", []string{"Ann Example", `"101"`}},
		"a location of another customer":    {[]step{customer(nil), customer(globex), location(Reference{ExternalID: "globex"}, place), user("Ann", at(place))}, "location_id", []string{"Ann Example", `"acme"`, `"globex"`}},
		"the location is planned last":      {[]step{customer(nil), customer(globex), user("Ann", at(place)), location(Reference{ExternalID: "globex"}, place)}, "", []string{"Ann Example", `"acme"`, `"globex"`}},
		"another customer's head office":    {[]step{customer(func(c *Customer) { kept(c); c.HeadOfficeLocationID = place }), user("Ann", both(ofGlobex, at(place)))}, "location_id", []string{"Ann Example", `"globex"`, `"acme"`}},
		"the head office is planned last":   {[]step{user("Ann", both(ofGlobex, at(place))), customer(func(c *Customer) { kept(c); c.HeadOfficeLocationID = place })}, "head_office", []string{"Ann Example", `"globex"`, `"acme"`}},
		"one external id twice":             {[]step{customer(nil), customer(nil)}, "external_id", []string{`"acme"`}},
		"the external id of a customer":     {[]step{customer(kept), customer(nil)}, "external_id", []string{`"acme"`}},
		"the customer is planned late":      {[]step{customer(nil), customer(kept)}, "external_id", []string{`"acme"`}},
		"a customer takes another's external id": {[]step{customer(kept), customer(func(c *Customer) {
			kept(c)
			c.ID, c.Former = globexID, Reference{ID: globexID, ExternalID: "globex"}
		})}, "external_id", []string{`"acme"`}},
		"the last calling location": {[]step{
			func(b *Book) []Conflict {
				b.RemoveCalling(Reference{ID: acmeID}, place, "Branch", []string{place})
				return nil
			}, customer(kept),
		}, "", []string{`"Branch"`, `"acme"`}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := plan(test.steps)
			if len(found) != 1 {
				t.Fatalf("found %d conflicts: %+v", len(found), found)
			}
			if found[0].Attribute != test.attribute || found[0].Warning || found[0].Summary == "" {
				t.Errorf("found %+v", found[0])
			}
			for _, part := range test.says {
				if !strings.Contains(found[0].Detail, part) {
					t.Errorf("%q does not say %q", found[0].Detail, part)
				}
			}
			for _, personal := range []string{"@", number} {
				if strings.Contains(found[0].Summary+found[0].Detail, personal) {
					t.Errorf("%q says %q", found[0].Detail, personal)
				}
			}
		})
	}
}

func withMeetings(c *Customer) {
	c.Packages = rules.Selection{"webex_meetings": rules.Unlimited(), "webex_voice": rules.Unlimited()}
}

func TestNoConflicts(t *testing.T) {
	t.Parallel()
	second := func(u *User) { u.Replaces = true }
	for name, steps := range map[string][]step{
		"a seat each":                      {customer(nil), user("Ann", on("webex_calling")), user("Bob", nil)},
		"administrator on the level":       {customer(nil), user("Ann", administrator)},
		"administrator who stays as it is": {customer(func(c *Customer) { kept(c); c.CreatedWith = []string{"webex_suite"} }), user("Ann", both(on("webex_calling"), administrator, there(annID)))},
		"administrator of an imported one": {customer(func(c *Customer) { kept(c); c.CreatedWith = nil }), user("Ann", both(on("webex_calling"), administrator))},
		"unknown packages":                 {customer(func(c *Customer) { c.Packages = nil }), user("Ann", on("webex_meetings"))},
		"unknown quantity":                 {customer(func(c *Customer) { c.Packages["webex_calling"] = rules.UnknownQuantity() }), user("Ann", on("webex_calling")), user("Bob", on("webex_calling"))},
		"unknown package":                  {customer(nil), user("Ann", on("")), user("Bob", on(""))},
		"unknown addresses":                {customer(nil), user("Ann", func(u *User) { u.Email = "" }), user("Bob", func(u *User) { u.Email = "" })},
		"unknown location":                 {user("Ann", func(u *User) { u.Extension = "101" }), user("Bob", func(u *User) { u.Extension = "101" })},
		"unknown customer":                 {customer(func(c *Customer) { c.Reference = Reference{} }), customer(func(c *Customer) { c.Reference = Reference{} }), user("Ann", func(u *User) { u.Customer, u.Package = Reference{}, "webex_meetings" })},
		"customer that is destroyed":       {customer(func(c *Customer) { kept(c); c.Fate, c.Packages = Destroys, nil }), user("Ann", both(on("webex_meetings"), there(annID)))},
		"user of a customer that goes":     {user("Ann", on("webex_meetings")), customer(func(c *Customer) { kept(c); c.Fate, c.Packages = Destroys, nil })},
		"a customer gone, another comes":   {customer(func(c *Customer) { kept(c); c.Fate = Destroys }), customer(nil), user("Ann", nil)},
		"a customer comes, the other goes": {customer(nil), customer(func(c *Customer) { kept(c); c.Fate = Destroys }), user("Ann", nil)},
		"two customers":                    {customer(nil), customer(globex), user("Ann", on("webex_calling")), user("Bob", both(ofGlobex, on("webex_calling")))},
		"one external id, two sub-partners": {customer(nil), customer(func(c *Customer) {
			c.SubPartner = "other"
			c.Packages = rules.Selection{"webex_meetings": rules.Unlimited()}
		}), user("Ann", on("webex_meetings"))},
		"an external id changes hands": {customer(func(c *Customer) {
			kept(c)
			c.ExternalID = "acme-2"
			c.Packages = rules.Selection{"webex_meetings": rules.Unlimited()}
		}), customer(nil), user("Ann", nil)},
		"it changes hands, in another order": {customer(nil), customer(func(c *Customer) {
			kept(c)
			c.ExternalID = "acme-2"
			c.Packages = rules.Selection{"webex_meetings": rules.Unlimited()}
		}), user("Ann", nil)},
		"a user keeps the former name": {
			user("Ann", both(on("webex_meetings"), func(u *User) { u.Customer = Reference{ID: globexID, ExternalID: "acme"} })), customer(nil),
		},
		"a customer that is replaced":     {customer(kept), customer(func(c *Customer) { c.Replaces = true }), user("Ann", on("webex_calling"))},
		"a replaced user":                 {customer(kept), user("Ann", both(on("webex_calling"), there(annID))), user("Ann", both(on("webex_calling"), second))},
		"a replaced user, other spelling": {user("Ann", both(on("webex_calling"), inside("101"), there(annID))), user("ANN", both(second, inside("101"), func(u *User) { u.Customer = Reference{} }))},
		"a tainted user":                  {customer(kept), user("Ann", on("webex_calling"))},
		"numbers exchanged": {
			user("Ann", both(reached(number), there(annID), reached("+14085550102"))), user("Bob", both(reached("+14085550102"), there(bobID), reached(number))),
		},
		"extensions exchanged": {
			user("Ann", both(inside("101"), there(annID), inside("102"))), user("Bob", both(inside("102"), there(bobID), inside("101"))),
		},
		"a seat handed on":                   {customer(kept), user("Bob", on("webex_calling")), user("Ann", both(on("webex_calling"), there(annID), on("webex_suite")))},
		"more users than seats, as accepted": {customer(kept), user("Ann", both(on("webex_calling"), there(annID))), user("Bob", both(on("webex_calling"), there(bobID)))},
		"package gone, as accepted":          {customer(kept), user("Ann", both(on("webex_meetings"), there(annID)))},
		"one number, as accepted":            {user("Ann", both(reached(number), there(annID))), user("Bob", both(reached(number), there(bobID)))},
		"one extension in two locations":     {user("Ann", inside("101")), user("Bob", both(inside("101"), at(elsewhere)))},
		"location of a customer known by id": {location(Reference{ID: acmeID, ExternalID: "old"}, place), user("Ann", at(place))},
		"location of the same customer":      {customer(kept), location(Reference{ID: acmeID}, place), user("Ann", at(place))},
		"location, as accepted":              {customer(kept), customer(globex), location(Reference{ExternalID: "globex"}, place), user("Ann", both(at(place), there(annID)))},
		"location without an id":             {customer(nil), location(Reference{ExternalID: "globex"}, ""), user("Ann", nil)},
		"the last calling location goes, too": {func(b *Book) []Conflict {
			b.RemoveCalling(Reference{ID: acmeID}, place, "Branch", []string{place})
			return nil
		}, customer(func(c *Customer) { kept(c); c.Fate = Destroys })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, conflict := range plan(steps) {
				t.Errorf("found %+v", conflict)
			}
		})
	}
}

func TestBooksKnowNothingOfEachOther(t *testing.T) {
	t.Parallel()
	one, other := New(), New()
	for _, book := range []*Book{one, other} {
		if found := append(customer(nil)(book), user("Ann", reached(number))(book)...); len(found) > 0 {
			t.Errorf("found %+v", found)
		}
	}
	one.HoldUser("Ann@acme.example")
	if !one.HoldsUser("ann@ACME.example") || other.HoldsUser("ann@acme.example") {
		t.Error("what the state holds is mixed up")
	}
	one.HoldCustomer("acme")
	if !one.HoldsCustomer("acme") || one.HoldsCustomer("ACME") || other.HoldsCustomer("acme") {
		t.Error("the customers that the state holds are mixed up")
	}
}

func TestPlanned(t *testing.T) {
	t.Parallel()
	book := New()
	for _, reference := range []Reference{{}, {ID: acmeID}, {ExternalID: "acme"}} {
		if fate, known := book.Planned(reference); known {
			t.Errorf("%v is planned already: %v", reference, fate)
		}
	}
	customer(kept)(book)
	customer(func(c *Customer) { kept(c); c.ID, c.ExternalID, c.Fate = globexID, "globex", Destroys })(book)
	for reference, want := range map[Reference]Fate{{ID: acmeID}: Keeps, {ExternalID: "acme"}: Keeps, {ExternalID: "globex"}: Destroys} {
		if fate, known := book.Planned(reference); !known || fate != want {
			t.Errorf("%v: %v, %v", reference, fate, known)
		}
	}
}

func TestRemoveCalling(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		before []step
		have   []string
		want   LastLocation
	}{
		"others remain":        {nil, []string{place, elsewhere}, OthersRemain},
		"customer not planned": {nil, []string{place}, CustomerNotPlanned},
		"customer stays":       {[]step{customer(kept)}, []string{place}, CustomerStays},
		"customer goes":        {[]step{customer(func(c *Customer) { kept(c); c.Fate = Destroys })}, []string{place}, CustomerGoes},
		"the other goes, too": {[]step{func(b *Book) []Conflict {
			b.RemoveCalling(Reference{ID: acmeID}, elsewhere, "Other", []string{place, elsewhere})
			return nil
		}}, []string{place, elsewhere}, CustomerNotPlanned},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book := New()
			for _, next := range test.before {
				next(book)
			}
			if got := book.RemoveCalling(Reference{ID: acmeID, ExternalID: "acme"}, place, "Branch", test.have); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestWhoGivesUpWhat(t *testing.T) {
	t.Parallel()
	book := New()
	user("Ann", both(reached(number), inside("101"), there(annID), reached("+14085550102"), inside("102")))(book)
	if !book.GivenUp(Line{PhoneNumber: number}) || !book.GivenUp(Line{LocationID: place, Extension: "101"}) {
		t.Error("what Ann had is not given up")
	}
	if book.GivenUp(Line{}) || book.GivenUp(Line{PhoneNumber: "+14085550102"}) || book.GivenUp(Line{LocationID: elsewhere, Extension: "101"}) {
		t.Error("what nobody has is given up")
	}
	book.GiveUp(Line{LocationID: place, Extension: "103"})
	if !book.GivenUp(Line{LocationID: strings.ToUpper(place), Extension: "103"}) {
		t.Error("what a destroyed user had is not given up")
	}
	wanted := Line{LocationID: place, PhoneNumber: "+14085550102", Extension: "101"}
	if number, extension := book.Wanted(wanted, "bob@acme.example"); !number || extension {
		t.Errorf("wanted: %v, %v", number, extension)
	}
	if number, extension := book.Wanted(wanted, "Ann@acme.example"); number || extension {
		t.Errorf("wanted from herself: %v, %v", number, extension)
	}
}

// TestConcurrency plans many users at once, as Terraform does; the race
// detector watches.
func TestConcurrency(t *testing.T) {
	t.Parallel()
	book := New()
	var group sync.WaitGroup
	var mutex sync.Mutex
	found := 0
	for index := range 200 {
		group.Go(func() {
			name := fmt.Sprintf("user%d", index)
			conflicts := user(name, reached(fmt.Sprintf("+1408555%04d", index/2)))(book)
			book.HoldUser(name)
			book.HoldsUser(name)
			book.Planned(Reference{ExternalID: "acme"})
			book.GivenUp(Line{PhoneNumber: number})
			if index == 100 {
				conflicts = append(conflicts, customer(func(c *Customer) { c.Packages["webex_suite"] = rules.Unlimited() })(book)...)
			}
			mutex.Lock()
			defer mutex.Unlock()
			found += len(conflicts)
		})
	}
	group.Wait()
	if found != 100 {
		t.Errorf("found %d conflicts, want one per pair of users", found)
	}
}

// TestCostIsLinear plans as many users as a large partner's customer has.
// Comparing each with each takes minutes under the race detector.
func TestCostIsLinear(t *testing.T) {
	t.Parallel()
	book := New()
	customer(func(c *Customer) { c.Packages["webex_suite"] = rules.Units(50_000) })(book)
	began := time.Now()
	const users = 50_000
	for index := range users {
		found := user(fmt.Sprintf("user%d", index), func(u *User) {
			u.PhoneNumber, u.LocationID, u.Extension = fmt.Sprintf("+1408%07d", index), place, strconv.Itoa(10_000+index)
		})(book)
		if len(found) > 0 {
			t.Fatalf("found %+v", found)
		}
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("%d users took %s", users, took)
	}
}
