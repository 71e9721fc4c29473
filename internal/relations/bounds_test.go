package relations_test

import (
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// TestSeatsInARing passes seats on among users. Each user is a pair of packages,
// the one it has and the one it is to have; an empty one is a user that comes or
// goes.
func TestSeatsInARing(t *testing.T) {
	t.Parallel()
	const calling, suite, meetings = rules.WebexCalling, rules.WebexSuite, rules.WebexMeetings
	one := rules.Selection{calling: rules.Units(1), suite: rules.Units(1), meetings: rules.Units(1)}
	with := func(name string, quantity rules.Quantity) rules.Selection {
		changed := rules.Selection{name: quantity}
		for other := range one {
			if other != name {
				changed[other] = one[other]
			}
		}
		return changed
	}
	for name, test := range map[string]struct {
		packages rules.Selection
		users    [][2]string
		ring     bool
	}{
		"two who exchange":            {one, [][2]string{{calling, suite}, {suite, calling}}, true},
		"three in a ring":             {one, [][2]string{{calling, suite}, {suite, meetings}, {meetings, calling}}, true},
		"a free seat":                 {with(suite, rules.Units(2)), [][2]string{{calling, suite}, {suite, calling}}, false},
		"no limit":                    {with(suite, rules.Unlimited()), [][2]string{{calling, suite}, {suite, calling}}, false},
		"a quantity that is unknown":  {with(suite, rules.UnknownQuantity()), [][2]string{{calling, suite}, {suite, calling}}, false},
		"a chain to a free seat":      {one, [][2]string{{calling, suite}, {suite, meetings}}, false},
		"a chain from one that goes":  {one, [][2]string{{calling, suite}, {suite, ""}}, false},
		"one comes for one that goes": {one, [][2]string{{calling, suite}, {suite, ""}, {"", calling}}, false},
		"one stays beside the ring":   {with(calling, rules.Units(2)), [][2]string{{calling, suite}, {suite, calling}, {calling, calling}}, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			customer := relations.Customer{
				CustomerReference: relations.CustomerReference{ExternalID: estate.Known("acme"), SubPartner: relations.SubPartner("")},
				Packages:          estate.Known(test.packages),
			}
			objects := []estate.Object{{Handle: "acme", Kind: relations.CustomerKind, Now: customer, Then: customer}}
			for index, packages := range test.users {
				object := estate.Object{Handle: estate.Handle(strconv.Itoa(index)), Kind: relations.UserKind}
				on := func(name string) estate.Facts {
					return relations.User{
						Customer: customer.CustomerReference, Email: estate.Known(fmt.Sprintf("user-%d@acme.example", index)), Package: estate.Known(name),
					}
				}
				if packages[0] != "" {
					object.Now = on(packages[0])
				}
				if packages[1] != "" {
					object.Then = on(packages[1])
				}
				objects = append(objects, object)
			}
			for range objects {
				judge, found := estate.New(relations.Table()), []estate.Finding{}
				for _, object := range objects {
					found = append(found, judge.Plan(object)...)
				}
				if len(found) == 1 != test.ring || test.ring && found[0].Summary != "Users can't exchange packages without a free seat" {
					t.Errorf("planned from %s on: %v", objects[0].Handle, found)
				}
				objects = append(slices.Clone(objects[1:]), objects[0])
			}
		})
	}
}
