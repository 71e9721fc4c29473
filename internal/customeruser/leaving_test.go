package customeruser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// TestUsersLeaveALocationThatIsRemoved moves users away from a location that the
// same apply removes.
func TestUsersLeaveALocationThatIsRemoved(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	before := []desk{{austin, "+15125550100", "4000"}, {austin, "", "4001"}, {austin, "", "4002"}}
	after := []desk{{boston, "+15125550200", "5000"}, {boston, "", "5001"}, {boston, "", "5002"}}
	without := func(text string) string {
		_, rest, _ := strings.Cut(text, `"webexwholesale_customer_location" "Austin"`)
		_, rest, _ = strings.Cut(rest, "\n}\n")
		head, _, _ := strings.Cut(text, `resource "webexwholesale_customer_location" "Austin"`)
		return head + rest
	}
	first := func(text string) string {
		return strings.ReplaceAll(text, "  calling              = {}\n", "  calling              = {}\n  lifecycle {\n    create_before_destroy = true\n  }\n")
	}
	for name, test := range map[string]struct {
		// prepare changes the configuration in which the users are at their desks.
		prepare func(string) string
		literal bool
		refused string
	}{
		"by references, destroyed first":        {func(text string) string { return text }, false, "apply the move first"},
		"by references, destroyed last":         {first, false, ""},
		"by literal ids, destroyed in no order": {func(text string) string { return text }, true, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			m := movingOffice{installed.NewWorkspace(t, backend.Config(test.prepare(office(before...)))), backend}
			m.apply(t, "")
			goal := test.prepare(office(after...))
			if test.literal {
				ids := m.places(t)
				literally := func(desks []desk) string {
					literal := slices.Clone(desks)
					for index, one := range desks {
						name := map[string]string{austin: "Austin", boston: "Boston"}[one.location]
						literal[index].location = fmt.Sprintf("%q", ids[name])
					}
					return office(literal...)
				}
				m.Configure(t, backend.Config(literally(before)))
				m.apply(t, "")
				goal = literally(after)
			}
			if test.refused != "" {
				m.Configure(t, backend.Config(without(goal)))
				if told := m.apply(t, test.refused); !strings.Contains(told, "The location goes before its users have left it") {
					t.Errorf("the plan does not warn: %s", told)
				}
				m.sit(t, before...)
				m.Configure(t, backend.Config(goal))
				m.apply(t, "")
			}
			m.Configure(t, backend.Config(without(goal)))
			m.apply(t, "")
			m.settled(t, after...)
			if ids := m.places(t); ids["Austin"] != "" {
				t.Errorf("the location is still there: %v", ids)
			}
		})
	}
}

// places are the ids of the calling locations by name.
func (m movingOffice) places(t *testing.T) map[string]string {
	t.Helper()
	client := m.backend.Client(t)
	customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]string{}
	for place, err := range client.ListCallingLocations(t.Context(), customer.OrgID) {
		if err != nil {
			t.Fatal(err)
		}
		ids[place.Name] = place.ID
	}
	return ids
}

// TestAUserWhoGivesUpSaysWhichLineItHas: one user let the other one go ahead, and
// waits in vain for what a stranger has.
func TestAUserWhoGivesUpSaysWhichLineItHas(t *testing.T) {
	t.Parallel()
	office := newMovingOffice(t, emulator.Options{}, desk{austin, "", "4000"}, desk{boston, "", "5000"}, desk{boston, "", "6000"})
	if output, err := office.Terraform(t, "state", "rm", "webexwholesale_customer_user.user02"); err != nil {
		t.Fatal(err, output)
	}
	office.configure(t, desk{boston, "", "5000"}, desk{boston, "", "6000"})
	told := office.apply(t, "held by an object that this run has not come to")
	held := person(t, office.backend, "user01@acme.example").Extension
	if held == "5000" || !strings.Contains(told, fmt.Sprintf("Until then the user has the extension %q", held)) {
		t.Errorf("the user has the extension %s, and the apply says %s", held, told)
	}
	if got := person(t, office.backend, "user00@acme.example").Extension; got != "5000" {
		t.Errorf("the other user has the extension %s", got)
	}
	office.configure(t, desk{boston, "", "5000"}, desk{boston, "", "6001"})
	office.apply(t, "")
	office.settled(t, desk{boston, "", "5000"}, desk{boston, "", "6001"})
}
