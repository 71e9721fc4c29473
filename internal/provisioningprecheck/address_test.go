package provisioningprecheck_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// What a plan would refuse is not asked about.
func TestIncompleteAddressIsRefused(t *testing.T) {
	customer := `customer = { provisioning_id = "p", ` + acme + `, packages = { webex_meetings = {} }, ` + address + ` }`
	for says, change := range map[string][2]string{
		`Write\s+"CA"`:                  {`"CA"`, `"California"`},
		`Set\s+zip_or_postal_code`:      {`zip_or_postal_code = "95035", `, ``},
		`The\s+line\s+has\s+51`:         {`771 Alder Drive`, strings.Repeat("x", 51)},
		`Did\s+you\s+mean\s+"US"`:       {`"US"`, `"USA"`},
		`begins\s+or\s+ends\s+with\s+a`: {`Milpitas`, `Milpitas `},
	} {
		t.Run(says, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config: about(strings.Replace(customer, change[0], change[1], 1)), PlanOnly: true, ExpectError: regexp.MustCompile(says),
			}}})
		})
	}
}
