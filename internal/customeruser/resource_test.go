package customeruser_test

import (
	"fmt"
	"regexp"
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

const ann = "webexwholesale_customer_user.ann"

// lines are the attributes of the user; a test changes some of them.
type lines map[string]string

func valid() lines {
	return lines{
		"customer_external_id": `webexwholesale_customer_org.acme.external_id`,
		"email":                `"ann@acme.example"`,
		"package":              `"webex_calling"`,
		"first_name":           `"Ann"`,
		"last_name":            `"Example"`,
		"location_id":          `webexwholesale_customer_org.acme.head_office_location_id`,
		"phone_number":         `"+14085550101"`,
		"extension":            `"101"`,
	}
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

// orderNumbers puts the numbers of these tests into the inventory of the head
// office.
func orderNumbers(t *testing.T, backend *acctest.Backend) {
	t.Helper()
	if err := backend.OrderNumbers(t.Context(), "acme", "+14085550101", "+14085550102", "+14085550199"); err != nil {
		t.Fatal(err)
	}
}

func (l lines) config() string { return acctest.Customer("acme") + l.resource("ann") }

func (l lines) resource(name string) string {
	var text strings.Builder
	for attribute, value := range l {
		fmt.Fprintf(&text, "  %s = %s\n", attribute, value)
	}
	return "resource \"webexwholesale_customer_user\" \"" + name + "\" {\n" + text.String() + "}\n"
}

func value(attribute string, want knownvalue.Check) statecheck.StateCheck {
	return statecheck.ExpectKnownValue(ann, tfjsonpath.New(attribute), want)
}

func planned(action plancheck.ResourceActionType) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectResourceAction(ann, action)}}
}

func emptyPlan() resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}
}

// person is the person behind the one subscriber with this address.
func person(t *testing.T, backend *acctest.Backend, email string) wire.Person {
	t.Helper()
	client := backend.Client(t)
	subscribers, err := webex.Collect(client.ListSubscribers(t.Context(), webex.SubscriberFilter{Email: email}))
	if err != nil || len(subscribers) != 1 {
		t.Fatalf("%d subscribers: %v", len(subscribers), err)
	}
	found, err := client.GetPerson(t.Context(), subscribers[0].PersonID)
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestUserLifecycle(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	acctest.Run(t, resource.TestCase{
		CheckDestroy: func(*terraform.State) error {
			subscribers, err := webex.Collect(backend.Client(t).ListSubscribers(t.Context(), webex.SubscriberFilter{}))
			if err == nil && len(subscribers) > 0 {
				err = fmt.Errorf("%d subscribers are left", len(subscribers))
			}
			return err
		},
		Steps: []resource.TestStep{
			{
				Config: backend.Config(valid().config()),
				ConfigStateChecks: []statecheck.StateCheck{
					value("status", knownvalue.StringExact("provisioned")),
					value("person_id", knownvalue.NotNull()),
					value("customer_id", knownvalue.NotNull()),
					value("roles", knownvalue.Null()),
				},
			},
			{
				// Spelling alone plans nothing.
				Config:           backend.Config(valid().with(lines{"email": `"Ann@ACME.example"`, "phone_number": `"+1 (408) 555-0101"`}).config()),
				ConfigPlanChecks: emptyPlan(),
			},
			{
				Config:           backend.Config(valid().with(lines{"first_name": `"Anne"`, "last_name": `"Sample"`, "phone_number": `"+1-408-555-0199"`, "extension": `"199"`, "roles": `["user_administrator", "device_administrator"]`}).config()),
				ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
				Check: func(*terraform.State) error {
					got := person(t, backend, "ann@acme.example")
					if got.FirstName != "Anne" || got.LastName != "Sample" || got.Extension != "199" || len(got.Roles) != 2 || len(got.Licenses) == 0 {
						return fmt.Errorf("the backend holds %+v", got)
					}
					return nil
				},
			},
			{ResourceName: ann, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"phone_number"}},
			{ResourceName: ann, ImportState: true, ImportStateVerify: true, ImportStateVerifyIgnore: []string{"phone_number"}, ImportStateId: "acme/ANN@acme.example"},
			{
				// Removed attributes are cleared; roles left out are not managed.
				Config: backend.Config(valid().with(lines{"phone_number": ""}).config()),
				Check: func(*terraform.State) error {
					got := person(t, backend, "ann@acme.example")
					for _, number := range got.PhoneNumbers {
						if number.Type == "work" {
							return fmt.Errorf("the number is still there")
						}
					}
					if len(got.Roles) != 2 {
						return fmt.Errorf("unmanaged roles changed to %v", got.Roles)
					}
					return nil
				},
			},
			{
				Config: backend.Config(valid().with(lines{"phone_number": "", "roles": `[]`}).config()),
				Check: func(*terraform.State) error {
					if got := person(t, backend, "ann@acme.example"); len(got.Roles) != 0 {
						return fmt.Errorf("the roles are still %v", got.Roles)
					}
					return nil
				},
			},
		},
	})
}

func TestUserIsDetachedOrDeleted(t *testing.T) {
	for name, test := range map[string]struct {
		onDestroy string
		left      int
	}{"detach": {"", 1}, "delete_person": {`"delete_person"`, 0}} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			orderNumbers(t, backend)
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(valid().with(lines{"on_destroy": test.onDestroy}).config())},
				{
					Config: backend.Config(acctest.Customer("acme")),
					Check: func(*terraform.State) error {
						customer, err := backend.Client(t).ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "acme"})
						if err != nil {
							return err
						}
						people, err := webex.Collect(backend.Client(t).ListPeople(t.Context(), webex.PersonFilter{OrgID: customer.OrgID, Email: "ann@acme.example"}))
						if err == nil && len(people) != test.left {
							err = fmt.Errorf("%d persons are left", len(people))
						}
						return err
					},
				},
			}})
		})
	}
}

func TestUserShowsDrift(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	managed := valid().with(lines{"roles": `["full_administrator"]`})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(managed.config())},
		{
			PreConfig: func() {
				first, roles := "Somebody", []string{}
				if _, err := backend.Client(t).UpdatePerson(t.Context(), person(t, backend, "ann@acme.example").ID, webex.PersonChange{FirstName: &first, Roles: &roles}); err != nil {
					t.Fatal(err)
				}
			},
			Config:           backend.Config(managed.config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				if got := person(t, backend, "ann@acme.example"); got.FirstName != "Ann" || len(got.Roles) != 1 {
					return fmt.Errorf("the drift stays: %+v", got)
				}
				return nil
			},
		},
	}})
}

func TestUserPackageChanges(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	meetings := lines{"package": `"webex_meetings"`, "location_id": "", "phone_number": "", "extension": ""}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().with(meetings).config())},
		{
			// Number, extension and location come with the first calling package.
			Config:           backend.Config(valid().config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
			Check: func(*terraform.State) error {
				if got := person(t, backend, "ann@acme.example"); got.Extension != "101" || got.LocationID == "" {
					return fmt.Errorf("the backend holds %+v", got)
				}
				return nil
			},
		},
		{
			Config:           backend.Config(valid().with(lines{"package": `"webex_suite"`}).config()),
			ConfigPlanChecks: planned(plancheck.ResourceActionUpdate),
		},
		{
			Config: backend.Config(valid().with(meetings).config()),
		},
		{Config: backend.Config(valid().with(meetings).config()), ConfigPlanChecks: emptyPlan()},
	}})
}

func TestProfessionalToStandardFailsInThePlan(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{
			Config:      backend.Config(valid().with(lines{"package": `"webex_calling_standard"`}).config()),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`webex_calling_standard`),
		},
	}})
}

// The roles of a user who is an administrator at Webex need not be in the
// configuration: Webex refuses to take something from its package all the same.
func TestUnseenAdministratorIsNotDowngraded(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	suite := lines{"package": `"webex_suite"`}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().with(suite).with(lines{"roles": `["full_administrator"]`}).config())},
		{Config: backend.Config(valid().with(suite).config())},
		{
			Config:      backend.Config(valid().config()),
			PlanOnly:    true,
			ExpectError: regexp.MustCompile(`(?s)Administrator can't be downgraded.*package *= "webex_calling"`),
		},
	}})
}

func TestPendingUserIsNoDrift(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	if err := backend.AddFreeAccount(t.Context(), "ann@acme.example"); err != nil {
		t.Fatal(err)
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config:            backend.Config(valid().config()),
			ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("pending_user_migration")), value("person_id", knownvalue.Null())},
		},
		{Config: backend.Config(valid().config()), ConfigPlanChecks: emptyPlan()},
		{
			PreConfig: func() {
				subscribers, err := webex.Collect(backend.Client(t).ListSubscribers(t.Context(), webex.SubscriberFilter{Email: "ann@acme.example"}))
				if err != nil || len(subscribers) != 1 {
					t.Fatal(len(subscribers), err)
				}
				if err := backend.AcceptMigration(t.Context(), subscribers[0].ID); err != nil {
					t.Fatal(err)
				}
			},
			Config:            backend.Config(valid().config()),
			ConfigStateChecks: []statecheck.StateCheck{value("status", knownvalue.StringExact("provisioned")), value("person_id", knownvalue.NotNull())},
		},
	}})
}

func TestWhatAUserCannotChangeFailsInThePlan(t *testing.T) {
	for name, test := range map[string]struct {
		change lines
		want   string
	}{
		"e-mail":       {lines{"email": `"another@acme.example"`}, `(?s)This can't be changed.*email`},
		"customer":     {lines{"customer_external_id": `webexwholesale_customer_org.globex.external_id`}, `another customer`},
		"unknown role": {lines{"roles": `["king"]`}, `(?s)no role "king".*full_administrator`},
		"location":     {lines{"location_id": `"Y2lzY29zcGFyazovL3VzL0xPQ0FUSU9OLzAwMDAwMDAwLTAwMDAtMDAwMC0wMDAwLTAwMDAwMDAwMDAwMA"`}, `(?s)Webex would refuse to move this user.*Location Not Found`},
	} {
		t.Run(name, func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			orderNumbers(t, backend)
			both := acctest.Customer("acme") + acctest.CustomerOnly("globex")
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
				{Config: backend.Config(both + valid().resource("ann"))},
				{
					Config:      backend.Config(both + valid().with(test.change).resource("ann")),
					PlanOnly:    true,
					ExpectError: regexp.MustCompile(test.want),
				},
			}})
		})
	}
}

func TestUserConfigurationsThatFail(t *testing.T) {
	for name, test := range map[string]struct {
		change lines
		want   string
	}{
		"calling without number and extension": {lines{"phone_number": "", "extension": ""}, `U3`},
		"calling without location":             {lines{"location_id": ""}, `(?s)location_id.*U3`},
		"a package that is not a user's":       {lines{"package": `"cisco_calling_plan"`}, `cisco_calling_plan`},
		"extension with letters":               {lines{"extension": `"12a"`}, `extension`},
		"number without country":               {lines{"phone_number": `"4085550101"`}, `phone_number`},
		"no e-mail":                            {lines{"email": `"ann"`}, `email`},
		"two customers":                        {lines{"customer_id": `"x"`}, `customer_external_id`},
		"no customer":                          {lines{"customer_external_id": ""}, `customer_external_id`},
		"role in Webex's own spelling":         {lines{"roles": `["Full Administrator"]`}, `full_administrator`},
	} {
		t.Run(name, func(t *testing.T) {
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config:      valid().with(lines{"customer_external_id": `"acme"`, "location_id": `"somewhere"`}).with(test.change).resource("ann"),
				PlanOnly:    true,
				ExpectError: regexp.MustCompile(test.want),
			}}})
		})
	}
}

func TestRenamingTheCustomersExternalIDMovesNobody(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	renamed := strings.Replace(acctest.Customer("acme"), `external_id                  = "acme"`, `external_id                  = "acme-2"`, 1)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{
			Config:            backend.Config(renamed + valid().resource("ann")),
			ConfigPlanChecks:  planned(plancheck.ResourceActionUpdate),
			ConfigStateChecks: []statecheck.StateCheck{value("customer_external_id", knownvalue.StringExact("acme-2"))},
		},
	}})
}

func TestExistingUserComesWithItsImportBlock(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{Config: backend.Config(valid().config())},
		{
			Config: backend.Config(acctest.Customer("acme") + "removed {\n  from = " + ann + "\n  lifecycle { destroy = false }\n}\n"),
		},
		{
			Config:      backend.Config(valid().config()),
			ExpectError: regexp.MustCompile(`(?s)This user exists already.*import \{.*webexwholesale_customer_user`),
		},
	}})
}
