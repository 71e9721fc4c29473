package customerlocation_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/terraform"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// TestImportWithSlashes imports a location whose name, and whose customer's
// external id, contain slashes.
func TestImportWithSlashes(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	customer := strings.Replace(acctest.Customer("acme"), `= "acme"`, `= "Reseller 7/west"`, 1)
	location := valid().with(lines{"name": `"Austin/2"`}).resource()
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(customer + location)},
		{ResourceName: austin, ImportState: true, ImportStateId: "Reseller 7/west/Austin/2", ImportStateVerify: true},
	}})
}

// TestImportOfALocationWhoseInventoryIsNotListed imports a location whose numbers,
// PSTN connection and calling settings the configuration leaves out in part: they
// stay as they are at Webex, and nothing is written.
func TestImportOfALocationWhoseInventoryIsNotListed(t *testing.T) {
	forgotten := acctest.Customer("acme") + "removed {\n  from = " + austin + "\n  lifecycle { destroy = false }\n}\n"
	const taken = "import {\n  to = " + austin + "\n  id = \"acme/Austin\"\n}\n"
	for name, left := range map[string]lines{
		"numbers":            {"phone_numbers": ""},
		"numbers and PSTN":   {"phone_numbers": "", "pstn_connection": ""},
		"all but the number": {"phone_numbers": "", "pstn_connection": "", "calling": `{ main_number = "+15125550100" }`},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			imported := withCalling().with(left).config()
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(withCalling().config())},
				{Config: backend.Config(forgotten)},
				{Config: backend.Config(imported + taken)},
				{Config: backend.Config(imported), ConfigPlanChecks: emptyPlan(), Check: func(*terraform.State) error {
					numbers, err := webex.Collect(backend.Client(t).ListNumbers(t.Context(), webex.NumberFilter{OrgID: organization(t, backend)}))
					if err == nil && len(numbers) != 3 {
						err = fmt.Errorf("the inventory has %d numbers", len(numbers))
					}
					return err
				}},
			}})
		})
	}
}
