package property_test

import (
	"maps"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// TestFoundByChance holds what random histories have found once: changes that
// were planned, and that Webex refused.
func TestFoundByChance(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name          string
		before, after func(*estate)
		says          string
		warns         bool
	}{
		{
			name:   "a location is named like the head office that comes with its customer",
			before: func(e *estate) { e.customers[0] = nil },
			after: func(e *estate) {
				e.customers[0] = sample(0)
				e.locations[0] = &location{address: "l0", name: "HEAD office", calling: true}
			},
			says: "A location with the name of the head office",
		},
		{
			name:  "a location is named like the head office of a customer that exists",
			after: func(e *estate) { e.locations[0] = &location{address: "l0", name: "HEAD office", calling: true} },
			says:  "A location with this name is at Webex now", warns: true,
		},
		{
			name: "an organization is to be deleted with a user that is only detached",
			before: func(e *estate) {
				e.customers[0].deletes = true
				e.users[0] = &user{address: "u0", email: "bob", pack: "webex_meetings", location: nowhere}
			},
			after: func(e *estate) { e.customers[0], e.users[0] = nil, nil },
			says:  "The organization keeps a detached person",
		},
		{
			name: "two locations name their customer by different keys and share a routing prefix",
			after: func(e *estate) {
				e.locations[0] = &location{address: "l0", name: "Pier", calling: true, prefix: "81"}
				e.locations[1] = &location{address: "l1", name: "Dock", calling: true, prefix: "81", byID: true}
			},
			says: "Two locations with one routing prefix",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
			now := &estate{}
			now.customers[0], now.customers[1] = sample(0), sample(1)
			if test.before != nil {
				test.before(now)
			}
			state, problems := w.Apply(t.Context(), w.Plan(t.Context(), now.configuration(), walk.State{}, walk.Options{}))
			if errors := walk.Errors(problems); len(errors) > 0 {
				t.Fatal(errors)
			}
			test.after(now)
			plan := w.Plan(t.Context(), now.configuration(), maps.Clone(state), walk.Options{})
			if plan.Refused() == test.warns {
				t.Errorf("refused: %t", plan.Refused())
			}
			if len(plan.Problems) != 1 || !strings.Contains(plan.Problems[0].Summary, test.says) {
				t.Errorf("the plan says %v instead of %q", plan.Problems, test.says)
			}
		})
	}
}

func sample(index int) *customer {
	return &customer{
		address: []string{"c0", "c1"}[index], externalID: []string{"alpha", "beta"}[index], email: []string{"olga", "piet"}[index],
		packages: []string{"webex_calling", "webex_meetings"}, deletes: true,
	}
}

// TestHeadOfficeOnPaper gives a customer without calling, whose head office no
// location stands for, a location of that name: it becomes no head office.
func TestHeadOfficeOnPaper(t *testing.T) {
	t.Parallel()
	w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
	now, state := &estate{}, walk.State{}
	now.customers[0] = sample(0)
	now.customers[0].packages = []string{"webex_meetings"}
	for range 2 {
		var problems []walk.Problem
		state, problems = w.Apply(t.Context(), w.Plan(t.Context(), now.configuration(), state, walk.Options{}))
		if next := w.Plan(t.Context(), now.configuration(), state, walk.Options{}); len(problems) > 0 || next.Refused() || !next.Empty() {
			t.Errorf("the plan after the apply is not empty: %v", append(problems, next.Problems...))
		}
		now.locations[0] = &location{address: "l0", name: "Head Office"}
	}
}
