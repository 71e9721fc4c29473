package customerlocation_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Webex may take a name that was replaced and answer the present one, or the
// other way round: neither is drift.
func TestRetiredNamesAreNoDrift(t *testing.T) {
	for name, test := range map[string]struct{ zone, language, answeredZone, answeredLanguage string }{
		"answered in the present spelling": {"America/Buenos_Aires", "iw_il", "America/Argentina/Buenos_Aires", "he_IL"},
		"answered in the former spelling":  {"Asia/Kolkata", "id_id", "Asia/Calcutta", "in_ID"},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			config := backend.Config(valid().with(lines{"time_zone": `"` + test.zone + `"`, "preferred_language": `"` + test.language + `"`}).config())
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: config},
				{
					PreConfig: func() {
						update := wire.LocationUpdate{TimeZone: test.answeredZone, PreferredLanguage: test.answeredLanguage}
						client, org := backend.Client(t), organization(t, backend)
						if err := client.UpdateLocation(t.Context(), org, location(t, backend, "Austin").ID, update); err != nil {
							t.Fatal(err)
						}
					},
					Config:           config,
					ConfigPlanChecks: emptyPlan(),
				},
			}})
		})
	}
}
