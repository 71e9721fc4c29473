package customerlocation_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Control Hub takes longer lines than the provisioning API: such a location is
// imported, kept, and changed elsewhere.
func TestHeldAddressIsKept(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	long := strings.Repeat("Long Road ", 7) + "1"
	in := func(line, city string) string {
		address := fmt.Sprintf(`{ address_line1 = %q, city = %q, state_or_province = "Madrid", zip_or_postal_code = "28013", country = "ES" }`, line, city)
		return backend.Config(valid().with(lines{"address": address}).config())
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(acctest.Customer("acme"))},
		{
			PreConfig: func() {
				_, err := backend.Client(t).CreateLocation(t.Context(), organization(t, backend), wire.LocationRequest{
					Name: "Austin", TimeZone: "America/Chicago", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us",
					Address: wire.LocationAddress{Address1: long, City: "Madrid", PostalCode: "28013", State: "Madrid", Country: "ES"},
				})
				if err != nil {
					t.Fatal(err)
				}
			},
			Config: in(long, "Madrid") + "import {\n  to = " + austin + "\n  id = \"acme/Austin\"\n}\n",
		},
		{Config: in(long, "Madrid"), ConfigPlanChecks: emptyPlan()},
		{Config: in(long, "Toledo"), ConfigPlanChecks: planned(plancheck.ResourceActionUpdate)},
		{Config: in(strings.Replace(long, "Long", "Wide", 1), "Toledo"), PlanOnly: true, ExpectError: regexp.MustCompile(`(?s)The line has\s+71\s+characters`)},
	}})
}
