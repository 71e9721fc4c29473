package plantest_test

import (
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// refusal is a configuration whose plan fails, and parts of what it says.
type refusal struct {
	configuration string
	says          []string
}

func ofGlobex(changes lines) lines {
	made := lines{"customer_external_id": "webexwholesale_customer_org.globex.external_id"}
	for name, value := range changes {
		made[name] = value
	}
	return made
}

// TestRefusedInTheFirstPlan: nothing exists yet, so only the book can know.
func TestRefusedInTheFirstPlan(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	globex := acctest.CustomerOnly("globex")
	for name, test := range map[string]refusal{
		"administrator with another package level": {
			acme(`{ webex_suite = {} }`) + meets("ann", anAdministrator),
			[]string{"Ann Example is an administrator", "webex_suite", "webex_meetings", `"acme"`, "U5", "package"},
		},
		"more users on a package than its quantity": {
			acme(`{ webex_meetings = { quantity = 1 } }`) + meets("ann") + meets("bob"),
			[]string{"More users on a package than its quantity", "quantity 1", "2 users", `"acme"`},
		},
		"a package that the customer does not have": {
			acme(`{ webex_suite = {} }`) + meets("ann"),
			[]string{"does not have the user's package", "Ann Example", `"acme"`, "webex_suite"},
		},
		"one e-mail address twice": {
			acme(unlimited) + meets("ann") + meets("bob", lines{"email": `"ANN@acme.example"`}),
			[]string{"Two users with one e-mail address", "Example", `"acme"`},
		},
		"one e-mail address at two customers": {
			acme(unlimited) + globex + meets("ann") + meets("bob", ofGlobex(lines{"email": `"ann@acme.example"`})),
			[]string{"Two users with one e-mail address"},
		},
		"one number twice": {
			acme(unlimited) + calls("ann", "101", lines{"phone_number": `"+14085550101"`}) + calls("bob", "102", lines{"phone_number": `"+1 (408) 555-0101"`}),
			[]string{"Two users with one phone number"},
		},
		"one extension twice": {
			acme(unlimited) + calls("ann", "101", lines{"location_id": `"somewhere"`}) + calls("bob", "101", lines{"location_id": `"somewhere"`}),
			[]string{"Two users with one extension", `"101"`},
		},
		"one external id twice": {
			acme(unlimited) + strings.Replace(globex, `= "globex"`, `= "acme"`, 1),
			[]string{"Two customers with one external id", `"acme"`},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			newWorld(t, installed).refused(t, test.configuration, test.says...)
		})
	}
	t.Run("one error for each thing that is missing", func(t *testing.T) {
		t.Parallel()
		bare := newWorld(t, installed)
		bare.configure(t, meets("ann", lines{"customer_external_id": "", "first_name": "", "last_name": ""}))
		output, err := bare.Terraform(t, "plan")
		if told := flat(output); err == nil || strings.Count(told, "Error:") != 2 ||
			!strings.Contains(told, "[customer_id,customer_external_id]") || !strings.Contains(told, "[first_name,last_name]") {
			t.Errorf("%v\n%s", err, output)
		}
	})
	t.Run("capacity above the subscription's maximum", func(t *testing.T) {
		t.Parallel()
		small := newWorld(t, installed)
		if err := small.backend.SetPackageMaximum(t.Context(), "*", "webex_meetings", 9); err != nil {
			t.Fatal(err)
		}
		small.apply(t, acctest.Template)
		small.refused(t, acme(`{ webex_meetings = { quantity = 10 } }`), "Webex would refuse this customer", "webex_meetings", "maximum of 9")
	})
}

// TestRefusedInALaterPlan: acme and globex exist, with users.
func TestRefusedInALaterPlan(t *testing.T) { //nolint:tparallel // the subtests share a working directory
	t.Parallel()
	installed := acctest.Install(t)
	const (
		created = `{ webex_calling = { quantity = 3 }, webex_suite = { quantity = 2 } }`
		limited = `{ webex_calling = { quantity = 3 }, webex_suite = { quantity = 2 }, webex_calling_standard = { quantity = 1 } }`
		calling = `{ webex_calling = { quantity = 3 } }`
	)
	build := func(packages string, users ...string) string {
		return acme(packages) + acctest.CustomerOnly("globex") + strings.Join(users, "")
	}
	ann := calls("ann", "101", lines{"phone_number": `"+14085550101"`})
	boss := calls("boss", "109", anAdministrator, lines{"package": `"webex_suite"`})
	sam := calls("sam", "105", lines{"package": `"webex_calling_standard"`})
	before := build(limited, ann, boss, sam)
	existing := newWorld(t, installed)
	existing.apply(t, build(created))
	existing.apply(t, before)
	location := func() string {
		customer, err := existing.backend.Client(t).ResolveCustomer(t.Context(), webex.CustomerKey{ExternalID: "globex"})
		if err != nil {
			t.Fatal(err)
		}
		locations, err := webex.Collect(existing.backend.Client(t).ListLocations(t.Context(), webex.LocationFilter{OrgID: customer.OrgID}))
		if err != nil || len(locations) == 0 {
			t.Fatal(len(locations), err)
		}
		return locations[0].ID
	}()
	for name, test := range map[string]refusal{
		"administrator with another package level": {build(limited, ann, boss, meets("eve", anAdministrator)), []string{"Eve Example is an administrator", "U5"}},
		"more users than seats":                    {build(limited, ann, boss, calls("bob", "102"), calls("carl", "103"), calls("dan", "104")), []string{"quantity 3", "4 users"}},
		"a package that the customer lacks":        {build(limited, ann, boss, meets("bob")), []string{"does not have the user's package", "Bob Example"}},
		"an existing user gets such a package": {
			build(limited, meets("ann"), boss), []string{"does not have the user's package", "Ann Example"},
		},
		"an e-mail address twice":                                {build(limited, ann, boss, calls("bob", "102"), calls("twin", "103", lines{"email": `"bob@acme.example"`})), []string{"Two users with one e-mail address"}},
		"the e-mail address of a user":                           {build(limited, ann, boss, calls("bob", "102", lines{"email": `"Ann@acme.example"`})), []string{"Two users with one e-mail address"}},
		"an exact copy of a user":                                {build(limited, ann, boss, strings.Replace(ann, `_user" "ann"`, `_user" "copy"`, 1)), []string{"Two users with one e-mail address", "Ann Example"}},
		"the e-mail address, elsewhere":                          {build(limited, ann, boss, meets("bob", ofGlobex(lines{"email": `"ann@acme.example"`}))), []string{"Two users with one e-mail address"}},
		"the number of a user":                                   {build(limited, ann, boss, calls("bob", "102", lines{"phone_number": `"+14085550101"`})), []string{"Two users with one phone number"}},
		"the extension of a user":                                {build(limited, ann, boss, calls("bob", "101")), []string{"Two users with one extension", `"101"`}},
		"the external id of a customer":                          {build(limited, ann, boss) + strings.Replace(acctest.CustomerOnly("twin"), `= "twin"`, `= "acme"`, 1), []string{"Two customers with one external id", `"acme"`}},
		"an exact copy of a customer":                            {build(limited, ann, boss) + strings.Replace(acctest.CustomerWith("acme", limited), `_org" "acme"`, `_org" "copy"`, 1), []string{"Two customers with one external id"}},
		"a location of another customer":                         {build(limited, ann, boss, calls("bob", "102", lines{"location_id": quoted(location)})), []string{"belongs to another customer", "Bob Example", `"globex"`}},
		"becoming an administrator":                              {build(limited, boss, ann, calls("sam", "105", anAdministrator, lines{"package": `"webex_calling_standard"`})), []string{"Sam Example is an administrator", "U5", "webex_calling"}},
		"downgrade of an administrator":                          {build(limited, ann, calls("boss", "109", anAdministrator)), []string{"U6", "webex_suite", "webex_calling"}},
		"downgrade of an administrator whose roles are left out": {build(limited, ann, calls("boss", "109")), []string{"U6", "webex_suite", "webex_calling"}},
		"a lower quantity":                                       {build(`{ webex_calling = { quantity = 2 }, webex_suite = { quantity = 2 } }`, ann, boss), []string{"C7", "is 3", "to 2"}},
		"quantities turned off":                                  {build(`{ webex_calling = {}, webex_suite = {} }`, ann, boss), []string{"C6"}},
		"quantities turned on":                                   {strings.Replace(before, `{ webex_calling = {}, webex_calling_standard = {}, webex_suite = {}, webex_meetings = {} }`, calling, 1), []string{"C10"}},
		"limited and unlimited mixed":                            {build(`{ webex_calling = { quantity = 3 }, webex_suite = {} }`, ann, boss), []string{"C11"}},
		"a new package without quantity":                         {build(`{ webex_calling = { quantity = 3 }, webex_suite = { quantity = 2 }, webex_meetings = {} }`, ann, boss), []string{"webex_meetings", "quantity"}},
		"the only package, without":                              {build(`{ webex_meetings = {} }`), []string{"C6", "webex_meetings"}},
		"a quantity of zero":                                     {build(`{ webex_calling = { quantity = 0 } }`, ann), []string{"C9"}},
		"professional to standard":                               {build(limited, boss, calls("ann", "101", lines{"package": `"webex_calling_standard"`})), []string{"webex_calling_standard", "U2"}},
		"more seats taken by a change":                           {build(limited, boss, calls("ann", "101", lines{"package": `"webex_suite"`}), calls("bob", "102", lines{"package": `"webex_suite"`})), []string{"quantity 2", "3 users"}},
	} {
		t.Run(name, func(t *testing.T) { existing.refused(t, test.configuration, test.says...) })
	}
	t.Run("objects that exist, unknown to the state", func(t *testing.T) {
		fresh := &world{backend: existing.backend, Workspace: installed.NewWorkspace(t, "")}
		fresh.apply(t, acctest.Template)
		fresh.warned(t, acme(limited), "A customer with this external id is at Webex now", "Unless this run gives", "import {", "to = webexwholesale_customer_org.NAME", `id = "acme"`)
		literal := lines{"customer_external_id": `"acme"`, "location_id": `"somewhere"`}
		fresh.warned(t, calls("ann", "101", literal), "A user with this e-mail address is at Webex now", "Unless this run removes", "import {", "to = webexwholesale_customer_user.NAME")
		fresh.warned(t, meets("new", literal, lines{"location_id": ""}), "does not have the user's package now", `"acme"`, "webex_meetings")
	})
	t.Run("quantities after an import", func(t *testing.T) {
		fresh := &world{backend: existing.backend, Workspace: installed.NewWorkspace(t, "")}
		imported := func(packages string) string {
			return strings.Replace(acme(packages), "webexwholesale_onboarding_template.standard.provisioning_id", `"MDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"`, 1) +
				"import {\n  to = webexwholesale_customer_org.acme\n  id = \"acme\"\n}\n"
		}
		fresh.apply(t, imported(`{ webex_calling = {}, webex_suite = {}, webex_calling_standard = {} }`))
		fresh.settled(t)
		fresh.refused(t, imported(`{ webex_calling = { quantity = 2 }, webex_suite = { quantity = 2 }, webex_calling_standard = { quantity = 1 } }`), "C7", "is 3", "licences", "webex_calling")
		fresh.apply(t, imported(limited))
		fresh.settled(t)
		fresh.refused(t, imported(`{ webex_calling = { quantity = 2 }, webex_suite = { quantity = 2 } }`), "C7")
	})
}
