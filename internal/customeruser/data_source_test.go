package customeruser_test

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
	oneUser   = "data.webexwholesale_customer_user.one"
	manyUsers = "data.webexwholesale_customer_users.many"
)

// existingCustomer provisions the customer acme without Terraform.
func existingCustomer(t *testing.T, client *webex.Client) wire.Customer {
	t.Helper()
	template, err := client.CreateOnboardingTemplate(t.Context(), wire.OnboardingTemplate{
		Name: "Standard", Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"},
	})
	if err != nil {
		t.Fatal(err)
	}
	address := wire.Address{AddressLine1: "771 Alder Drive", City: "Milpitas", StateOrProvince: "CA", ZipOrPostalCode: "95035", Country: "US"}
	id, err := client.CreateCustomer(t.Context(), wire.CustomerRequest{
		ProvisioningID: template.ProvisioningID, ExternalID: "acme", Address: address,
		Packages:     []string{rules.WebexCalling, rules.WebexMeetings},
		CustomerInfo: &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "owner@acme.example", Language: "en"},
		Parameters: &wire.CustomerParameters{Calling: &wire.CustomerCalling{Location: wire.HeadOffice{
			Name: "Head Office", Address: address, TimeZone: "America/Los_Angeles", Language: "en_us",
		}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	customer, err := client.GetCustomer(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return customer
}

// existingUser creates a subscriber without Terraform.
func existingUser(t *testing.T, client *webex.Client, customer wire.Customer, email, packageName string, parameters wire.SubscriberParameters) wire.Subscriber {
	t.Helper()
	if parameters.FirstName == "" {
		parameters.FirstName, parameters.LastName = "Some", "Body"
	}
	subscriber, err := client.CreateSubscriber(t.Context(), wire.SubscriberRequest{
		CustomerID: customer.ID, Email: email, Packages: []string{packageName}, Parameters: parameters,
	})
	if err != nil {
		t.Fatal(err)
	}
	return subscriber
}

// existingCaller creates ann, who can make calls and administers everything.
func existingCaller(t *testing.T, client *webex.Client, customer wire.Customer) wire.Subscriber {
	t.Helper()
	locations, err := webex.Collect(client.ListLocations(t.Context(), webex.LocationFilter{OrgID: customer.OrgID}))
	if err != nil || len(locations) != 1 {
		t.Fatalf("%d locations: %v", len(locations), err)
	}
	subscriber := existingUser(t, client, customer, "ann@acme.example", rules.WebexCalling, wire.SubscriberParameters{
		FirstName: "Ann", LastName: "Example", PrimaryPhoneNumber: "+14085550101", Extension: "101", LocationID: locations[0].ID,
	})
	roles, err := client.ListRoles(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, role := range roles {
		if role.Name == "Full Administrator" {
			if _, err := client.UpdatePerson(t.Context(), subscriber.PersonID, webex.PersonChange{Roles: &[]string{role.ID}}); err != nil {
				t.Fatal(err)
			}
		}
	}
	return subscriber
}

// annIsShown lists what both data sources show of the caller.
func annIsShown(subscriber wire.Subscriber, roles knownvalue.Check) map[string]knownvalue.Check {
	return map[string]knownvalue.Check{
		"id":           knownvalue.StringExact(subscriber.ID),
		"email":        knownvalue.NotNull(),
		"package":      knownvalue.StringExact(rules.WebexCalling),
		"status":       knownvalue.StringExact(wire.SubscriberProvisioned),
		"person_id":    knownvalue.StringExact(subscriber.PersonID),
		"first_name":   knownvalue.StringExact("Ann"),
		"last_name":    knownvalue.StringExact("Example"),
		"location_id":  knownvalue.NotNull(),
		"phone_number": knownvalue.StringExact("+14085550101"),
		"extension":    knownvalue.StringExact("101"),
		"errors":       knownvalue.ListSizeExact(0), "roles": roles,
	}
}

func data(kind, name, attributes string) string {
	return fmt.Sprintf("data %q %q {\n%s\n}\n", "webexwholesale_"+kind, name, attributes)
}

// users checks the list of a data source of many users.
func users(want knownvalue.Check) []statecheck.StateCheck {
	return []statecheck.StateCheck{statecheck.ExpectKnownValue(manyUsers, tfjsonpath.New("users"), want)}
}

func TestUserIsFoundByEachOfItsKeys(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	client := backend.Client(t)
	customer := existingCustomer(t, client)
	subscriber := existingCaller(t, client, customer)
	existingUser(t, client, customer, "bob@acme.example", rules.WebexMeetings, wire.SubscriberParameters{})

	shown := func(key string, value knownvalue.Check) []statecheck.StateCheck {
		attributes := annIsShown(subscriber, knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("full_administrator")}))
		attributes["customer_id"] = knownvalue.StringExact(customer.ID)
		attributes["customer_external_id"] = knownvalue.StringExact("acme")
		attributes[key] = value
		var checks []statecheck.StateCheck
		for name, check := range attributes {
			checks = append(checks, statecheck.ExpectKnownValue(oneUser, tfjsonpath.New(name), check))
		}
		return checks
	}
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config:            backend.Config(data("customer_user", "one", fmt.Sprintf("id = %q", subscriber.ID))),
			ConfigStateChecks: shown("email", knownvalue.StringExact("ann@acme.example")),
		},
		{
			// The spelling of the configuration stays.
			Config:            backend.Config(data("customer_user", "one", "customer_external_id = \"acme\"\nemail = \"Ann@ACME.example\"")),
			ConfigStateChecks: shown("email", knownvalue.StringExact("Ann@ACME.example")),
		},
		{
			Config:            backend.Config(data("customer_user", "one", fmt.Sprintf("customer_id = \"%s==\"\nemail = \"ann@acme.example\"", customer.ID))),
			ConfigStateChecks: shown("customer_id", knownvalue.StringExact(customer.ID+"==")),
		},
		{
			Config:      backend.Config(data("customer_user", "one", "customer_external_id = \"acme\"\nemail = \"nobody@acme.example\"")),
			ExpectError: regexp.MustCompile(`has no user with this e-mail\s+address`),
		},
		{
			Config:      backend.Config(data("customer_user", "one", "customer_external_id = \"other\"\nemail = \"ann@acme.example\"")),
			ExpectError: regexp.MustCompile(`there is no customer with the external id "other"`),
		},
	}})
}

func TestUserNeedsAnIDOrACustomerAndAnAddress(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	var steps []resource.TestStep
	for _, attributes := range []string{
		``,
		`email = "ann@acme.example"`,
		`customer_external_id = "acme"`,
		"id = \"some\"\ncustomer_external_id = \"acme\"",
		"customer_id = \"some\"\ncustomer_external_id = \"acme\"\nemail = \"ann@acme.example\"",
	} {
		steps = append(steps, resource.TestStep{
			Config:      backend.Config(data("customer_user", "one", attributes)),
			ExpectError: regexp.MustCompile(`Missing Attribute Configuration|Invalid Attribute Combination`),
		})
	}
	acctest.Run(t, resource.TestCase{Steps: steps})
}

func TestUsersAreFiltered(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	client := backend.Client(t)
	customer := existingCustomer(t, client)
	if err := backend.AddFreeAccount(t.Context(), "cleo@acme.example"); err != nil {
		t.Fatal(err)
	}
	caller := existingCaller(t, client, customer)
	existingUser(t, client, customer, "bob@acme.example", rules.WebexMeetings, wire.SubscriberParameters{})
	existingUser(t, client, customer, "cleo@acme.example", rules.WebexMeetings, wire.SubscriberParameters{})

	emails := func(expected ...string) []statecheck.StateCheck {
		list := make([]knownvalue.Check, len(expected))
		for index, email := range expected {
			list[index] = knownvalue.ObjectPartial(map[string]knownvalue.Check{"email": knownvalue.StringExact(email)})
		}
		return users(knownvalue.ListExact(list))
	}
	filtered := func(filter string) string {
		return backend.Config(data("customer_users", "many", "customer_external_id = \"acme\"\n"+filter))
	}
	administrator := knownvalue.SetExact([]knownvalue.Check{knownvalue.StringExact("full_administrator")})
	pending := knownvalue.ObjectPartial(map[string]knownvalue.Check{
		"status": knownvalue.StringExact(wire.SubscriberPendingMigration), "person_id": knownvalue.Null(),
		"first_name": knownvalue.Null(), "roles": knownvalue.Null(),
	})
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{
		{
			Config: filtered(``),
			ConfigStateChecks: users(knownvalue.ListExact([]knownvalue.Check{
				knownvalue.ObjectExact(annIsShown(caller, administrator)),
				knownvalue.ObjectPartial(map[string]knownvalue.Check{"email": knownvalue.StringExact("bob@acme.example"), "extension": knownvalue.Null(), "roles": knownvalue.SetSizeExact(0)}),
				pending,
			})),
		},
		{Config: filtered(`package = "webex_meetings"`), ConfigStateChecks: emails("bob@acme.example", "cleo@acme.example")},
		{Config: filtered(`package = "webex_suite"`), ConfigStateChecks: emails()},
		{Config: filtered(`status = "provisioned"`), ConfigStateChecks: emails("ann@acme.example", "bob@acme.example")},
		{Config: filtered(`email = "BOB@acme.example"`), ConfigStateChecks: emails("bob@acme.example")},
		{Config: filtered("package = \"webex_meetings\"\nstatus = \"pending_user_migration\""), ConfigStateChecks: users(knownvalue.ListExact([]knownvalue.Check{pending}))},
		{
			// A list without roles does not say that there are none.
			PreConfig: func() {
				if err := backend.HideRolesInLists(t.Context(), true); err != nil {
					t.Fatal(err)
				}
			},
			Config: filtered(`status = "provisioned"`),
			ConfigStateChecks: users(knownvalue.ListPartial(map[int]knownvalue.Check{
				0: knownvalue.ObjectExact(annIsShown(caller, knownvalue.Null())),
			})),
		},
	}})
}

func TestUsersAreListedAndNotReadOneByOne(t *testing.T) {
	for _, count := range []int{0, 1, 100, 101} {
		t.Run(fmt.Sprintf("%d users", count), func(t *testing.T) {
			backend := acctest.NewBackend(t, emulator.Options{})
			orderNumbers(t, backend)
			client := backend.Client(t)
			customer := existingCustomer(t, client)
			for index := range count {
				existingUser(t, client, customer, fmt.Sprintf("user%03d@acme.example", index), rules.WebexMeetings, wire.SubscriberParameters{})
			}
			people, err := webex.Collect(client.ListPeople(t.Context(), webex.PersonFilter{OrgID: customer.OrgID}))
			if err != nil {
				t.Fatal(err)
			}
			backend.ResetRequests()
			acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
				Config: backend.Config(data("customer_users", "many", `customer_external_id = "acme"`)),
				ConfigStateChecks: append(users(knownvalue.ListSizeExact(count)), func() []statecheck.StateCheck {
					if count == 0 {
						return nil
					}
					last := tfjsonpath.New("users").AtSliceIndex(count - 1)
					return []statecheck.StateCheck{
						statecheck.ExpectKnownValue(manyUsers, last.AtMapKey("email"), knownvalue.StringExact(fmt.Sprintf("user%03d@acme.example", count-1))),
						statecheck.ExpectKnownValue(manyUsers, last.AtMapKey("last_name"), knownvalue.StringExact("Body")),
					}
				}()...),
				Check: func(*terraform.State) error { return cheap(backend.Requests(), count, len(people)) },
			}}})
		})
	}
}

// cheap checks the requests of some reads, each of which finds the customer
// once: a page for a hundred subscribers, and one for a hundred people, who
// are more than the users.
func cheap(requests map[string]int, users, people int) error {
	reads := requests["GET /v1/wholesale/customers"]
	wanted := map[string]int{
		"GET /v1/wholesale/customers": reads,
		// A full page without a link to a next one may not be the last.
		"GET /v1/wholesale/subscribers": reads * (users/100 + 1),
	}
	switch {
	case users == 1:
		wanted["GET /v1/people/{personId}"] = reads
	case users > 1:
		wanted["GET /v1/people"] = reads * ((people + 99) / 100)
	}
	if reads == 0 || !maps.Equal(wanted, requests) {
		return fmt.Errorf("%d reads of %d users and %d people sent %v, not %v", reads, users, people, requests, wanted)
	}
	return nil
}

func TestRolesHaveTheNamesThatUsersTake(t *testing.T) {
	backend := acctest.NewBackend(t, emulator.Options{})
	orderNumbers(t, backend)
	acctest.Run(t, resource.TestCase{Steps: []resource.TestStep{{
		Config: backend.Config(data("roles", "all", "") + `
output "titles" {
  value = { for role in data.webexwholesale_roles.all.roles : role.name => role.title if role.id != "" }
}
`),
		ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("titles", knownvalue.MapPartial(map[string]knownvalue.Check{
				"full_administrator":      knownvalue.StringExact("Full Administrator"),
				"read_only_administrator": knownvalue.StringExact("Read-Only Administrator"),
			})),
		},
	}}})
}
