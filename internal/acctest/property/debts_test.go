package property_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest/walk"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestDebtsArePaid lets a destroy remove an object and fail to delete what belongs
// to it. Whatever comes next pays the debt: a destroy ends it, and a
// configuration that has the object still gets it again.
func TestDebtsArePaid(t *testing.T) {
	t.Parallel()
	for owed, path := range map[string]string{"organization": "/v1/organizations/{orgId}", "person": "/v1/people/{personId}"} {
		for _, stays := range []bool{false, true} {
			t.Run(owed+map[bool]string{false: " of what goes", true: " of what stays"}[stays], func(t *testing.T) {
				t.Parallel()
				w := newWorld(t, rand.New(rand.NewPCG(1, 1)))
				whole, without := &estate{}, &estate{}
				whole.customers[0] = sample(0)
				if owed == "person" {
					without.customers[0] = sample(0)
					whole.users[0] = &user{address: "u0", email: "bob", pack: "webex_meetings", location: nowhere, deletes: true}
				}
				run := func(e *estate, state walk.State) (walk.State, *walk.Plan, []walk.Problem) {
					plan := w.Plan(t.Context(), e.configuration(), state, walk.Options{})
					if plan.Refused() {
						t.Fatal(plan.Problems)
					}
					after, problems := w.Apply(t.Context(), plan)
					return after, plan, walk.Errors(problems)
				}
				state, _, failed := run(whole, walk.State{})
				if failed != nil {
					t.Fatal(failed)
				}
				w.backend.Load().AddFault(emulator.Fault{Method: "DELETE", Path: path, Status: 400, Times: 1})
				state, _, failed = run(without, state)
				if len(failed) != 1 || !strings.Contains(failed[0].Summary, "is removed, but") {
					t.Fatalf("the destroy says %v", failed)
				}
				wanted := without
				if stays {
					wanted = whole
				}
				state, plan, failed := run(wanted, state)
				warned := slices.ContainsFunc(plan.Problems, func(one walk.Problem) bool {
					return one.Summary == "The "+owed+" is still to be deleted"
				})
				if failed != nil || !warned {
					t.Fatalf("the next apply says %v after %v", failed, plan.Problems)
				}
				if next := w.Plan(t.Context(), wanted.configuration(), state, walk.Options{}); !next.Empty() || len(next.Problems) > 0 {
					t.Errorf("the last plan is not empty, or says %v", next.Problems)
				}
			})
		}
	}
}
