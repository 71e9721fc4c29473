package customerlocation_test

import (
	"fmt"
	"maps"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	oneLocation   = "data.webexwholesale_customer_location.one"
	manyLocations = "data.webexwholesale_customer_locations.many"
)

// existingCustomer provisions the customer acme without Terraform, with a head
// office where it has a calling package.
func existingCustomer(t *testing.T, client *webex.Client, packageName string) wire.Customer {
	t.Helper()
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"},
	})
	if err != nil {
		t.Fatal(err)
	}
	request := wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, ExternalID: "acme", Packages: []string{packageName},
		Address:      wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example", Language: "en"},
	}
	if packageName == rules.WebexCalling {
		request.Parameters = &wire.CustomerParameters{Calling: &wire.CustomerCalling{Location: wire.HeadOffice{
			Name: "Head Office", Address: request.Address, TimeZone: "America/Los_Angeles", Language: "en_us",
		}}}
	}
	id, err := client.CreateCustomer(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	customer, err := client.GetCustomer(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return customer
}

// existingBranch creates a location without calling and without Terraform.
func existingBranch(t *testing.T, client *webex.Client, orgID, name string) string {
	t.Helper()
	id, err := client.CreateLocation(t.Context(), orgID, wire.LocationRequest{
		Name: name, TimeZone: "America/Chicago", PreferredLanguage: "en_us", AnnouncementLanguage: "en_us",
		Address: wire.LocationAddress{Address1: "1 Main Street", City: "Austin", State: "TX", PostalCode: "73301", Country: "US"},
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func data(kind, name, attributes string) string {
	return fmt.Sprintf("data %q %q {\n%s\n}\n", "webexwholesale_"+kind, name, attributes)
}

func TestLocationIsFoundByEachOfItsKeys(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	client := backend.Client(t)
	customer := existingCustomer(t, client, rules.WebexCalling)
	branch := existingBranch(t, client, customer.OrgID, "Austin")
	prefix, digit, callerID := "8512", "9", "Acme"
	for location, err := range client.ListCallingLocations(t.Context(), customer.OrgID) {
		if err != nil {
			t.Fatal(err)
		}
		if _, err := client.UpdateCallingLocation(t.Context(), customer.OrgID, location.ID, wire.CallingLocationUpdate{
			RoutingPrefix: &prefix, OutsideDialDigit: &digit, ExternalCallerIDName: &callerID,
		}); err != nil {
			t.Fatal(err)
		}
	}
	shows := func(want map[string]knownvalue.Check) []statecheck.StateCheck {
		want["customer_id"] = knownvalue.StringExact(customer.ID)
		want["customer_external_id"] = knownvalue.StringExact("acme")
		var checks []statecheck.StateCheck
		for name, check := range want {
			checks = append(checks, statecheck.ExpectKnownValue(oneLocation, tfjsonpath.New(name), check))
		}
		return checks
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(data("customer_location", "one", "customer_external_id = \"acme\"\nname = \"head office\"")),
			ConfigStateChecks: shows(map[string]knownvalue.Check{
				"id": knownvalue.NotNull(), "name": knownvalue.StringExact("Head Office"),
				"time_zone": knownvalue.StringExact("America/Los_Angeles"), "preferred_language": knownvalue.StringExact("en_us"),
				"calling_enabled": knownvalue.Bool(true),
				"calling": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"main_number": knownvalue.Null(), "routing_prefix": knownvalue.StringExact(prefix),
					"outside_dial_digit": knownvalue.StringExact(digit), "external_caller_id_name": knownvalue.StringExact(callerID),
				}),
			}),
		},
		{
			Config: backend.Config(data("customer_location", "one", fmt.Sprintf("customer_id = %q\nid = %q", customer.ID, branch))),
			ConfigStateChecks: shows(map[string]knownvalue.Check{
				"id": knownvalue.StringExact(branch), "name": knownvalue.StringExact("Austin"),
				"address": knownvalue.ObjectExact(map[string]knownvalue.Check{
					"address_line1": knownvalue.StringExact("1 Main Street"), "address_line2": knownvalue.Null(), "city": knownvalue.StringExact("Austin"),
					"state_or_province": knownvalue.StringExact("TX"), "zip_or_postal_code": knownvalue.StringExact("73301"), "country": knownvalue.StringExact("US"),
				}),
				"calling_enabled": knownvalue.Bool(false), "calling": knownvalue.Null(),
			}),
		},
		{
			// A part of a name is no name.
			Config:      backend.Config(data("customer_location", "one", "customer_external_id = \"acme\"\nname = \"Aus\"")),
			ExpectError: regexp.MustCompile(`has no location with the name "Aus"`),
		},
		{
			Config:      backend.Config(data("customer_location", "one", "customer_external_id = \"acme\"\nid = \"Y2lzY29zcGFyazovL3VzL0xPQ0FUSU9OLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg\"")),
			ExpectError: regexp.MustCompile(`the location does not exist`),
		},
	}})
}

func TestLocationNeedsACustomerAndOneKey(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	var steps []resource.TestStep
	for _, attributes := range []string{
		`name = "Austin"`,
		`customer_external_id = "acme"`,
		"customer_external_id = \"acme\"\nname = \"Austin\"\nid = \"some\"",
		"customer_external_id = \"acme\"\ncustomer_id = \"some\"\nname = \"Austin\"",
	} {
		steps = append(steps, resource.TestStep{
			Config:      backend.Config(data("customer_location", "one", attributes)),
			ExpectError: regexp.MustCompile(`Missing Attribute Configuration|Invalid Attribute Combination`),
		})
	}
	acctest.Run(t, resource.TestCase{Steps: steps})
}

func TestLocationsAreListedAndNotReadOneByOne(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	client := backend.Client(t)
	customer := existingCustomer(t, client, rules.WebexCalling)
	for index := range 20 {
		existingBranch(t, client, customer.OrgID, fmt.Sprintf("Branch %02d", index))
	}
	many := func(attributes string) string {
		return backend.Config(data("customer_locations", "many", "customer_external_id = \"acme\"\n"+attributes))
	}
	shows := func(want knownvalue.Check) []statecheck.StateCheck {
		return []statecheck.StateCheck{statecheck.ExpectKnownValue(manyLocations, tfjsonpath.New("locations"), want)}
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			PreConfig:         backend.ResetRequests,
			Config:            many(``),
			ConfigStateChecks: shows(knownvalue.ListSizeExact(21)),
			Check: func(*terraform.State) error {
				requests := backend.Requests()
				reads := requests["GET /v1/wholesale/customers"]
				if wanted := map[string]int{
					"GET /v1/wholesale/customers": reads, "GET /v1/locations": reads, "GET /v1/telephony/config/locations": reads,
				}; reads == 0 || !maps.Equal(requests, wanted) {
					return fmt.Errorf("%d reads sent %v, not %v", reads, requests, wanted)
				}
				return nil
			},
		},
		{
			Config: many(`name = "BRANCH 07"`),
			ConfigStateChecks: shows(knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"name": knownvalue.StringExact("Branch 07"), "time_zone": knownvalue.StringExact("America/Chicago"), "calling_enabled": knownvalue.Bool(false),
			})})),
		},
		{
			Config: many(`name = "office"`),
			ConfigStateChecks: shows(knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectPartial(map[string]knownvalue.Check{
				"name": knownvalue.StringExact("Head Office"), "calling_enabled": knownvalue.Bool(true),
			})})),
		},
		{Config: many(`name = "nowhere"`), ConfigStateChecks: shows(knownvalue.ListSizeExact(0))},
	}})
}

func TestCustomerWithoutLocations(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	existingCustomer(t, backend.Client(t), rules.WebexMeetings)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: backend.Config(data("customer_locations", "many", `customer_external_id = "acme"`)),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownValue(manyLocations, tfjsonpath.New("locations"), knownvalue.ListSizeExact(0)),
			statecheck.ExpectKnownValue(manyLocations, tfjsonpath.New("customer_id"), knownvalue.NotNull()),
		},
	}}})
}
