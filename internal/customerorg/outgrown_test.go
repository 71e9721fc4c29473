package customerorg_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// TestQuantityRaisedInPartnerHub changes an address after somebody has raised a
// quantity elsewhere: nobody changed the quantity here, so the change goes through
// and the quantity stays as it was raised. A lower one is refused with the number.
func TestQuantityRaisedInPartnerHub(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{Lag: -1})
	found := func() (*webex.Client, wire.Customer) {
		client := backend.Client(t)
		customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
		if err != nil {
			t.Fatal(err)
		}
		return client, customer
	}
	raise := func() {
		client, customer := found()
		err := client.UpdateCustomer(t.Context(), customer.ID, wire.CustomerUpdate{
			Packages:   []string{"webex_calling"},
			Parameters: &wire.CustomerParameters{Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_calling": 60}}},
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	units := func(want int64) func(*terraform.State) error {
		return func(*terraform.State) error {
			client, customer := found()
			licenses, err := client.ListLicenses(t.Context(), customer.OrgID)
			for _, license := range licenses {
				if license.TotalUnits == want {
					return err
				}
			}
			return fmt.Errorf("no licence has %d units: %+v, %w", want, licenses, err)
		}
	}
	with := func(quantity, street string) string {
		return backend.Config(valid().with(attributes{
			"packages": "{ webex_calling = { quantity = " + quantity + " } }",
			"address":  strings.Replace(valid()["address"], "771 Alder Drive", street, 1),
		}).config())
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: with("50", "771 Alder Drive"), Check: units(50)},
		{PreConfig: raise, Config: with("50", "1 Main Street"), Check: units(60)},
		{Config: with("50", "1 Main Street"), ConfigPlanChecks: emptyPlan()},
		{Config: with("55", "1 Main Street"), ExpectError: regexp.MustCompile(`Set\s+quantity\s+=\s+60`)},
		{Config: with("60", "1 Main Street"), Check: units(60)},
		{Config: with("60", "1 Main Street"), ConfigPlanChecks: emptyPlan()},
	}})
}
