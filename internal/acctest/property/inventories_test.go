package property_test

import (
	"maps"
	"math/rand/v2"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// TestNumbersLeaveTheirUsersAndTheirInventoriesAtOnce: a location is changed
// before the users that refer to it, so what it is to give up or to get may be
// theirs until later.
func TestNumbersLeaveTheirUsersAndTheirInventoriesAtOnce(t *testing.T) {
	t.Parallel()
	const one, two, three = "+14155550101", "+14155550102", "+14155550103"
	for name, after := range map[string]func(*estate){
		"a user gives up what its location drops": func(e *estate) {
			e.locations[0].numbers, e.users[0].number = []string{two}, two
		},
		"a user gives up what a user elsewhere gets": func(e *estate) {
			e.locations[0].numbers, e.locations[1].numbers = []string{two}, []string{one, three}
			e.users[0].number, e.users[1].number = two, one
		},
		"a user moves, and keeps the number": func(e *estate) {
			e.locations[0].numbers, e.locations[1].numbers = []string{two}, []string{one, three}
			e.users[0].location = 1
		},
		"a user moves with nothing but the number": func(e *estate) {
			e.locations[0].numbers, e.locations[1].numbers = []string{two}, []string{one, three}
			e.users[0].location, e.users[0].extension = 1, ""
		},
		"two users exchange their places and extensions, and keep their numbers": func(e *estate) {
			e.locations[0].numbers, e.locations[1].numbers = []string{two, three}, []string{one}
			e.users[0].location, e.users[1].location = 1, 0
			e.users[0].extension, e.users[1].extension = "4002", "4001"
		},
		"a user moves to a new location, and keeps the number": func(e *estate) {
			e.locations[0].numbers = []string{two}
			e.locations[2] = &location{address: "l2", name: "Yard", calling: true, numbers: []string{one}}
			e.users[0].location = 2
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
			w.Parallel = true
			now := &estate{}
			now.customers[0] = sample(0)
			now.locations[0] = &location{address: "l0", name: "Pier", calling: true, numbers: []string{one, two}}
			now.locations[1] = &location{address: "l1", name: "Dock", calling: true, numbers: []string{three}}
			now.users[0] = &user{address: "u0", email: "ann", pack: "webex_calling", location: 0, number: one, extension: "4001"}
			now.users[1] = &user{address: "u1", email: "bob", pack: "webex_calling", location: 1, number: three, extension: "4002"}
			apply := func(state walk.State) walk.State {
				t.Helper()
				plan := w.Plan(t.Context(), now.configuration(), maps.Clone(state), walk.Options{})
				after, problems := w.Apply(t.Context(), plan)
				if errors := walk.Errors(append(plan.Problems, problems...)); len(errors) > 0 {
					t.Fatal(errors)
				}
				return after
			}
			state := apply(walk.State{})
			after(now)
			state = apply(state)
			if next := w.Plan(t.Context(), now.configuration(), state, walk.Options{}); next.Refused() || !next.Empty() {
				t.Errorf("the next plan is not empty: %v", next.Problems)
			}
		})
	}
}
