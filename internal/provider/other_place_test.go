package provider_test

import (
	"path/filepath"
	"regexp"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// An empty backend proves nothing about objects that were seen in another one:
// they stay in the state.
func TestAbsenceInAnotherPlaceProvesNothing(t *testing.T) {
	folder := t.TempDir()
	in := func(database, more string) string {
		return providerBlock(`emulator = { path = `+strconv.Quote(filepath.Join(folder, database))+` }`+more) + acctest.Customer("acme")
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: in("first.db", "")},
		{Config: in("second.db", ""), PlanOnly: true, ExpectError: regexp.MustCompile(`(?s)asked for in another place.*first\.db.*second\.db`)},
		{Config: in("first.db", ""), ConfigPlanChecks: emptyPlan()},
	}})
}
