package customeruser_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestUserWithAPackageThatCiscoAddsLater gives a user a package that this release
// does not know, takes the user over, and gives the user a known one.
func TestUserWithAPackageThatCiscoAddsLater(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	if err := backend.AddNewPackage(t.Context(), "webex_hologram"); err != nil {
		t.Fatal(err)
	}
	of := func(packageName string) string {
		return backend.Config(acctest.Template + acctest.CustomerWith("acme", `{ webex_meetings = {}, webex_hologram = {} }`) +
			valid().with(lines{"package": packageName, "location_id": "", "phone_number": "", "extension": ""}).resource("ann"))
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: of(`"webex_hologram"`), Check: resource.TestCheckResourceAttr(ann, "package", "webex_hologram")},
		{Config: of(`"webex_hologram"`), ConfigPlanChecks: emptyPlan()},
		{Config: of(`"webex_hologram"`), ResourceName: ann, ImportState: true, ImportStateVerify: true},
		{Config: of(`"webex_meetings"`), Check: resource.TestCheckResourceAttr(ann, "package", "webex_meetings")},
	}})
}
