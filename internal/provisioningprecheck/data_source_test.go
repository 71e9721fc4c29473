package provisioningprecheck_test

import (
	"fmt"
	"regexp"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	address = `address = { address_line1 = "771 Alder Drive", city = "Milpitas", state_or_province = "CA", zip_or_postal_code = "95035", country = "US" }`
	acme    = `external_id = "acme", name = "Acme", primary_email = "owner@acme.example"`
)

func about(question string) string {
	return "data \"webexwholesale_provisioning_precheck\" \"asked\" {\n  " + question + "\n}\n"
}

func shows(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue("data.webexwholesale_provisioning_precheck.asked", tfjsonpath.New(attribute), want)
}

var passed = []statecheck.StateCheck{
	shows("passed", knownvalue.Bool(true)),
	shows("message", knownvalue.StringExact("success")),
	shows("info", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
		"code": knownvalue.StringExact("100"), "description": knownvalue.NotNull(),
	})})),
	shows("tracking_id", knownvalue.Null()),
}

// refused wants one finding.
func refused(code knownvalue.Check, words string) []statecheck.StateCheck {
	pattern := knownvalue.StringRegexp(regexp.MustCompile(words))
	return []statecheck.StateCheck{
		shows("passed", knownvalue.Bool(false)),
		shows("message", pattern),
		shows("info", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
			"code": code, "description": pattern,
		})})),
		shows("tracking_id", knownvalue.StringRegexp(regexp.MustCompile(`.`))),
	}
}

// existing makes a template and the customer "acme" without Terraform, and
// returns the template's Provisioning ID and the customer.
func existing(t *testing.T, backend *acctest.Backend) (string, wire.Customer) {
	t.Helper()
	client := backend.Client(t)
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"},
	})
	if err != nil {
		t.Fatal(err)
	}
	id, err := client.CreateCustomer(t.Context(), wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, ExternalID: "acme", Packages: []string{"webex_meetings"},
		Address:      wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example"},
		Parameters:   &wire.CustomerParameters{Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_meetings": 2}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	customer, err := client.GetCustomer(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return template.ProvisioningID, customer
}

func TestCustomer(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	provisioningID, _ := existing(t, backend)
	if err := backend.SetPackageMaximum(t.Context(), "Sub-100200", "webex_calling", 20); err != nil {
		t.Fatal(err)
	}
	other := fmt.Sprintf(`provisioning_id = %q, external_id = "other", name = "Other", primary_email = "owner@other.example", `, provisioningID)
	const office = `, head_office = { name = "Head Office", time_zone = "America/Los_Angeles", language = "en_US" }`
	ask := func(question string, checks []statecheck.StateCheck) resource.TestStep {
		return resource.TestStep{Config: backend.Config(about("customer = { " + question + " }")), ConfigStateChecks: checks}
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		ask(address, passed),
		ask(other+address+`, packages = { webex_calling = { quantity = 20 }, cisco_calling_plan = null }`+office, passed),
		ask(other+address+`, packages = { webex_calling = { quantity = 21 } }`+office, refused(knownvalue.Null(), `20`)),
		ask(other+address+`, packages = { webex_calling = {} }`, refused(knownvalue.Null(), `calling.location is required`)),
		ask(acme+", "+address, []statecheck.StateCheck{
			shows("passed", knownvalue.Bool(false)),
			shows("message", knownvalue.StringRegexp(regexp.MustCompile(`in use by another customer`))),
			shows("info", knownvalue.ListPartial(map[int]knownvalue.Check{1: knownvalue.ObjectPartial(map[string]knownvalue.Check{"code": knownvalue.StringExact("10022")})})),
		}),
	}})
}

func TestUser(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	provisioningID, customer := existing(t, backend)
	if _, err := backend.Client(t).CreateSubscriber(t.Context(), wire.SubscriberRequest{
		CustomerID: customer.ID, Email: "ann@acme.example", Packages: []string{"webex_meetings"},
	}); err != nil {
		t.Fatal(err)
	}
	ask := func(question string, checks []statecheck.StateCheck) resource.TestStep {
		return resource.TestStep{Config: backend.Config(about("user = { " + question + " }")), ConfigStateChecks: checks}
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		ask(`customer_external_id = "acme", email = "bob@acme.example", package = "webex_meetings", first_name = "Bob", last_name = "Example"`, passed),
		ask(fmt.Sprintf(`customer_id = %q, email = "bob@acme.example"`, customer.ID), passed),
		ask(fmt.Sprintf(`provisioning_id = %q, email = "bob@acme.example"`, provisioningID), passed),
		ask(fmt.Sprintf(`customer_id = %q, email = "Ann@acme.example"`, customer.ID), refused(knownvalue.StringExact("10022"), `.`)),
		ask(`customer_external_id = "acme", email = "bob@acme.example", package = "cx_standard_agent"`,
			refused(knownvalue.Null(), `does not have the package`)),
		{
			Config:      backend.Config(about(`user = { customer_external_id = "nobody", email = "bob@acme.example" }`)),
			ExpectError: regexp.MustCompile(`there is no customer with\s+the\s+external\s+id\s+"nobody"`),
		},
	}})
}

// What Webex did not decide is an error, whatever its status.
func TestOutage(t *testing.T) {
	for name, fault := range map[string]emulator.Fault{
		"unavailable":       {Status: 503},
		"not entitled":      {Status: 403},
		"a proxy's refusal": {Status: 400, Body: "<html>Bad Request</html>", ContentType: "text/html"},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			fault.Path = "/v1/wholesale/customers/validate"
			backend.AddFault(fault)
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      backend.Config(about("customer = { "+address+" }"), "max_retries = 0"),
				ExpectError: regexp.MustCompile(`Webex could not be asked[\s\S]*` + strconv.Itoa(fault.Status)),
			}}})
		})
	}
}

// An answer that does not say that it passed did not.
func TestUnknownAnswer(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	backend.AddFault(emulator.Fault{
		Path: "/v1/wholesale/customers/validate", Status: 200,
		Body: `{"message":"with reservations","info":{"infoCode":"777","description":"Somebody will look at it."}}`,
	})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: backend.Config(about("customer = { " + address + " }")),
		ConfigStateChecks: []statecheck.StateCheck{
			shows("passed", knownvalue.Bool(false)),
			shows("message", knownvalue.StringExact("with reservations")),
			shows("info", knownvalue.ListExact([]knownvalue.Check{knownvalue.ObjectExact(map[string]knownvalue.Check{
				"code": knownvalue.StringExact("777"), "description": knownvalue.StringExact("Somebody will look at it."),
			})})),
			shows("tracking_id", knownvalue.Null()),
		},
	}}})
}

func TestValidation(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	var steps []resource.TestStep
	for question, message := range map[string]string{
		"": `Exactly one of these attributes must be configured`,
		"user = { email = \"a@b.example\", provisioning_id = \"x\" }\n  customer = { " + address + " }": `Exactly one of these attributes must be configured`,
		`user = { email = "ann@acme.example" }`:                                                         `one \(and only one\) of`,
		`user = { email = "ann@acme.example", customer_id = "x", customer_external_id = "y" }`:          `one \(and only one\) of`,
		`user = { email = "ann", customer_external_id = "acme" }`:                                       `has no @`,
		`customer = { name = "Acme", ` + address + ` }`:                                                 `primary_email`,
		`customer = { external_id = "acme" }`:                                                           `attribute\s+"address"\s+is\s+required`,
	} {
		steps = append(steps, resource.TestStep{Config: backend.Config(about(question)), ExpectError: regexp.MustCompile(message), PlanOnly: true})
	}
	acctest.Run(t, resource.TestCase{Steps: steps})
}
