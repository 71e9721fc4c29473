package customerorg

import (
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestToSelection(t *testing.T) {
	t.Parallel()
	packages := types.MapValueMust(packageObject(), map[string]attr.Value{
		"webex_calling":      types.ObjectValueMust(packageTypes(), map[string]attr.Value{"quantity": values.NewWholeNumber(5)}),
		"webex_suite":        types.ObjectValueMust(packageTypes(), map[string]attr.Value{"quantity": values.NewWholeNumberUnknown()}),
		"webex_meetings":     types.ObjectUnknown(packageTypes()),
		"cisco_calling_plan": types.ObjectNull(packageTypes()),
		"from_the_future":    types.ObjectValueMust(packageTypes(), map[string]attr.Value{"quantity": values.WholeNumber{}}),
	})
	want := rules.Selection{
		"webex_calling": rules.Units(5), "webex_suite": rules.UnknownQuantity(), "webex_meetings": rules.UnknownQuantity(),
		"from_the_future": rules.Unlimited(),
	}
	got := toSelection(t.Context(), packages)
	if len(got) != len(want) {
		t.Fatalf("got %v", got)
	}
	for name, quantity := range want {
		if got[name] != quantity {
			t.Errorf("%s: got %s, want %s", name, got[name], quantity)
		}
	}
	for _, nothing := range []types.Map{types.MapNull(packageObject()), types.MapUnknown(packageObject())} {
		if got := toSelection(t.Context(), nothing); len(got) != 0 {
			t.Errorf("%s gives %v", nothing, got)
		}
	}
}

func TestToRequest(t *testing.T) {
	t.Parallel()
	complete := wire.CustomerRequest{
		ProvisioningID: "template",
		Packages:       []string{"cisco_calling_plan", "webex_calling", "webex_meetings"},
		ExternalID:     "acme-1",
		Address:        austinSent(),
		CustomerInfo:   &wire.CustomerInfo{Name: "Acme", PrimaryEmail: "Admin@acme.example", Language: "en_US"},
		Parameters: &wire.CustomerParameters{
			Calling: &wire.CustomerCalling{Location: wire.HeadOffice{
				Name: "Head Office", Address: austinSent(), TimeZone: "America/Chicago", Language: "en_us", EmergencyLocationIdentifier: "elin",
			}},
			Meetings: &wire.CustomerMeetings{TimeZone: "Europe/Paris"},
			Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_calling": 50, "webex_meetings": 10}},
		},
		SubPartnerAdminEmail: "sub@partner.example",
	}
	own := values.Address{
		AddressLine1: types.StringValue("2 Rue B"), AddressLine2: types.StringValue("Floor 2"), City: types.StringValue("Paris"), Country: values.NewCountryValue("FR"),
	}
	for name, test := range map[string]struct {
		change func(*testing.T, *model)
		want   func(*wire.CustomerRequest)
	}{
		"complete": {func(*testing.T, *model) {}, func(*wire.CustomerRequest) {}},
		"unlimited": {
			func(_ *testing.T, plan *model) { plan.Packages = unlimited("webex_calling") },
			func(want *wire.CustomerRequest) {
				want.Packages, want.Parameters.Packages = []string{"webex_calling"}, nil
			},
		},
		"no calling package, no head office": {
			func(_ *testing.T, plan *model) { plan.Packages = unlimited("webex_meetings") },
			func(want *wire.CustomerRequest) {
				want.Packages = []string{"webex_meetings"}
				want.Parameters = &wire.CustomerParameters{Meetings: &wire.CustomerMeetings{TimeZone: "Europe/Paris"}}
			},
		},
		"no parameters": {
			func(_ *testing.T, plan *model) {
				plan.Packages, plan.MeetingsTimeZone = unlimited("webex_meetings"), values.NewTimeZoneNull()
			},
			func(want *wire.CustomerRequest) { want.Packages, want.Parameters = []string{"webex_meetings"}, nil },
		},
		"the head office elsewhere": {
			func(t *testing.T, plan *model) {
				t.Helper()
				plan.HeadOffice = office(t, headOffice{
					Name: types.StringValue("Paris"), Address: addressObject(t, own),
					TimeZone: values.NewTimeZoneValue("Europe/Paris"), Language: values.NewLanguageValue("fr_FR"),
				})
			},
			func(want *wire.CustomerRequest) {
				want.Parameters.Calling = &wire.CustomerCalling{Location: wire.HeadOffice{
					Name: "Paris", TimeZone: "Europe/Paris", Language: "fr_fr",
					Address: wire.Address{AddressLine1: "2 Rue B", AddressLine2: "Floor 2", City: "Paris", Country: "FR"},
				}}
			},
		},
		"an existing organization": {
			func(_ *testing.T, plan *model) {
				plan.OrgID = values.NewWebexIDValue("org")
				plan.Name, plan.PrimaryEmail, plan.Language = types.StringUnknown(), values.NewEmailNull(), values.NewLanguageNull()
			},
			func(want *wire.CustomerRequest) { want.OrgID, want.CustomerInfo = "org", nil },
		},
		"a new organization whose id is computed": {
			func(_ *testing.T, plan *model) { plan.OrgID = values.NewWebexIDUnknown() },
			func(*wire.CustomerRequest) {},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := limitedCustomer(t)
			test.change(t, plan)
			want := complete
			parameters := *complete.Parameters
			want.Parameters = &parameters
			test.want(&want)
			got, problems := toRequest(t.Context(), plan)
			entitytest.Clean(t, problems)
			if difference := cmp.Diff(want, got); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestToUpdateSendsTheHeadOfficeOnlyWithTheFirstCallingPackage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior, planned types.Map
		sent           bool
	}{
		"first calling package":       {unlimited("webex_meetings"), unlimited("webex_meetings", "webex_calling"), true},
		"calling before and after":    {unlimited("webex_calling"), unlimited("webex_calling", "webex_suite"), false},
		"another calling package":     {unlimited("webex_voice"), unlimited("webex_suite"), false},
		"no calling at all":           {unlimited("webex_meetings"), unlimited("webex_meetings", "cx_ai_assistant"), false},
		"the last calling package":    {unlimited("webex_meetings", "webex_calling"), unlimited("webex_meetings"), false},
		"a package not known to us":   {unlimited("from_the_future"), unlimited("from_the_future", "webex_calling"), true},
		"packages not known, limited": {types.MapNull(packageObject()), quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(1)}), true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := limitedCustomer(t)
			plan.Packages = test.planned
			prior := changed(plan, func(prior *model) { prior.Packages = test.prior })
			got, problems := toUpdate(t.Context(), prior, plan)
			entitytest.Clean(t, problems)
			if sent := got.Parameters.Calling != nil; sent != test.sent {
				t.Errorf("head office sent: %v", sent)
			}
		})
	}
}

func TestToUpdateIsComplete(t *testing.T) {
	t.Parallel()
	plan := limitedCustomer(t)
	got, problems := toUpdate(t.Context(), plan, plan)
	entitytest.Clean(t, problems)
	address := austinSent()
	want := wire.CustomerUpdate{
		ExternalID: "acme-1",
		Packages:   []string{"cisco_calling_plan", "webex_calling", "webex_meetings"},
		Address:    &address,
		Parameters: &wire.CustomerParameters{
			Meetings: &wire.CustomerMeetings{TimeZone: "Europe/Paris"},
			Packages: &wire.CustomerPackages{Limits: map[string]int64{"webex_calling": 50, "webex_meetings": 10}},
		},
		SubPartnerAdminEmail: "sub@partner.example",
	}
	if difference := cmp.Diff(want, got); difference != "" {
		t.Error(difference)
	}
}

func TestToParametersWithoutHeadOffice(t *testing.T) {
	t.Parallel()
	plan := limitedCustomer(t)
	plan.HeadOffice, plan.MeetingsTimeZone = types.ObjectNull(nil), values.NewTimeZoneNull()
	got, problems := toParameters(t.Context(), plan, rules.Selection{"webex_calling": rules.Unlimited(), "webex_suite": rules.UnknownQuantity()}, true)
	entitytest.Clean(t, problems)
	if got != nil {
		t.Errorf("got %+v", got)
	}
}

func TestApply(t *testing.T) {
	t.Parallel()
	answer := wire.Customer{
		ID: "c", OrgID: "org", ExternalID: "acme-1", Status: wire.CustomerProvisioned, Address: austinSent(),
		Packages: []string{"cisco_calling_plan", "webex_calling", "webex_meetings"},
		ResourceDetails: &wire.ResourceDetails{Packages: []wire.PackageDetail{
			{Name: "webex_calling", Status: "provisioned"}, {Name: "webex_meetings", Status: "provisioning"},
		}},
	}
	for name, test := range map[string]struct {
		prior  func(*model)
		answer func(*wire.Customer)
		want   func(*testing.T, *model)
	}{
		"nothing new": {
			func(*model) {}, func(*wire.Customer) {}, func(*testing.T, *model) {},
		},
		"the organization is known once": {
			func(prior *model) { prior.OrgID = values.NewWebexIDValue("ORG") },
			func(*wire.Customer) {},
			func(_ *testing.T, want *model) { want.OrgID = values.NewWebexIDValue("ORG") },
		},
		"no organization yet": {
			func(prior *model) { prior.OrgID = values.NewWebexIDUnknown() },
			func(answer *wire.Customer) { answer.OrgID = "" },
			func(_ *testing.T, want *model) { want.OrgID = values.NewWebexIDUnknown() },
		},
		"only an id and a status": {
			func(prior *model) { prior.OrgID = values.NewWebexIDValue("org") },
			func(answer *wire.Customer) {
				*answer = wire.Customer{ID: "c", Status: "a_new_status"}
			},
			func(_ *testing.T, want *model) {
				want.Status = types.StringValue("a_new_status")
				want.PackageStatus = types.MapValueMust(types.StringType, map[string]attr.Value{})
			},
		},
		"a package more, a package less": {
			func(*model) {},
			func(answer *wire.Customer) { answer.Packages = []string{"webex_calling", "webex_voice"} },
			func(_ *testing.T, want *model) {
				want.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(50), "webex_voice": {}})
			},
		},
		"a package that nobody here knows": {
			func(*model) {},
			func(answer *wire.Customer) { answer.Packages = []string{"webex_calling", "from_the_future"} },
			func(_ *testing.T, want *model) {
				want.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(50)})
			},
		},
		"a package that only the configuration knows": {
			func(prior *model) { prior.Packages = unlimited("webex_calling", "from_the_future") },
			func(answer *wire.Customer) { answer.Packages = []string{"webex_calling", "from_the_future"} },
			func(_ *testing.T, want *model) { want.Packages = unlimited("webex_calling", "from_the_future") },
		},
		"quantities of an import": {
			func(prior *model) { prior.Packages = types.MapNull(packageObject()) },
			func(*wire.Customer) {},
			func(_ *testing.T, want *model) {
				want.Packages = unlimited("cisco_calling_plan", "webex_calling", "webex_meetings")
			},
		},
		"another address": {
			func(*model) {},
			func(answer *wire.Customer) {
				answer.Address = wire.Address{AddressLine1: "2 Rue B", AddressLine2: "Floor 2", City: "Paris", Country: "FR"}
			},
			func(t *testing.T, want *model) {
				t.Helper()
				want.Address = addressObject(t, values.Address{
					AddressLine1: types.StringValue("2 Rue B"), AddressLine2: types.StringValue("Floor 2"), City: types.StringValue("Paris"), Country: values.NewCountryValue("FR"),
				})
			},
		},
		"a country that is none": {
			func(*model) {},
			func(answer *wire.Customer) { answer.Address.Country = "zz" },
			func(t *testing.T, want *model) {
				t.Helper()
				address := austin()
				address.Country = values.NewCountryNull()
				want.Address = addressObject(t, address)
			},
		},
		"another external id": {
			func(*model) {},
			func(answer *wire.Customer) { answer.ExternalID = "acme-2" },
			func(_ *testing.T, want *model) { want.ExternalID = types.StringValue("acme-2") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			target := limitedCustomer(t)
			test.prior(target)
			want := changed(target, func(want *model) {
				want.OrgID, want.Status = values.NewWebexIDValue("org"), types.StringValue(wire.CustomerProvisioned)
				want.PackageStatus = types.MapValueMust(types.StringType, map[string]attr.Value{
					"webex_calling": types.StringValue("provisioned"), "webex_meetings": types.StringValue("provisioning"),
				})
			})
			test.want(t, want)
			got := answer
			test.answer(&got)
			entitytest.Clean(t, apply(t.Context(), got, target))
			if difference := cmp.Diff(want, target); difference != "" {
				t.Error(difference)
			}
		})
	}
}

// echo is what Webex returns of a customer that was created as asked.
func echo(request wire.CustomerRequest) wire.Customer {
	customer := wire.Customer{
		ID: "c", OrgID: "org", ExternalID: request.ExternalID, Address: request.Address, Status: wire.CustomerProvisioned, Packages: request.Packages,
		ResourceDetails: &wire.ResourceDetails{},
	}
	for _, name := range request.Packages {
		customer.ResourceDetails.Packages = append(customer.ResourceDetails.Packages, wire.PackageDetail{Name: name, Status: wire.CustomerProvisioned})
	}
	return customer
}

func TestCreatedCustomerNeedsNoChange(t *testing.T) {
	t.Parallel()
	for name, change := range map[string]func(*model){
		"limited":   func(*model) {},
		"unlimited": func(plan *model) { plan.Packages = unlimited("webex_meetings", "webex_suite", "from_the_future") },
		"attached": func(plan *model) {
			plan.OrgID, plan.Name, plan.PrimaryEmail = values.NewWebexIDValue("org"), types.StringNull(), values.NewEmailNull()
		},
		"required only": func(plan *model) {
			plan.MeetingsTimeZone, plan.SubPartnerAdminEmail, plan.Language = values.NewTimeZoneNull(), values.NewEmailNull(), values.NewLanguageNull()
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			plan := limitedCustomer(t)
			change(plan)
			request, problems := toRequest(t.Context(), plan)
			entitytest.Clean(t, problems)
			state := *plan
			entitytest.Clean(t, apply(t.Context(), echo(request), &state))
			if provisioningChanged(&state, plan) {
				t.Error("the second plan changes the customer")
			}
			if webex.Unfinished(state.Status.ValueString()) {
				t.Error("the second plan waits for the customer")
			}
			if !state.HeadOffice.Equal(plan.HeadOffice) || !state.ProvisioningID.Equal(plan.ProvisioningID) || !state.Name.Equal(plan.Name) {
				t.Error("what Webex does not return did not stay")
			}
		})
	}
}

func FuzzApply(f *testing.F) {
	for _, seed := range []string{
		`{}`,
		`{"id":"c","status":"provisioned","externalId":"e","packages":["webex_calling"],"address":{"addressLine1":"1 Main St","country":"US"}}`,
		`{"address":{"addressLine1":"x","country":"zz","stateOrProvince":"\u0000"},"orgId":"\u0000","packages":["","webex_calling","webex_calling"]}`,
		`{"resourceDetails":{"packages":[{"name":""},{"name":"a","status":"error"},{"name":"a","errors":[{"errorCode":1},{"errorCode":null}]}]},"errors":[{}]}`,
	} {
		f.Add([]byte(seed), true)
		f.Add([]byte(seed), false)
	}
	state := entitytest.EmptyState(f, NewResource())
	known := limitedCustomer(f)
	f.Fuzz(func(t *testing.T, sent []byte, imported bool) {
		var customer wire.Customer
		if json.Unmarshal(sent, &customer) != nil {
			return
		}
		target := *known
		if imported {
			target = *entitytest.Model[model](t, state)
		}
		entitytest.Clean(t, apply(t.Context(), customer, &target))
		written := state
		entitytest.Clean(t, written.Set(t.Context(), &target))
		again := *entitytest.Model[model](t, written)
		entitytest.Clean(t, apply(t.Context(), customer, &again))
		if difference := cmp.Diff(target, again); difference != "" {
			t.Errorf("the same answer changes the state again: %s", difference)
		}
		for _, line := range background(customer) {
			if line == "" {
				t.Error("an empty line is reported")
			}
		}
	})
}
