package customerlocation_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
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
