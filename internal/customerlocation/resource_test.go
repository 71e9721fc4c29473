package customerlocation_test

import (
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/terraform"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	austin = "webexwholesale_customer_location.austin"
	trunk  = `{ premise_route_type = "TRUNK", premise_route_id = "Y2lzY29zcGFyazovL3VzL1RSVU5LLzAxMjM0NTY3LTg5YWItY2RlZi0wMTIzLTQ1Njc4OWFiY2RlZg" }`
)

// lines are the attributes of the location; a test changes some of them.
type lines map[string]string

func valid() lines {
	return lines{
		"customer_external_id": `webexwholesale_customer_org.acme.external_id`,
		"name":                 `"Austin"`,
		"time_zone":            `"America/Chicago"`,
		"preferred_language":   `"en_us"`,
		"address":              `{ address_line1 = "1 Main Street", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }`,
	}
}

func withCalling() lines {
	return valid().with(lines{
		"calling":         `{ main_number = "+15125550100", routing_prefix = "8512", outside_dial_digit = "9", external_caller_id_name = "Acme Austin" }`,
		"pstn_connection": trunk,
		"phone_numbers":   `["+15125550100", "+15125550101", "+15125550102"]`,
	})
}

// with returns the lines with some changed; an empty text takes a line out.
func (l lines) with(changes lines) lines {
	for name, text := range changes {
		if text == "" {
			delete(l, name)
		} else {
			l[name] = text
		}
	}
	return l
}

func (l lines) resource() string {
	var text strings.Builder
	for attribute, value := range l {
		fmt.Fprintf(&text, "  %s = %s\n", attribute, value)
	}
	return "resource \"webexwholesale_customer_location\" \"austin\" {\n" + text.String() + "}\n"
}

func (l lines) config() string { return acctest.Customer("acme") + l.resource() }

func value(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(austin, tfjsonpath.New(attribute), want)
}

func planned(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(austin, action)}}
}

func emptyPlan() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}

func organization(t *testing.T, backend *acctest.Backend) string {
	t.Helper()
	customer, err := backend.Client(t).ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
	if err != nil {
		t.Fatal(err)
	}
	return customer.OrgID
}

// locations lists the names of the customer's locations.
func locations(t *testing.T, backend *acctest.Backend) []wire.Location {
	t.Helper()
	all, err := webex.Collect(backend.Client(t).ListLocations(t.Context(), webex.LocationFilter{OrgID: organization(t, backend)}))
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func location(t *testing.T, backend *acctest.Backend, name string) wire.Location {
	t.Helper()
	all := locations(t, backend)
	index := slices.IndexFunc(all, func(l wire.Location) bool { return l.Name == name })
	if index < 0 {
		t.Fatalf("no location %q in %+v", name, all)
	}
	return all[index]
}

func TestRefusedPSTNConnectionIsNotForgotten(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	config := backend.Config(valid().with(lines{"calling": `{}`, "pstn_connection": trunk}).config())
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			PreConfig: func() {
				backend.AddFault(emulator.Fault{Method: http.MethodPut, Path: "/v1/telephony/pstn/locations/{locationId}/connection", Status: http.StatusBadRequest})
			},
			Config:             config,
			ExpectNonEmptyPlan: true,
		},
		{
			PreConfig:         backend.ClearFaults,
			Config:            config,
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{value("pstn_connection", knownvalue.NotNull())},
		},
		{Config: config, ConfigPlanChecks: emptyPlan()},
	}})
}

func TestLocationLifecycle(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(withCalling().config()),
			ConfigStateChecks: []statecheck.StateCheck{
				value("id", knownvalue.NotNull()), value("customer_id", knownvalue.NotNull()),
				value("phone_numbers", knownvalue.SetSizeExact(3)),
			},
		},
		{
			// Spelling alone plans nothing.
			Config:           backend.Config(withCalling().with(lines{"preferred_language": `"en_US"`, "phone_numbers": `["+1 512 555 0100", "+1-512-555-0101", "+1 (512) 555.0102"]`}).config()),
			ConfigPlanChecks: emptyPlan(),
		},
		{ResourceName: austin, ImportState: true, ImportStateVerify: true, ImportStateId: "acme/Austin", ImportStateVerifyIgnore: []string{"announcement_language"}},
		{
			Config: backend.Config(withCalling().with(lines{
				"name": `"Austin Downtown"`, "time_zone": `"America/Denver"`, "preferred_language": `"es_es"`, "announcement_language": `"es_es"`,
				"address":       `{ address_line1 = "2 Congress Avenue", address_line2 = "Floor 3", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }`,
				"calling":       `{ main_number = "+15125550107", routing_prefix = "8777" }`,
				"phone_numbers": `["+15125550101", "+15125550102", "+15125550103", "+15125550104", "+15125550105", "+15125550106", "+15125550107", "+15125550108"]`,
			}).config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				client, org := backend.Client(t), organization(t, backend)
				got := location(t, backend, "Austin Downtown")
				settings, err := client.GetCallingLocation(t.Context(), org, got.ID)
				if err != nil {
					return err
				}
				if got.TimeZone != "America/Denver" || got.Address.Address2 != "Floor 3" || settings.RoutingPrefix != "8777" ||
					settings.OutsideDialDigit != "" || *settings.CallingLineID.PhoneNumber != "+15125550107" || settings.AnnouncementLanguage != "es_es" {
					return fmt.Errorf("the backend holds %+v and %+v", got, settings)
				}
				return nil
			},
		},
		{
			// More than five numbers go at once, though Webex removes five a call.
			Config: backend.Config(withCalling().with(lines{
				"name": `"Austin Downtown"`, "time_zone": `"America/Denver"`, "preferred_language": `"es_es"`, "announcement_language": `"es_es"`,
				"calling":       `{ main_number = "+15125550107", routing_prefix = "8777" }`,
				"phone_numbers": `["+15125550107"]`,
			}).config()),
			Check: func(*terraform.State) error {
				numbers, err := webex.Collect(backend.Client(t).ListNumbers(t.Context(), webex.NumberFilter{OrgID: organization(t, backend), LocationID: location(t, backend, "Austin Downtown").ID}))
				if err == nil && len(numbers) != 1 {
					err = fmt.Errorf("%d numbers are left", len(numbers))
				}
				return err
			},
		},
		{
			// Calling goes, the location stays.
			Config:           backend.Config(valid().with(lines{"name": `"Austin Downtown"`, "time_zone": `"America/Denver"`}).config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				if _, err := backend.Client(t).GetCallingLocation(t.Context(), organization(t, backend), location(t, backend, "Austin Downtown").ID); err == nil {
					return fmt.Errorf("calling is still enabled")
				}
				return nil
			},
		},
		{
			Config: backend.Config(acctest.Customer("acme")),
			Check: func(*terraform.State) error {
				if left := locations(t, backend); len(left) != 1 || left[0].Name != "Head Office" {
					return fmt.Errorf("the backend holds %+v", left)
				}
				return nil
			},
		},
	}})
}

func TestHeadOfficeIsImportedByName(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	headOffice := valid().with(lines{
		"name": `"Head Office"`, "time_zone": `"America/Los_Angeles"`, "calling": `{}`, "announcement_language": `"en_us"`,
		"address": `{ address_line1 = "771 Alder Drive", city = "Milpitas", state_or_province = "CA", zip_or_postal_code = "95035", country = "US" }`,
	})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(acctest.Customer("acme"))},
		{
			Config: backend.Config(headOffice.config() + "import {\n  to = " + austin + "\n  id = \"acme/head office\"\n}\n"),
		},
		{Config: backend.Config(headOffice.config()), ConfigPlanChecks: emptyPlan()},
		{
			// Alone it can't lose its calling, and the plan says so.
			Config:      backend.Config(headOffice.with(lines{"calling": ""}).config()),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`The last calling location can't be`),
		},
		{
			// Nor go alone.
			Config:      backend.Config(acctest.Customer("acme")),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`The last calling location can't`),
		},
		// With its customer it goes: that is the destroy at the end of the test.
	}})
}

func TestLocationNumbersOfAnIntegratedProviderAreRefused(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	calling := valid().with(lines{"calling": `{}`})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(calling.config())},
		{
			PreConfig: func() {
				if err := backend.SetPSTN(t.Context(), location(t, backend, "Austin").ID, wire.PSTNCisco); err != nil {
					t.Fatal(err)
				}
			},
			Config:      backend.Config(calling.with(lines{"phone_numbers": `["+15125550101"]`}).config()),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`(?s)The numbers belong to the PSTN provider.*damage data`),
		},
	}})
}

func TestLocationFollowUpThatFailsIsFinishedByTheNextApply(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			PreConfig: func() {
				backend.AddFault(emulator.Fault{Method: "POST", Path: "/v1/telephony/config/locations", Status: 400})
			},
			Config:             backend.Config(withCalling().config()),
			ExpectNonEmptyPlan: true,
		},
		{
			PreConfig:        func() { backend.ClearFaults() },
			Config:           backend.Config(withCalling().config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		{Config: backend.Config(withCalling().config()), ConfigPlanChecks: emptyPlan()},
	}})
}

func TestWhatALocationCannotChangeFailsInThePlan(t *testing.T) {
	for name, test := range map[string]struct {
		change lines
		want   string
	}{
		"notes":           {lines{"notes": `"New"`}, `(?s)This can't be changed.*notes`},
		"notes left out":  {lines{"notes": ""}, `(?s)This can't be changed.*notes`},
		"main number out": {lines{"calling": `{ routing_prefix = "8512" }`}, `The main number can't be removed`},
		"customer":        {lines{"customer_external_id": `webexwholesale_customer_org.globex.external_id`}, `another customer`},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			both := acctest.Customer("acme") + acctest.CustomerOnly("globex")
			noted := func() lines { return withCalling().with(lines{"notes": `"Old"`}) }
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(both + noted().resource())},
				{Config: backend.Config(both + noted().with(test.change).resource()), PlanOnly: true, ExpectError: regexp.MustCompile(test.want)},
			}})
		})
	}
}

func TestLocationConfigurationsThatFail(t *testing.T) {
	for name, test := range map[string]struct {
		change lines
		want   string
	}{
		"name of 81 characters with calling": {lines{"name": `"` + strings.Repeat("a", 81) + `"`}, `80`},
		"name of 257 characters":             {lines{"name": `"` + strings.Repeat("a", 257) + `"`, "calling": "", "phone_numbers": "", "pstn_connection": ""}, `256`},
		"no state":                           {lines{"address": `{ address_line1 = "1", city = "A", zip_or_postal_code = "1", country = "US" }`}, `state_or_province`},
		"numbers without calling":            {lines{"calling": "", "pstn_connection": ""}, `calling = \{\}`},
		"main number elsewhere":              {lines{"phone_numbers": `["+15125550101"]`}, `The main number is not one of`},
		"number that is none":                {lines{"phone_numbers": `["+15125550100", "0101"]`}, `E\.164`},
		"two kinds of PSTN connection":       {lines{"pstn_connection": `{ id = "x", premise_route_type = "TRUNK", premise_route_id = "y" }`}, `premise_route_id`},
		"route without its type":             {lines{"pstn_connection": `{ premise_route_id = "y" }`}, `premise_route_type`},
		"routing prefix":                     {lines{"calling": `{ routing_prefix = "8x" }`}, `routing_prefix`},
	} {
		t.Run(name, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      withCalling().with(lines{"customer_external_id": `"acme"`}).with(test.change).resource(),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(test.want),
			}}})
		})
	}
}
