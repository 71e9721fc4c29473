package customerorg

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestProvisioningChanged(t *testing.T) {
	t.Parallel()
	dallas := austin()
	dallas.City = types.StringValue("Dallas")
	elsewhere := addressObject(t, dallas)
	for name, test := range map[string]struct {
		prior, planned func(*model)
		want           bool
	}{
		"nothing":     {want: false},
		"external id": {planned: func(m *model) { m.ExternalID = types.StringValue("acme-2") }, want: true},
		"address":     {planned: func(m *model) { m.Address = elsewhere }, want: true},
		"a quantity": {planned: func(m *model) {
			m.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(51), "webex_meetings": values.NewWholeNumber(10), "cisco_calling_plan": {}})
		}, want: true},
		"a quantity that was not known":      {prior: func(m *model) { m.Packages = unlimited("cisco_calling_plan", "webex_calling", "webex_meetings") }, want: true},
		"packages to come":                   {planned: func(m *model) { m.Packages = types.MapUnknown(packageObject()) }, want: true},
		"meetings time zone":                 {planned: func(m *model) { m.MeetingsTimeZone = values.NewTimeZoneValue("UTC") }, want: true},
		"meetings time zone after an import": {prior: func(m *model) { m.MeetingsTimeZone = values.NewTimeZoneNull() }, want: true},
		"meetings time zone left out":        {planned: func(m *model) { m.MeetingsTimeZone = values.NewTimeZoneNull() }, want: false},
		"sub-partner's administrator":        {planned: func(m *model) { m.SubPartnerAdminEmail = values.NewEmailValue("b@partner.example") }, want: true},
		"sub-partner's left out":             {planned: func(m *model) { m.SubPartnerAdminEmail = values.NewEmailNull() }, want: false},
		"name":                               {planned: func(m *model) { m.Name = types.StringValue("Acme Corporation") }, want: false},
		"what PUT does not take": {prior: func(m *model) {
			m.ProvisioningID, m.PrimaryEmail, m.Language = values.NewWebexIDNull(), values.NewEmailNull(), values.NewLanguageNull()
		}, want: false},
		"the provider's own": {planned: func(m *model) {
			m.DeletionProtection, m.OnDestroy = types.BoolValue(false), types.StringValue(deleteOrganization)
		}, want: false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := limitedCustomer(t), limitedCustomer(t)
			if test.prior != nil {
				test.prior(prior)
			}
			if test.planned != nil {
				test.planned(planned)
			}
			if got := provisioningChanged(prior, planned); got != test.want {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestSameNames(t *testing.T) {
	t.Parallel()
	one, two := rules.Selection{"a": rules.Units(1)}, rules.Selection{"a": rules.Unlimited(), "b": rules.Unlimited()}
	for name, test := range map[string]struct {
		a, b rules.Selection
		want bool
	}{
		"the same":               {one, rules.Selection{"a": rules.UnknownQuantity()}, true},
		"one more":               {one, two, false},
		"one less":               {two, one, false},
		"as many, but different": {one, rules.Selection{"b": rules.Units(1)}, false},
		"nothing":                {nil, rules.Selection{}, true},
	} {
		if got := sameNames(test.a, test.b); got != test.want {
			t.Errorf("%s: got %v", name, got)
		}
	}
}

// remembered is a private state.
type remembered map[string][]byte

func (r remembered) GetKey(_ context.Context, key string) ([]byte, diag.Diagnostics) {
	return r[key], nil
}

func (r remembered) SetKey(_ context.Context, key string, value []byte) diag.Diagnostics {
	r[key] = value
	return nil
}

func TestPriorSelection(t *testing.T) {
	t.Parallel()
	prior := limitedCustomer(t)
	prior.Packages = quantities(map[string]values.WholeNumber{"webex_calling": {}, "webex_suite": values.NewWholeNumber(3)})
	for name, test := range map[string]struct {
		private remembered
		want    rules.Selection
	}{
		"created here":             {remembered{}, rules.Selection{"webex_calling": rules.Unlimited(), "webex_suite": rules.Units(3)}},
		"imported":                 {remembered{string(quantitiesUnknown): []byte("true")}, rules.Selection{"webex_calling": rules.UnknownQuantity(), "webex_suite": rules.Units(3)}},
		"imported, then confirmed": {remembered{string(quantitiesUnknown): nil}, rules.Selection{"webex_calling": rules.Unlimited(), "webex_suite": rules.Units(3)}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := priorSelection(t.Context(), &lifecycle.Planning[model]{Private: test.private, Diagnostics: &diag.Diagnostics{}, Prior: prior})
			for name, quantity := range test.want {
				if got[name] != quantity {
					t.Errorf("%s: got %s, want %s", name, got[name], quantity)
				}
			}
		})
	}
}

func TestPlanUpdate(t *testing.T) {
	t.Parallel()
	other := office(t, headOffice{Name: types.StringValue("Other"), TimeZone: values.NewTimeZoneValue("UTC"), Language: values.NewLanguageValue("en")})
	for name, test := range map[string]struct {
		prior, planned func(*model)
		want           []string
		open           bool
	}{
		"nothing":        {},
		"a package more": {planned: func(m *model) { m.Packages = unlimited("webex_calling", "webex_suite") }, prior: func(m *model) { m.Packages = unlimited("webex_calling") }, open: true},
		"a quantity lower": {planned: func(m *model) {
			m.Packages = quantities(map[string]values.WholeNumber{"webex_calling": values.NewWholeNumber(49), "webex_meetings": values.NewWholeNumber(10), "cisco_calling_plan": {}})
		}, want: []string{`Error packages["webex_calling"]: Quantity can't be lowered`}},
		"another template":      {planned: func(m *model) { m.ProvisioningID = values.NewWebexIDValue("other") }, want: []string{"Error provisioning_id: This can't be changed"}},
		"a template to come":    {planned: func(m *model) { m.ProvisioningID = values.NewWebexIDUnknown() }},
		"template after import": {prior: func(m *model) { m.ProvisioningID = values.NewWebexIDNull() }},
		"another head office":   {planned: func(m *model) { m.HeadOffice = other }, want: []string{"Error head_office: This can't be changed"}},
		"still provisioning":    {prior: func(m *model) { m.Status = types.StringValue(wire.CustomerUpdating) }, open: true},
		"failed before":         {prior: func(m *model) { m.Status = types.StringValue(wire.CustomerError) }, open: true},
		"packages to come":      {planned: func(m *model) { m.Packages = types.MapUnknown(packageObject()) }, open: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := limitedCustomer(t), limitedCustomer(t)
			prior.Status, planned.Status = types.StringValue(wire.CustomerProvisioned), types.StringUnknown()
			if test.prior != nil {
				test.prior(prior)
			}
			if test.planned != nil {
				test.planned(planned)
			}
			var problems diag.Diagnostics
			plan(t.Context(), &lifecycle.Planning[model]{
				Runtime: &lifecycle.Runtime{Deferred: true, Estate: estate.New(relations.Table())}, Private: remembered{}, Diagnostics: &problems, Config: planned, Prior: prior, Plan: planned,
			})
			if difference := cmp.Diff(test.want, places(problems)); difference != "" {
				t.Error(difference)
			}
			if open := planned.Status.IsUnknown(); len(test.want) == 0 && open != test.open {
				t.Errorf("the status is planned as %s", planned.Status)
			}
		})
	}
}
