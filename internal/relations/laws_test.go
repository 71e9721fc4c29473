package relations_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// chance makes estates that have much in common, so that relations break.
type chance struct{ *rand.Rand }

// value is unknown, absent or one of a few texts.
func (c chance) value(prefix string, count int) relations.Text {
	switch c.IntN(8) {
	case 0:
		return relations.Text{}
	case 1:
		return estate.Absent[string]()
	}
	return c.known(prefix, count)
}

func (c chance) known(prefix string, count int) relations.Text {
	return estate.Known(fmt.Sprint(prefix, c.IntN(count)))
}

// subPartner is mostly none.
func (c chance) subPartner() relations.Text {
	if c.one(4) {
		return c.value("sub-partner", 2)
	}
	return relations.SubPartner("")
}

func (c chance) one(in int) bool { return c.IntN(in) == 0 }

func (c chance) customer(id int, exists bool) relations.Customer {
	made := relations.Customer{
		CustomerReference: relations.CustomerReference{ExternalID: c.known("external", 3), SubPartner: c.subPartner()},
		PrimaryEmail:      c.value("mail", 5),
		OrgID:             c.value("org", 3),
		ProvisioningID:    c.value("template", 2),
		CreatedWith:       []string{rules.WebexCalling},
		HeadOffice:        c.value("location", 4),
		HeadOfficeName:    c.value("name", 3),
		Attaches:          c.one(6),
	}
	made.Detaches, made.Deletes = c.one(2), c.one(2)
	if exists {
		made.ID = estate.Known(fmt.Sprint("customer", id))
	}
	if !c.one(5) {
		selection := rules.Selection{}
		for _, name := range []string{rules.WebexCalling, rules.WebexMeetings, rules.WebexSuite} {
			if c.one(2) {
				selection[name] = rules.Units(int64(1 + c.IntN(2)))
			}
		}
		made.Packages = estate.Known(selection)
	}
	return made
}

// reference names a customer by its id, by its external id, or not at all.
func (c chance) reference() relations.CustomerReference {
	if c.one(2) {
		return relations.CustomerReference{ExternalID: c.value("external", 3), SubPartner: c.subPartner()}
	}
	return relations.CustomerReference{ID: c.known("customer", 3), ExternalID: c.value("external", 3), SubPartner: c.subPartner()}
}

func (c chance) location(id int, exists bool) relations.Location {
	made := relations.Location{Customer: c.reference(), Name: c.value("name", 3), RoutingPrefix: c.value("80", 3)}
	if exists {
		made.ID = estate.Known(fmt.Sprint("location", id))
	}
	if !c.one(4) {
		made.Calling = estate.Known(!c.one(3))
	}
	if !c.one(3) {
		made.Numbers = estate.Known([]relations.Text{c.value("+1", 5), c.value("+1", 5)})
	}
	return made
}

func (c chance) user(id int, exists bool) relations.User {
	made := relations.User{
		Customer: c.reference(), Email: c.value("mail", 9), Location: c.value("location", 4),
		Number: c.value("+1", 6), Extension: c.value("10", 4), Detaches: c.one(2), Person: c.one(2),
	}
	if exists {
		made.ID = estate.Known(fmt.Sprint("user", id))
	}
	if !c.one(6) {
		made.Package = estate.Known([]string{rules.WebexCalling, rules.WebexMeetings, rules.WebexSuite}[c.IntN(3)])
	}
	if !c.one(4) {
		made.Administrator = estate.Known(c.one(3))
	}
	return made
}

// objects makes a plan: objects that are created, kept, changed and removed.
func (c chance) objects() []estate.Object {
	var all []estate.Object
	add := func(kind estate.Kind, index int, of func(int, bool) estate.Facts) {
		object := estate.Object{Kind: kind, Handle: estate.Handle(fmt.Sprint(kind, "/", index)), Label: fmt.Sprint("object ", kind, " ", index)}
		switch c.IntN(4) {
		case 0:
			object.Now = of(index, true)
		case 1:
			object.Now = of(index, true)
			object.Then = object.Now
		case 2:
			object.Now, object.Then = of(index, true), of(index, true)
		default:
			object.Then = of(index, false)
		}
		all = append(all, object)
	}
	for index := range 2 {
		add(relations.TemplateKind, index, func(index int, _ bool) estate.Facts {
			return relations.Template{ProvisioningID: estate.Known(fmt.Sprint("template", index)), Adopted: c.one(3)}
		})
	}
	for index := range 3 {
		add(relations.CustomerKind, index, func(index int, exists bool) estate.Facts { return c.customer(index, exists) })
	}
	for index := range 4 {
		add(relations.LocationKind, index, func(index int, exists bool) estate.Facts { return c.location(index, exists) })
	}
	for index := range 7 {
		add(relations.UserKind, index, func(index int, exists bool) estate.Facts { return c.user(index, exists) })
	}
	return all
}

// verdict plans objects in an order and returns which relations are broken,
// whoever was told. A count is a matter of its parent alone.
func verdict(all []estate.Object, order []int) map[string]bool {
	judge := estate.New(relations.Table())
	for customer := range 3 {
		judge.Complete(relations.CallingLocations(fmt.Sprint("customer", customer)), calling(all, customer))
	}
	broken := map[string]bool{}
	for _, index := range order {
		for _, finding := range judge.Plan(all[index]) {
			if finding.Warning {
				continue
			}
			pair := []string{string(finding.This), string(finding.Other)}
			slices.Sort(pair)
			topic := finding.Summary
			for part, of := range topics() {
				if strings.Contains(finding.Summary, part) {
					topic = of
				}
			}
			switch {
			case topic == "a ring", strings.Contains(finding.Summary, "last calling location"), strings.Contains(finding.Summary, "More users"):
				broken[topic] = true
			default:
				broken[topic+" "+strings.Join(pair, " ")] = true
			}
		}
	}
	return broken
}

// topics are parts of messages of one relation that says one thing at a time:
// what weighs most.
func topics() map[string]string {
	return map[string]string{
		"Administrator": "the user's package", "does not have the user's package": "the user's package",
		"in a ring": "a ring", "exchange their": "a ring",
		"belongs to another customer": "the user's location", "not enabled for calling": "the user's location", "not one of the location's numbers": "the user's location",
	}
}

// calling are the locations of a customer that call now.
func calling(all []estate.Object, customer int) []estate.Handle {
	var handles []estate.Handle
	for _, object := range all {
		location, is := object.Now.(relations.Location)
		if calls, certain := location.Calling.Get(); is && certain && calls && estate.Same(location.Customer.ID, estate.Known(fmt.Sprint("customer", customer))) {
			handles = append(handles, object.Handle)
		}
	}
	return handles
}

const estates = 1500

func TestTheOrderOfPlanningDoesNotMatter(t *testing.T) {
	t.Parallel()
	found := map[string]int{}
	for seed := range uint64(estates) {
		c := chance{rand.New(rand.NewPCG(seed, 1))}
		all := c.objects()
		once := verdict(all, c.Perm(len(all)))
		twice := verdict(all, append(c.Perm(len(all)), c.Perm(len(all))...))
		if difference := cmp.Diff(once, twice); difference != "" {
			t.Fatalf("seed %d: planned in another order, and twice: %s", seed, difference)
		}
		for broken := range once {
			found[strings.TrimRight(strings.SplitN(broken, " 1/", 2)[0], "0123456789/ ")]++
		}
	}
	if len(found) < 15 {
		t.Errorf("only %d relations were broken: %v", len(found), slices.Sorted(maps.Keys(found)))
	}
}

func TestKnowingLessSaysLess(t *testing.T) {
	t.Parallel()
	for seed := range uint64(estates) {
		c := chance{rand.New(rand.NewPCG(seed, 2))}
		all := c.objects()
		full := verdict(all, c.Perm(len(all)))
		less := slices.Clone(all)
		for index := range less {
			if c.one(2) {
				less[index].Then = c.veiled(less[index].Then)
			}
		}
		some := c.Perm(len(all))[:len(all)*2/3]
		for broken := range verdict(less, some) {
			if !full[broken] {
				t.Fatalf("seed %d: only where less is known: %s", seed, broken)
			}
		}
	}
}

// veiled makes some of what is planned unknown.
func (c chance) veiled(facts estate.Facts) estate.Facts {
	hide := func(value *relations.Text) {
		if c.one(2) {
			*value = relations.Text{}
		}
	}
	switch typed := facts.(type) {
	case relations.User:
		hide(&typed.Email)
		hide(&typed.Package)
		hide(&typed.Location)
		hide(&typed.Number)
		hide(&typed.Extension)
		if c.one(2) {
			typed.Administrator = estate.Maybe[bool]{}
		}
		return typed
	case relations.Location:
		hide(&typed.Name)
		hide(&typed.RoutingPrefix)
		if c.one(2) {
			typed.Calling = estate.Maybe[bool]{}
		}
		if c.one(2) {
			typed.Numbers = estate.Maybe[[]relations.Text]{}
		}
		return typed
	case relations.Customer:
		hide(&typed.PrimaryEmail)
		hide(&typed.OrgID)
		hide(&typed.HeadOfficeName)
		if c.one(2) {
			typed.Packages = estate.Maybe[rules.Selection]{}
		}
		return typed
	}
	return facts
}

func BenchmarkPlan(b *testing.B) {
	judge := estate.New(relations.Table())
	customer := relations.CustomerReference{ID: estate.Known("customer0"), ExternalID: estate.Known("external0"), SubPartner: relations.SubPartner("")}
	judge.Plan(estate.Object{Handle: "customer", Kind: relations.CustomerKind, Then: relations.Customer{
		CustomerReference: customer, Packages: estate.Known(rules.Selection{rules.WebexCalling: rules.Units(1 << 40)}),
	}})
	b.ReportAllocs()
	for index := 0; b.Loop(); index++ {
		name := strconv.Itoa(index)
		user := relations.User{
			Customer: customer, ID: estate.Known(name), Email: estate.Known(name), Package: estate.Known(rules.WebexCalling),
			Location: estate.Known("location"), Number: estate.Known(name), Extension: estate.Known(name),
		}
		judge.Plan(estate.Object{Handle: estate.Handle(name), Kind: relations.UserKind, Now: user, Then: user})
	}
}
