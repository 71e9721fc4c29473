package property_test

import (
	"math/rand/v2"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
)

// TestAddressPassesToAnotherCustomer: a plan comes to the user that gives up an
// e-mail address before or after the one of another customer that takes it, and
// answers the same.
func TestAddressPassesToAnotherCustomer(t *testing.T) {
	t.Parallel()
	w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
	w.Parallel = true
	now := &estate{}
	now.customers[0], now.customers[1] = sample(0), sample(1)
	now.users[0] = &user{address: "u0", email: "bob", pack: "webex_meetings", location: nowhere, deletes: true}
	state, problems := w.Apply(t.Context(), w.Plan(t.Context(), now.configuration(), walk.State{}, walk.Options{}))
	if errors := walk.Errors(problems); len(errors) > 0 {
		t.Fatal(errors)
	}
	now.users[0], now.users[1] = nil, &user{address: "u1", customer: 1, email: "bob", pack: "webex_meetings", location: nowhere}
	w.Parallel = false
	for range 8 {
		if plan := w.Plan(t.Context(), now.configuration(), state, walk.Options{}); plan.Refused() {
			t.Fatal(plan.Problems)
		}
	}
	w.Parallel = true
	if _, problems = w.Apply(t.Context(), w.Plan(t.Context(), now.configuration(), state, walk.Options{})); len(walk.Errors(problems)) > 0 {
		t.Error(problems)
	}
}
