package customeruser

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestToRequest(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		plan *model
		want wire.SubscriberRequest
	}{
		"calling": {callingUser(t), wire.SubscriberRequest{
			CustomerID: "customer", Email: "Jo@acme.example", Packages: []string{"webex_calling"},
			Parameters: wire.SubscriberParameters{FirstName: "Jo", LastName: "Doe", PrimaryPhoneNumber: "+12405551212", Extension: "1212", LocationID: "location"},
		}},
		"meetings": {meetingsUser(t), wire.SubscriberRequest{
			CustomerID: "customer", Email: "Jo@acme.example", Packages: []string{"webex_meetings"},
			Parameters: wire.SubscriberParameters{FirstName: "Jo", LastName: "Doe"},
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if difference := cmp.Diff(test.want, toRequest(test.plan, "customer")); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToUpdateCarriesCallingDetailsOnlyToTheFirstCallingPackage(t *testing.T) {
	t.Parallel()
	details := &wire.SubscriberParameters{PrimaryPhoneNumber: "+12405551212", Extension: "1212", LocationID: "location"}
	for name, test := range map[string]struct {
		prior, planned string
		want           *wire.SubscriberParameters
	}{
		"meetings to calling":                 {"webex_meetings", "webex_calling", details},
		"meetings to suite":                   {"webex_meetings", "webex_suite", details},
		"calling to suite":                    {"webex_calling", "webex_suite", nil},
		"voice to calling":                    {"webex_voice", "webex_calling", nil},
		"calling to meetings":                 {"webex_calling", "webex_meetings", nil},
		"meetings to agent":                   {"webex_meetings", "cx_standard_agent", nil},
		"calling to a package not known here": {"webex_calling", "from_the_future", nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := callingUser(t), callingUser(t)
			prior.Package, planned.Package = types.StringValue(test.prior), types.StringValue(test.planned)
			want := wire.SubscriberUpdate{Packages: []string{test.planned}, Parameters: test.want}
			if difference := cmp.Diff(want, toUpdate(prior, planned)); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToChange(t *testing.T) {
	t.Parallel()
	text := func(text string) *string { return &text }
	for name, test := range map[string]struct {
		prior, planned func(*model)
		want           webex.PersonChange
	}{
		"nothing":                     {},
		"first name":                  {planned: func(m *model) { m.FirstName = types.StringValue("Joe") }, want: webex.PersonChange{FirstName: text("Joe")}},
		"last name":                   {planned: func(m *model) { m.LastName = types.StringValue("Roe") }, want: webex.PersonChange{LastName: text("Roe")}},
		"the number is respelled":     {planned: func(m *model) { m.PhoneNumber = values.NewPhoneNumberValue("+12405551212") }},
		"another number":              {planned: func(m *model) { m.PhoneNumber = values.NewPhoneNumberValue("+1 240-555-1313") }, want: webex.PersonChange{PhoneNumber: text("+12405551313")}},
		"the number is cleared":       {planned: func(m *model) { m.PhoneNumber = values.NewPhoneNumberNull() }, want: webex.PersonChange{PhoneNumber: text("")}},
		"the first number":            {prior: func(m *model) { m.PhoneNumber = values.NewPhoneNumberNull() }, want: webex.PersonChange{PhoneNumber: text("+12405551212")}},
		"another extension":           {planned: func(m *model) { m.Extension = types.StringValue("1313") }, want: webex.PersonChange{Extension: text("1313")}},
		"the extension is cleared":    {planned: func(m *model) { m.Extension = types.StringNull() }, want: webex.PersonChange{Extension: text("")}},
		"no extension, spelled twice": {prior: func(m *model) { m.Extension = types.StringNull() }, planned: func(m *model) { m.Extension = types.StringValue("") }},
		"roles are no longer managed": {planned: func(m *model) { m.Roles = types.SetNull(types.StringType) }},
		"roles were never managed":    {prior: func(m *model) { m.Roles = types.SetNull(types.StringType) }, planned: func(m *model) { m.Roles = types.SetNull(types.StringType) }},
		"all roles go":                {planned: func(m *model) { m.Roles = roles() }, want: webex.PersonChange{Roles: &[]string{}}},
		"roles are managed now":       {prior: func(m *model) { m.Roles = types.SetNull(types.StringType) }, want: webex.PersonChange{Roles: &[]string{"id of full_administrator"}}},
		"email, location and package": {planned: func(m *model) {
			m.LocationID, m.Package = values.NewWebexIDValue("other"), types.StringValue("webex_suite")
		}},
		"the first calling package":    {prior: func(m *model) { *m = *meetingsUser(t); m.Roles = roles("full_administrator") }, planned: func(m *model) { m.FirstName = types.StringValue("Joe") }, want: webex.PersonChange{FirstName: text("Joe")}},
		"the last calling package":     {planned: func(m *model) { *m = *meetingsUser(t) }, want: webex.PersonChange{PhoneNumber: text(""), Extension: text("")}},
		"a name that was not returned": {prior: func(m *model) { m.FirstName = types.StringNull() }, want: webex.PersonChange{FirstName: text("Jo")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := callingUser(t), callingUser(t)
			if test.prior != nil {
				test.prior(prior)
			}
			if test.planned != nil {
				test.planned(planned)
			}
			got, err := toChange(prior, planned, idsOf)
			if err != nil {
				t.Fatal(err)
			}
			if difference := cmp.Diff(test.want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func idsOf(names types.Set) ([]string, error) {
	ids := []string{}
	for _, element := range names.Elements() {
		if name, ok := element.(types.String); ok {
			ids = append(ids, "id of "+name.ValueString())
		}
	}
	return ids, nil
}

func TestToChangeWithoutRoleIDs(t *testing.T) {
	t.Parallel()
	unreachable := errors.New("no roles today")
	fails := func(types.Set) ([]string, error) { return nil, unreachable }
	plan := callingUser(t)
	if _, err := toChange(plan, plan, fails); err != nil {
		t.Errorf("unchanged roles were looked up: %v", err)
	}
	prior := *plan
	prior.Roles = roles()
	if _, err := toChange(&prior, plan, fails); !errors.Is(err, unreachable) {
		t.Errorf("error is %v", err)
	}
}

func TestApplySubscriber(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior      func(*model)
		subscriber wire.Subscriber
		want       func(*model)
	}{
		"created": {
			func(m *model) { m.CustomerID, m.PersonID = values.NewWebexIDUnknown(), values.NewWebexIDUnknown() },
			wire.Subscriber{ID: "s", PersonID: "person", Email: "jo@ACME.example", CustomerID: "customer", ExternalCustomerID: "acme-1", Packages: []string{"webex_calling"}, Status: "provisioned"},
			func(m *model) {
				m.CustomerID, m.PersonID = values.NewWebexIDValue("customer"), values.NewWebexIDValue("person")
			},
		},
		"ids keep their spelling": {
			func(m *model) {
				m.CustomerID, m.PersonID = values.NewWebexIDValue("CUSTOMER"), values.NewWebexIDValue("PERSON")
			},
			wire.Subscriber{PersonID: "person", CustomerID: "customer", Status: "provisioned"},
			func(*model) {},
		},
		"not agreed yet": {
			func(m *model) { m.PersonID = values.NewWebexIDUnknown() },
			wire.Subscriber{CustomerID: "customer", Status: wire.SubscriberPendingMigration},
			func(m *model) {
				m.CustomerID, m.PersonID, m.Status = values.NewWebexIDValue("customer"), values.NewWebexIDNull(), types.StringValue(wire.SubscriberPendingMigration)
			},
		},
		"another package": {
			func(*model) {},
			wire.Subscriber{Package: "webex_voice", Packages: []string{"webex_suite"}, Status: "provisioned"},
			func(m *model) { m.Package = types.StringValue("webex_suite") },
		},
		"the package in the old field": {
			func(*model) {},
			wire.Subscriber{Package: "from_the_future", Status: "provisioned"},
			func(m *model) { m.Package = types.StringValue("from_the_future") },
		},
		"another external id": {
			func(*model) {},
			wire.Subscriber{ExternalCustomerID: "acme-2", Status: "provisioned"},
			func(m *model) { m.CustomerExternalID = types.StringValue("acme-2") },
		},
		"another address": {
			func(*model) {},
			wire.Subscriber{Email: "joe@acme.example", Status: "provisioned"},
			func(m *model) { m.Email = values.NewEmailValue("joe@acme.example") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := callingUser(t)
			test.prior(target)
			want := *target
			want.Status = types.StringValue("provisioned")
			test.want(&want)
			applySubscriber(test.subscriber, target)
			if test.subscriber.PersonID == "" {
				want.PersonID = values.NewWebexIDNull()
			}
			if want.CustomerID.IsUnknown() || test.subscriber.CustomerID == "" {
				want.CustomerID = target.CustomerID
			}
			if difference := cmp.Diff(&want, target); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestKeepEmail(t *testing.T) {
	t.Parallel()
	written := values.NewEmailValue("Jo@Acme.example")
	for name, test := range map[string]struct {
		prior  values.Email
		answer string
		want   values.Email
	}{
		"the same":        {written, "Jo@Acme.example", written},
		"in lower case":   {written, "jo@acme.example", written},
		"not returned":    {written, "", written},
		"another address": {written, "joe@acme.example", values.NewEmailValue("joe@acme.example")},
		"imported":        {values.NewEmailNull(), "jo@acme.example", values.NewEmailValue("jo@acme.example")},
		"neither":         {values.NewEmailNull(), "", values.NewEmailNull()},
		"no address":      {values.NewEmailNull(), "nobody", values.NewEmailNull()},
	} {
		if got := keepEmail(test.prior, test.answer); !got.Equal(test.want) {
			t.Errorf("%s: got %s", name, got)
		}
	}
}

func TestApplyPerson(t *testing.T) {
	t.Parallel()
	person := wire.Person{
		ID: "person", FirstName: "Joe", LastName: "Roe", Extension: "1313", LocationID: "elsewhere",
		PhoneNumbers: []wire.PhoneNumber{{Type: "mobile", Value: "+12405550000"}, {Type: "work", Value: "+12405551313"}},
	}
	everything := func(m *model) {
		m.FirstName, m.LastName, m.Extension = types.StringValue("Joe"), types.StringValue("Roe"), types.StringValue("1313")
		m.LocationID, m.PhoneNumber = values.NewWebexIDValue("elsewhere"), values.NewPhoneNumberValue("+12405551313")
	}
	for name, test := range map[string]struct {
		prior  func(*model)
		person func(*wire.Person)
		roles  []string
		want   func(*model)
	}{
		"roles not managed": {func(m *model) { m.Roles = types.SetNull(types.StringType) }, func(*wire.Person) {}, nil, everything},
		"roles managed": {func(*model) {}, func(*wire.Person) {}, []string{"user_administrator"}, func(m *model) {
			everything(m)
			m.Roles = roles("user_administrator")
		}},
		"no roles left": {func(*model) {}, func(*wire.Person) {}, []string{}, func(m *model) { everything(m); m.Roles = roles() }},
		"no calling": {func(*model) {}, func(p *wire.Person) { p.Extension, p.LocationID, p.PhoneNumbers = "", "", p.PhoneNumbers[:1] }, nil, func(m *model) {
			everything(m)
			m.Extension, m.LocationID, m.PhoneNumber = types.StringNull(), values.NewWebexIDNull(), values.NewPhoneNumberNull()
		}},
		"a number of a user without calling": {func(m *model) { m.Package = types.StringValue("webex_meetings") }, func(*wire.Person) {}, nil, func(m *model) {
			everything(m)
			m.Extension, m.PhoneNumber = types.StringNull(), values.NewPhoneNumberNull()
		}},
		"an empty extension in the state": {func(m *model) { m.Extension = types.StringValue("") }, func(p *wire.Person) { p.Extension = "" }, nil, func(m *model) {
			everything(m)
			m.Extension = types.StringValue("")
		}},
		"a number that is none": {func(*model) {}, func(p *wire.Person) { p.PhoneNumbers = []wire.PhoneNumber{{Type: "work", Value: "1313"}} }, nil, func(m *model) {
			everything(m)
			m.PhoneNumber = values.NewPhoneNumberNull()
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := callingUser(t)
			test.prior(target)
			want := *target
			test.want(&want)
			got := person
			test.person(&got)
			applyPerson(got, test.roles, target)
			if difference := cmp.Diff(&want, target); difference != "" {
				t.Error(difference)
			}
		})
	}
}

// echo is the subscriber and the person that Webex makes as asked.
func echo(request wire.SubscriberRequest) (wire.Subscriber, wire.Person) {
	subscriber := wire.Subscriber{ID: "s", PersonID: "person", Email: request.Email, CustomerID: request.CustomerID, ExternalCustomerID: "acme-1", Packages: request.Packages, Status: wire.SubscriberProvisioned}
	person := wire.Person{
		ID: "person", FirstName: request.Parameters.FirstName, LastName: request.Parameters.LastName,
		Extension: request.Parameters.Extension, LocationID: request.Parameters.LocationID,
	}
	if number := request.Parameters.PrimaryPhoneNumber; number != "" {
		person.PhoneNumbers = []wire.PhoneNumber{{Type: "work", Value: number}}
	}
	return subscriber, person
}

func TestCreatedUserNeedsNoChange(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		plan   func(testing.TB) *model
		change func(*model)
	}{
		"calling":        {callingUser, func(*model) {}},
		"meetings":       {meetingsUser, func(*model) {}},
		"extension only": {callingUser, func(m *model) { m.PhoneNumber = values.NewPhoneNumberNull() }},
		"number only":    {callingUser, func(m *model) { m.Extension = types.StringNull() }},
		"no role at all": {callingUser, func(m *model) { m.Roles = roles() }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := test.plan(t)
			test.change(plan)
			state := *plan
			subscriber, person := echo(toRequest(plan, "customer"))
			applySubscriber(subscriber, &state)
			var names []string
			if !plan.Roles.IsNull() {
				entitytest.Clean(t, plan.Roles.ElementsAs(t.Context(), &names, false))
			}
			applyPerson(person, names, &state)
			change, err := toChange(&state, plan, idsOf)
			if err != nil || change != (webex.PersonChange{}) {
				t.Errorf("the second plan changes the person: %+v, %v", change, err)
			}
			if !state.Package.Equal(plan.Package) || !state.LocationID.Equal(plan.LocationID) || !state.Email.Equal(plan.Email) || !state.Roles.Equal(plan.Roles) {
				t.Errorf("the second plan changes the user: %+v", state)
			}
			if same, problems := state.PhoneNumber.StringSemanticEquals(t.Context(), plan.PhoneNumber); problems.HasError() || !same {
				t.Error("the number came back as another one")
			}
		})
	}
}

func FuzzApply(f *testing.F) {
	for _, seed := range []string{
		`{}`,
		`{"subscriber":{"id":"s","personId":"p","email":"JO@acme.example","packages":["webex_calling"]},"person":{"firstName":"Jo","phoneNumbers":[{"type":"work","value":"100"}]}}`,
		`{"subscriber":{"email":"nobody","packages":[""],"package":"x","customerId":"\u0000"},"person":{"extension":"\u0000","locationId":"zz"}}`,
		`{"person":{"phoneNumbers":[{},{"type":"work"}],"roles":["a","a","",null,"role-1"],"loginEnabled":"true"}}`,
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	state := entitytest.EmptyState(f, NewResource())
	known := callingUser(f)
	listed := []wire.Role{{ID: "role-1", Name: "Full Administrator"}, {ID: "role-2", Name: "full administrator"}, {ID: "role-3"}}
	f.Fuzz(func(t *testing.T, sent []byte, imported bool) {
		var all struct {
			Subscriber wire.Subscriber
			Person     wire.Person
		}
		if json.Unmarshal(sent, &all) != nil {
			return
		}
		target := *known
		if imported {
			target = *entitytest.Model[model](t, state)
		}
		names := namesIn(listed, all.Person.Roles)
		applySubscriber(all.Subscriber, &target)
		applyPerson(all.Person, names, &target)
		written := state
		entitytest.Clean(t, written.Set(t.Context(), &target))
		again := *entitytest.Model[model](t, written)
		applySubscriber(all.Subscriber, &again)
		applyPerson(all.Person, names, &again)
		if difference := cmp.Diff(target, again); difference != "" {
			t.Errorf("the same answer changes the state again: %s", difference)
		}
	})
}
