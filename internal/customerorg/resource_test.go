package customerorg_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

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
	acme       = "webexwholesale_customer_org.acme"
	packages   = `{ webex_calling = { quantity = 50 }, webex_suite = { quantity = 10 }, cisco_calling_plan = {} }`
	headOffice = `{ name = "Head Office", time_zone = "America/Los_Angeles", language = "en_us" }`
)

const onboarding = `
resource "webexwholesale_onboarding_template" "small" {
  name                      = "Small business"
  country                   = "US"
  service_provider_admin    = "admin@partner.example"
  wholesale_subscription_id = "Sub-100200"
}
`

// attributes are the lines of a customer; a test changes some of them.
type attributes map[string]string

func valid() attributes {
	return attributes{
		"external_id":                  `"acme"`,
		"provisioning_id":              `webexwholesale_onboarding_template.small.provisioning_id`,
		"name":                         `"Acme Corporation"`,
		"primary_email":                `"owner@acme.example"`,
		"supported_location_confirmed": `true`,
		"deletion_protection":          `false`,
		"address":                      `{ address_line1 = "771 Alder Drive", city = "Milpitas", state_or_province = "CA", zip_or_postal_code = "95035", country = "US" }`,
		"packages":                     packages,
		"head_office":                  headOffice,
	}
}

// with returns the lines with some changed; an empty text takes a line out.
func (a attributes) with(changes attributes) attributes {
	for name, text := range changes {
		if text == "" {
			delete(a, name)
		} else {
			a[name] = text
		}
	}
	return a
}

func (a attributes) config() string {
	var lines strings.Builder
	for name, text := range a {
		fmt.Fprintf(&lines, "  %s = %s\n", name, text)
	}
	return onboarding + "resource \"webexwholesale_customer_org\" \"acme\" {\n" + lines.String() + "}\n"
}

// forgotten takes a resource out of the state and leaves the object in place.
func forgotten(address string) string {
	return "removed {\n  from = " + address + "\n  lifecycle { destroy = false }\n}\n"
}

func value(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(acme, tfjsonpath.New(attribute), want)
}

func planned(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(acme, action)}}
}

func emptyPlan() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}

// customer finds the one customer of the backend.
func customer(t *testing.T, backend *acctest.Backend) wire.Customer {
	t.Helper()
	customers, err := webex.Collect(backend.Client(t).ListCustomers(t.Context(), webex.CustomerFilter{}))
	if err != nil || len(customers) != 1 {
		t.Fatalf("the backend has %d customers: %v", len(customers), err)
	}
	return customers[0]
}

func noCustomers(t *testing.T, backend *acctest.Backend) resource.TestCheckFunc {
	t.Helper()
	return func(*terraform.State) error {
		customers, err := webex.Collect(backend.Client(t).ListCustomers(t.Context(), webex.CustomerFilter{}))
		if err == nil && len(customers) > 0 {
			err = fmt.Errorf("the backend still has %d customers", len(customers))
		}
		return err
	}
}

func TestCustomerLifecycle(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{
		CheckDestroy: noCustomers(t, backend),
		Steps: []resource.TestStep{
			{
				Config: backend.Config(valid().config()),
				ConfigStateChecks: []statecheck.StateCheck{
					value("status", knownvalue.StringExact("provisioned")),
					value("org_id", knownvalue.NotNull()),
					value("head_office_location_id", knownvalue.NotNull()),
					value("package_status", knownvalue.MapExact(map[string]knownvalue.Check{
						"webex_calling": knownvalue.StringExact("provisioned"), "webex_suite": knownvalue.StringExact("provisioned"), "cisco_calling_plan": knownvalue.StringExact("provisioned"),
					})),
				},
			},
			{Config: backend.Config(valid().config()), ConfigPlanChecks: emptyPlan()},
			{
				// Spelling alone plans nothing.
				Config:           backend.Config(valid().with(attributes{"primary_email": `"Owner@ACME.example"`}).config()),
				ConfigPlanChecks: emptyPlan(),
			},
			{
				Config: backend.Config(valid().with(attributes{
					"external_id": `"acme-2"`, "name": `"Acme International"`,
					"address":            `{ address_line1 = "1 Main Street", address_line2 = "Floor 2", city = "Austin", state_or_province = "TX", zip_or_postal_code = "73301", country = "US" }`,
					"packages":           `{ webex_calling = { quantity = 60 }, webex_suite = { quantity = 10 }, webex_meetings = { quantity = 5 } }`,
					"meetings_time_zone": `"America/Chicago"`,
				}).config()),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
				Check: func(*terraform.State) error {
					got := customer(t, backend)
					if got.ExternalID != "acme-2" || got.Address.City != "Austin" || got.Address.AddressLine2 != "Floor 2" || len(got.Packages) != 3 {
						return fmt.Errorf("the backend holds %+v", got)
					}
					organization, err := backend.Client(t).GetOrganization(t.Context(), got.OrgID)
					if err == nil && organization.DisplayName != "Acme International" {
						err = fmt.Errorf("the organization is called %q", organization.DisplayName)
					}
					return err
				},
			},
			{
				ResourceName: acme, ImportState: true, ImportStateVerify: true,
				ImportStateVerifyIgnore: []string{"provisioning_id", "primary_email", "head_office", "meetings_time_zone", "packages", "deletion_protection"},
			},
			{
				ResourceName: acme, ImportState: true, ImportStateVerify: true, ImportStateId: "acme-2",
				ImportStateVerifyIgnore: []string{"provisioning_id", "primary_email", "head_office", "meetings_time_zone", "packages", "deletion_protection"},
			},
		},
	})
}

func TestCustomerShowsDrift(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{
			PreConfig: func() {
				changed := customer(t, backend)
				changed.Address.City = "Fremont"
				err := backend.Client(t).UpdateCustomer(t.Context(), changed.ID, wire.CustomerUpdate{
					ExternalID: "somebody's", Packages: changed.Packages, Address: &changed.Address,
				})
				if err != nil {
					t.Fatal(err)
				}
			},
			Config:           backend.Config(valid().config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		{
			PreConfig: func() {
				client := backend.Client(t)
				gone := customer(t, backend)
				if err := client.DeleteCustomer(t.Context(), gone.ID); err != nil {
					t.Fatal(err)
				}
				if err := client.WaitForCustomerDeletion(t.Context(), gone.ID); err != nil {
					t.Fatal(err)
				}
				// Its e-mail addresses are free again only with the organization.
				if err := client.DeleteOrganization(t.Context(), gone.OrgID); err != nil {
					t.Fatal(err)
				}
			},
			RefreshState:       true,
			ExpectNonEmptyPlan: true,
		},
	}})
}

// After an import Webex does not return everything. What the configuration
// says is then taken into the state without a write.
func TestImportedCustomerSettlesWithoutAWrite(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	writes := 0
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{
			Config: backend.Config(onboarding + forgotten(acme)),
		},
		{
			PreConfig: func() { writes = countWrites(backend) },
			Config: backend.Config(valid().config() + `
import {
  to = webexwholesale_customer_org.acme
  id = "acme"
}`),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				if now := countWrites(backend); now != writes {
					return fmt.Errorf("settling after the import sent %d writes", now-writes)
				}
				return nil
			},
		},
		{Config: backend.Config(valid().config()), ConfigPlanChecks: emptyPlan()},
		{
			Config:           backend.Config(valid().with(attributes{"packages": `{ webex_calling = { quantity = 70 }, webex_suite = { quantity = 10 }, cisco_calling_plan = {} }`}).config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
	}})
}

func countWrites(backend *acctest.Backend) int {
	writes := 0
	for route, count := range backend.Requests() {
		if !strings.HasPrefix(route, "GET ") {
			writes += count
		}
	}
	return writes
}

func TestQuantityLearntAfterAnImportIsSentWhereItDiffers(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{Config: backend.Config(onboarding + forgotten(acme))},
		{
			Config: backend.Config(valid().with(attributes{"packages": `{ webex_calling = { quantity = 80 }, webex_suite = { quantity = 10 }, cisco_calling_plan = {} }`}).config() +
				"import {\n  to = webexwholesale_customer_org.acme\n  id = \"acme\"\n}"),
			Check: func(*terraform.State) error {
				licenses, err := backend.Client(t).ListLicenses(t.Context(), customer(t, backend).OrgID)
				for _, license := range licenses {
					if license.TotalUnits == 80 {
						return nil
					}
				}
				return fmt.Errorf("no licence shows 80 units: %+v %w", licenses, err)
			},
		},
	}})
}

func TestBackgroundErrorsAreReported(t *testing.T) {
	t.Run("of a package: a warning", func(t *testing.T) {
		backend := acctest.NewBackend(t, emulator.Options{})
		if err := backend.FailPackage(t.Context(), "webex_suite", 2560, "Some services are down for maintenance", false); err != nil {
			t.Fatal(err)
		}
		acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
			{
				Config:             backend.Config(valid().config()),
				ExpectNonEmptyPlan: true,
				ConfigStateChecks: []statecheck.StateCheck{
					value("status", knownvalue.StringExact("provisioned_with_errors")),
					value("package_status", knownvalue.MapPartial(map[string]knownvalue.Check{"webex_suite": knownvalue.StringExact("error")})),
				},
			},
			{
				// The next apply tries the package again.
				PreConfig:        failing(t, backend, 0, ""),
				Config:           backend.Config(valid().config()),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			},
			{Config: backend.Config(valid().config()), ConfigPlanChecks: emptyPlan()},
		}})
	})
	t.Run("of the customer: an error that keeps it in the state", func(t *testing.T) {
		backend := acctest.NewBackend(t, emulator.Options{})
		if err := backend.FailPackage(t.Context(), "webex_suite", 10022, "The email is taken", true); err != nil {
			t.Fatal(err)
		}
		acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
			{
				Config:      backend.Config(valid().config()),
				ExpectError: regexp.MustCompile(`(?s)Webex could not provision the customer.*webex_suite.*10022\s+The\s+email\s+is\s+taken`),
			},
			{
				// The state holds it: a plan does not create a second one.
				Config:             backend.Config(valid().config()),
				PlanOnly:           true,
				ExpectNonEmptyPlan: true,
				ConfigPlanChecks:   resource.ConfigPlanChecks{},
			},
		}})
	})
}

func TestPendingReviewIsWaitedFor(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	if err := backend.SetPendingReview(t.Context(), 1500*time.Millisecond); err != nil {
		t.Fatal(err)
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config:            backend.Config(valid().config()),
		ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioned"))},
	}}})
}

// Provisioning that outlasts the timeout is neither lost nor replaced: the
// next apply goes on with the same customer.
func TestProvisioningThatTimedOutResumes(t *testing.T) {
	clock := &acctest.Clock{}
	backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: time.Hour, Now: clock.Now})
	var id string
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config:             backend.Config(strings.Replace(valid().config(), "resource \"webexwholesale_customer_org\" \"acme\" {", "resource \"webexwholesale_customer_org\" \"acme\" {\n  timeouts { create = \"10s\" }", 1)),
			ExpectNonEmptyPlan: true,
			ConfigStateChecks:  []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioning"))},
			Check: func(*terraform.State) error {
				id = customer(t, backend).ID
				return nil
			},
		},
		{
			PreConfig:         func() { clock.RunAhead(2 * time.Hour) },
			Config:            backend.Config(valid().config()),
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioned")), value("head_office_location_id", knownvalue.NotNull())},
			Check: func(*terraform.State) error {
				if now := customer(t, backend).ID; now != id {
					return fmt.Errorf("customer %s was replaced by %s", id, now)
				}
				return nil
			},
		},
	}})
}

func TestDeletionProtection(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	protected := valid().with(attributes{"deletion_protection": ""})
	acctest.Run(t, resource.TestCase{
		Steps: []resource.TestStep{
			{Config: backend.Config(protected.config())},
			{Config: backend.Config(protected.config()), Destroy: true, ExpectError: regexp.MustCompile(`This customer is protected`)},
			{Config: backend.Config(onboarding), ExpectError: regexp.MustCompile(`(?s)This customer is protected.*deletion_protection\s+=\s+false`)},
			{
				// A replacement is planned by Terraform itself; Delete refuses.
				Config: backend.Config(protected.with(attributes{"on_destroy": `"delete_organization"`}).config()),
			},
			{
				Config: backend.Config(protected.with(attributes{"on_destroy": `"delete_organization"`}).config()), Taint: []string{acme},
				ExpectError: regexp.MustCompile(`(?s)This customer is protected.*terraform\s+untaint`),
			},
			{
				// So it is still there, and can be forgotten without harm.
				Config: backend.Config(forgotten(acme) + forgotten("webexwholesale_onboarding_template.small")),
				Check: func(*terraform.State) error {
					customer(t, backend)
					return nil
				},
			},
		},
	})
}

func TestDestroyCanDeleteTheOrganization(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	var organization string
	acctest.Run(t, resource.TestCase{
		CheckDestroy: func(*terraform.State) error {
			organizations, err := webex.Collect(backend.Client(t).ListOrganizations(t.Context()))
			for _, left := range organizations {
				if left.ID == organization {
					return fmt.Errorf("the organization is still there")
				}
			}
			return err
		},
		Steps: []resource.TestStep{{
			Config: backend.Config(valid().with(attributes{"on_destroy": `"delete_organization"`}).config()),
			Check: func(*terraform.State) error {
				organization = customer(t, backend).OrgID
				return nil
			},
		}},
	})
}

func TestAttachingAnOrganization(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	organization, err := backend.AddOrganization(t.Context(), "Old Company", 12)
	if err != nil {
		t.Fatal(err)
	}
	attached := valid().with(attributes{"name": "", "primary_email": "", "org_id": `"` + organization + `"`})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config:            backend.Config(attached.config()),
			ConfigStateChecks: []statecheck.StateCheck{value("name", knownvalue.StringExact("Old Company")), value("org_id", knownvalue.StringExact(organization))},
		},
		{Config: backend.Config(attached.config()), ConfigPlanChecks: emptyPlan()},
	}})
}

func TestCreatingWhatExistsPrintsTheImportBlock(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{Config: backend.Config(onboarding + forgotten(acme))},
		{
			Config:             backend.Config(valid().config()),
			PlanOnly:           true,
			ExpectNonEmptyPlan: true,
		},
		{
			Config:      backend.Config(valid().config()),
			ExpectError: regexp.MustCompile(`(?s)This customer exists already.*import \{.*to = webexwholesale_customer_org.*id = "acme"`),
		},
		{Config: backend.Config(valid().config() + "import {\n  to = " + acme + "\n  id = \"acme\"\n}\n")},
	}})
}

func TestCustomerOfASubPartner(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	subPartner, err := backend.AddSubPartner(t.Context(), "Sub-777", "active")
	if err != nil {
		t.Fatal(err)
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(valid().with(attributes{"sub_partner_org_id": `"` + subPartner + `"`}).config()),
			Check: func(*terraform.State) error {
				client := backend.Client(t)
				own, err := webex.Collect(client.ListCustomers(t.Context(), webex.CustomerFilter{}))
				if err != nil || len(own) != 0 {
					return fmt.Errorf("the partner itself has %d customers: %w", len(own), err)
				}
				theirs, err := webex.Collect(client.ForSubPartner(subPartner).ListCustomers(t.Context(), webex.CustomerFilter{}))
				if err != nil || len(theirs) != 1 {
					return fmt.Errorf("the sub-partner has %d customers: %w", len(theirs), err)
				}
				return nil
			},
		},
	}})
}

func TestWhatCannotBeChangedFailsInThePlan(t *testing.T) {
	for name, change := range map[string]attributes{
		"provisioning_id": {"provisioning_id": `"MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"`},
		"primary_email":   {"primary_email": `"another@acme.example"`},
		"language":        {"language": `"fr"`},
		"head_office":     {"head_office": `{ name = "Elsewhere", time_zone = "America/Los_Angeles", language = "en_us" }`},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(valid().with(attributes{"language": `"en"`}).config())},
				{
					Config:      backend.Config(valid().with(attributes{"language": `"en"`}).with(change).config()),
					PlanOnly:    true,
					ExpectError: regexp.MustCompile(`(?s)This can't be changed.*` + name),
				},
			}})
		})
	}
}

func TestCustomerConfigurationsThatFail(t *testing.T) {
	for name, test := range map[string]struct {
		change attributes
		want   string
	}{
		"country in lower case":       {attributes{"address": `{ address_line1 = "1 A", city = "M", country = "us" }`}, `US`},
		"country that does not exist": {attributes{"address": `{ address_line1 = "1 A", city = "M", country = "XX" }`}, `country`},
		"percent sign in the name":    {attributes{"name": `"100% Acme"`}, `%`},
		"language":                    {attributes{"language": `"english"`}, `language`},
		"meetings time zone":          {attributes{"meetings_time_zone": `"Europe/Atlantis"`}, `meetings_time_zone`},
		"e-mail":                      {attributes{"primary_email": `"owner at acme"`}, `primary_email`},
		"add-on without its base":     {attributes{"packages": `{ webex_meetings = {}, attendant_console = {} }`}, `attendant_console`},
		"no package":                  {attributes{"packages": `{}`}, `packages`},
		"quantity zero":               {attributes{"packages": `{ webex_calling = { quantity = 0 } }`}, `C9`},
		"quantity negative":           {attributes{"packages": `{ webex_calling = { quantity = -3 } }`}, `C9`},
		"quantity fraction":           {attributes{"packages": `{ webex_calling = { quantity = 1.5 } }`}, `quantity`},
		"quantity on some only":       {attributes{"packages": `{ webex_calling = { quantity = 5 }, webex_suite = {} }`}, `C4|C11`},
		"quantity on what takes none": {attributes{"packages": `{ webex_calling = {}, cisco_calling_plan = { quantity = 5 } }`}, `C5`},
		"not confirmed":               {attributes{"supported_location_confirmed": `false`}, `C2`},
		"on_destroy":                  {attributes{"on_destroy": `"burn"`}, `delete_organization`},
	} {
		t.Run(name, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				// No provider block: validating needs no credentials.
				Config:      valid().with(test.change).config(),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(test.want),
			}}})
		})
	}
}

// TestCustomersThatCannotBeCreated lacks what only a create needs, which the plan
// of a create asks for.
func TestCustomersThatCannotBeCreated(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	for attribute, rule := range map[string]string{"head_office": "C13", "name": "C1", "primary_email": "C1", "supported_location_confirmed": "C2"} {
		t.Run(attribute, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      backend.Config(valid().with(attributes{attribute: ""}).config()),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(rule),
			}}})
		})
	}
}

func TestCustomerDataSources(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: backend.Config(valid().config() + `
data "webexwholesale_customer_org" "by_external_id" {
  external_id = webexwholesale_customer_org.acme.external_id
  depends_on  = [webexwholesale_customer_org.acme]
}
data "webexwholesale_customer_org" "by_organization" {
  org_id = webexwholesale_customer_org.acme.org_id
}
data "webexwholesale_customer_orgs" "provisioned" {
  status     = ["provisioned"]
  depends_on = [webexwholesale_customer_org.acme]
}
data "webexwholesale_customer_orgs" "failed" {
  status     = ["error"]
  depends_on = [webexwholesale_customer_org.acme]
}`),
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownValue("data.webexwholesale_customer_org.by_external_id", tfjsonpath.New("name"), knownvalue.StringExact("Acme Corporation")),
				statecheck.ExpectKnownValue("data.webexwholesale_customer_org.by_organization", tfjsonpath.New("external_id"), knownvalue.StringExact("acme")),
				statecheck.ExpectKnownValue("data.webexwholesale_customer_orgs.provisioned", tfjsonpath.New("customers"), knownvalue.ListSizeExact(1)),
				statecheck.ExpectKnownValue("data.webexwholesale_customer_orgs.failed", tfjsonpath.New("customers"), knownvalue.ListSizeExact(0)),
			},
		},
	}})
}
