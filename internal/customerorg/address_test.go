package customerorg_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// exactlyOneError wants one error, which says something and stands at an address.
func exactlyOneError(says string) resource.ErrorCheckFunc {
	return func(err error) error {
		text := strings.Join(strings.Fields(strings.NewReplacer("│", " ", "╵", " ", "╷", " ").Replace(err.Error())), " ")
		if count := strings.Count(text, "Error: "); count != 1 || !strings.Contains(text, says) || !strings.Contains(text, "address") {
			return fmt.Errorf("want one error that says %q, and there are %d: %w", says, count, err)
		}
		return nil
	}
}

func TestOneWrongCountryIsOneError(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	for country, right := range map[string]string{
		"UK": "GB", "Germany": "DE", "ca": "CA", "Deutschland": "DE", "U.S.A.": "US", "United Kingdom": "GB", "Türkiye": "TR",
	} {
		for name, change := range map[string]attributes{
			"of the customer":    {"address": `{ address_line1 = "1 A", city = "M", country = "` + country + `" }`},
			"of the head office": {"head_office": strings.Replace(headOffice, "{", `{ address = { address_line1 = "1 A", city = "M", country = "`+country+`" }, `, 1)},
		} {
			t.Run(country+" "+name, func(t *testing.T) {
				acctest.Run(t, resource.TestCase{
					ErrorCheck: exactlyOneError(`"` + right + `"`),
					Steps:      []resource.TestStep{{Config: backend.Config(valid().with(change).config()), PlanOnly: true}},
				})
			})
		}
	}
}

func TestNewAddressesThatFail(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	for says, address := range map[string]string{
		`address.state_or_province: "California" is`: `{ address_line1 = "1 A", city = "M", state_or_province = "California", zip_or_postal_code = "95035", country = "US" }`,
		`Set zip_or_postal_code`:                     `{ address_line1 = "1 A", city = "Berlin", country = "DE" }`,
		`Set state_or_province`:                      `{ address_line1 = "1 A", city = "Madrid", zip_or_postal_code = "28013", country = "ES" }`,
		`address.address_line1: The line has 51`:     `{ address_line1 = "` + strings.Repeat("é", 51) + `", city = "Dubai", country = "AE" }`,
		`address.city: The text begins or ends`:      `{ address_line1 = "1 A", city = " Dubai", country = "AE" }`,
		`string length must be at least 1`:           `{ address_line1 = "", city = "Dubai", country = "AE" }`,
	} {
		t.Run(says, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{
				ErrorCheck: exactlyOneError(says),
				Steps:      []resource.TestStep{{Config: backend.Config(valid().with(attributes{"address": address}).config()), PlanOnly: true}},
			})
		})
	}
}

// Nothing has to be invented for an address that has neither state nor postal
// code, and the customer is as it was planned.
func TestAddressesWithoutStateAndPostalCode(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	for city, country := range map[string]string{"Central": "HK", "Dubai": "AE", "Doha": "QA", "Dublin": "IE", "Bogotá": "CO"} {
		t.Run(country, func(t *testing.T) {
			config := backend.Config(valid().with(attributes{
				"external_id": `"` + country + `"`, "primary_email": `"owner@` + strings.ToLower(country) + `.example"`,
				"address": `{ address_line1 = "8 Finance Street", city = "` + city + `", country = "` + country + `" }`,
			}).config())
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: config},
				{Config: config, PlanOnly: true},
				{ResourceName: acme, ImportState: true, ImportStateId: country},
			}})
		})
	}
}
