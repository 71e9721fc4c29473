package customerorg_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// TestPackagesThatCiscoAddsLater brings a customer to a package that this
// release does not know: nobody loses it unless the configuration says so.
func TestPackagesThatCiscoAddsLater(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	if err := backend.AddNewPackage(t.Context(), "webex_hologram"); err != nil {
		t.Fatal(err)
	}
	held := func(want ...string) func(*terraform.State) error {
		return func(*terraform.State) error {
			customer, err := backend.Client(t).ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
			if err != nil {
				return err
			}
			if got := slices.Sorted(slices.Values(customer.Packages)); !slices.Equal(got, want) {
				return fmt.Errorf("Webex holds the packages %s", strings.Join(got, ", "))
			}
			return nil
		}
	}
	sold := func() {
		client := backend.Client(t)
		customer, err := client.ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
		if err == nil {
			err = client.UpdateCustomer(t.Context(), customer.ID, wire.CustomerUpdate{Packages: []string{"webex_calling", "webex_hologram"}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	plain := func() attributes { return valid().with(attributes{"packages": `{ webex_calling = {} }`}) }
	moved := func() attributes {
		return plain().with(attributes{"address": strings.Replace(plain()["address"], "771 Alder Drive", "1 Main Street", 1)})
	}
	listed := func() attributes {
		return moved().with(attributes{"packages": `{ webex_calling = {}, webex_hologram = {} }`})
	}
	taken := "import {\n  to = " + acme + "\n  id = \"acme\"\n}\n"
	noChange := resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(plain().config()), Check: held("webex_calling")},
		{PreConfig: sold, Config: backend.Config(plain().config()), ConfigPlanChecks: noChange},
		{Config: backend.Config(moved().config()), Check: held("webex_calling", "webex_hologram")},
		{Config: backend.Config(onboarding + forgotten(acme))},
		{Config: backend.Config(moved().config() + taken), Check: held("webex_calling", "webex_hologram")},
		{Config: backend.Config(plain().config()), Check: held("webex_calling", "webex_hologram")},
		{Config: backend.Config(listed().config()), Check: held("webex_calling", "webex_hologram")},
		{Config: backend.Config(listed().config()), ConfigPlanChecks: noChange},
		{Config: backend.Config(moved().config()), Check: held("webex_calling")},
	}})
}
