package planbook_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

func TestRepeatedPlansAreNoTwinsWhereTheyAreAllowed(t *testing.T) {
	t.Parallel()
	customer := func(packages ...string) planbook.Customer {
		selection := rules.Selection{}
		for _, name := range packages {
			selection[name] = rules.Unlimited()
		}
		return planbook.Customer{Reference: planbook.Reference{ExternalID: "acme"}, Fate: planbook.Creates, Packages: selection}
	}
	user := func(name, location string) planbook.User {
		return planbook.User{
			Customer: planbook.Reference{ExternalID: "acme"}, Email: "ann@acme.example", Name: name,
			Standing: planbook.Standing{Package: "webex_calling", Line: planbook.Line{Extension: "101", LocationID: location}},
		}
	}
	for name, test := range map[string]struct {
		allowed bool
		plan    func(*planbook.Book) []planbook.Conflict
		want    int
	}{
		"the same customer again": {true, func(b *planbook.Book) []planbook.Conflict {
			b.PlanCustomer(customer("webex_calling"))
			return b.PlanCustomer(customer("webex_calling"))
		}, 0},
		"the same customer where nothing again": {false, func(b *planbook.Book) []planbook.Conflict {
			b.PlanCustomer(customer("webex_calling"))
			return b.PlanCustomer(customer("webex_calling"))
		}, 1},
		"another customer": {true, func(b *planbook.Book) []planbook.Conflict {
			b.PlanCustomer(customer("webex_calling"))
			return b.PlanCustomer(customer("webex_meetings"))
		}, 1},
		"the same user, its location known now": {true, func(b *planbook.Book) []planbook.Conflict {
			b.PlanUser(user("Ann", ""))
			return b.PlanUser(user("Ann", "here"))
		}, 0},
		"the same user where nothing again": {false, func(b *planbook.Book) []planbook.Conflict {
			b.PlanUser(user("Ann", ""))
			return b.PlanUser(user("Ann", ""))
		}, 1},
		"another user": {true, func(b *planbook.Book) []planbook.Conflict {
			b.PlanUser(user("Ann", ""))
			return b.PlanUser(user("Bob", ""))
		}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			book := planbook.New()
			if test.allowed {
				book.AllowRepeats()
			}
			if conflicts := test.plan(book); len(conflicts) != test.want {
				t.Errorf("conflicts: %+v", conflicts)
			}
		})
	}
}
