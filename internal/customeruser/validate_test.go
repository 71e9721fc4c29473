package customeruser

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestValidate(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		change func(*model)
		want   []string
	}{
		"complete":                     {func(*model) {}, nil},
		"extension only":               {func(c *model) { c.PhoneNumber = values.NewPhoneNumberNull() }, nil},
		"number only":                  {func(c *model) { c.Extension = types.StringNull() }, nil},
		"neither":                      {func(c *model) { c.PhoneNumber, c.Extension = values.NewPhoneNumberNull(), types.StringNull() }, []string{"Error phone_number: Phone number or extension missing"}},
		"no number, extension to come": {func(c *model) { c.PhoneNumber, c.Extension = values.NewPhoneNumberNull(), types.StringUnknown() }, nil},
		"number to come, no extension": {func(c *model) { c.PhoneNumber, c.Extension = values.NewPhoneNumberUnknown(), types.StringNull() }, nil},
		"no location":                  {func(c *model) { c.LocationID = values.NewWebexIDNull() }, []string{"Error location_id: Location missing"}},
		"the location to come":         {func(c *model) { c.LocationID = values.NewWebexIDUnknown() }, nil},
		"the package to come":          {func(c *model) { c.Package, c.LocationID = types.StringUnknown(), values.NewWebexIDNull() }, nil},
		"nothing for calling": {func(c *model) {
			c.LocationID, c.PhoneNumber, c.Extension = values.NewWebexIDNull(), values.NewPhoneNumberNull(), types.StringNull()
		}, []string{"Error location_id: Location missing", "Error phone_number: Phone number or extension missing"}},
		"meetings need neither":         {func(c *model) { *c = *meetingsUser(t) }, nil},
		"a package not known":           {func(c *model) { c.Package = types.StringValue("webex_call") }, []string{"Warning package: Unknown package"}},
		"a package of the organization": {func(c *model) { c.Package = types.StringValue("cisco_calling_plan") }, []string{"Error package: Package is not for users"}},
		"an add-on alone":               {func(c *model) { c.Package = types.StringValue("attendant_console") }, []string{"Error package: Add-on can't stand alone"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			config := callingUser(t)
			test.change(config)
			if difference := cmp.Diff(test.want, places(validate(t.Context(), config))); difference != "" {
				t.Error(difference)
			}
		})
	}
}

func TestPlanUpdate(t *testing.T) {
	t.Parallel()
	fixed := "This can't be changed"
	for name, test := range map[string]struct {
		prior, planned func(*model)
		want           []string
		open           bool
	}{
		"nothing":            {},
		"another address":    {planned: func(m *model) { m.Email = values.NewEmailValue("joe@acme.example") }, want: []string{"Error email: " + fixed}},
		"an address to come": {planned: func(m *model) { m.Email = values.NewEmailUnknown() }},
		"another location":   {planned: func(m *model) { m.LocationID = values.NewWebexIDValue("other") }},
		"another location, not agreed yet": {
			prior:   func(m *model) { m.Status = types.StringValue(wire.SubscriberPendingMigration) },
			planned: func(m *model) { m.LocationID = values.NewWebexIDValue("other") },
			want:    []string{"Warning : The user has not agreed to move yet"},
		},
		"a location to come":        {planned: func(m *model) { m.LocationID = values.NewWebexIDUnknown() }},
		"a location that was odd":   {prior: func(m *model) { m.LocationID = values.NewWebexIDNull() }},
		"the first calling package": {prior: func(m *model) { *m = *meetingsUser(t) }, open: true},
		"the last calling package":  {planned: func(m *model) { *m = *meetingsUser(t) }, open: true},
		"professional to standard":  {planned: func(m *model) { m.Package = types.StringValue("webex_calling_standard") }, want: []string{"Error package: Package change refused"}, open: true},
		"suite to standard": {
			prior:   func(m *model) { m.Package = types.StringValue("webex_suite") },
			planned: func(m *model) { m.Package = types.StringValue("webex_calling_standard") },
			want:    []string{"Warning package: Package change may be refused"}, open: true,
		},
		"a package to come": {planned: func(m *model) { m.Package = types.StringUnknown() }, open: true},
		"not agreed yet": {
			prior:   func(m *model) { m.Status = types.StringValue(wire.SubscriberPendingMigration) },
			planned: func(m *model) { m.FirstName = types.StringValue("Joe") },
			want:    []string{"Warning : The user has not agreed to move yet"},
		},
		"not agreed yet, the number respelled": {
			prior:   func(m *model) { m.Status = types.StringValue(wire.SubscriberPendingMigration) },
			planned: func(m *model) { m.PhoneNumber = values.NewPhoneNumberValue("+12405551212") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := callingUser(t), callingUser(t)
			prior.Status, planned.Status = types.StringValue(wire.SubscriberProvisioned), types.StringUnknown()
			prior.Roles, planned.Roles = roles(), roles()
			if test.prior != nil {
				status := prior.Status
				test.prior(prior)
				if prior.Status.IsNull() {
					prior.Status = status
				}
			}
			if test.planned != nil {
				test.planned(planned)
				planned.Status = types.StringUnknown()
			}
			var problems diag.Diagnostics
			plan(t.Context(), &lifecycle.Planning[model]{Runtime: &lifecycle.Runtime{Deferred: true, Estate: estate.New(relations.Table())}, Private: remembered{}, Diagnostics: &problems, Prior: prior, Plan: planned, Config: planned})
			if difference := cmp.Diff(test.want, places(problems)); difference != "" {
				t.Error(difference)
			}
			if planned.Status.IsUnknown() != test.open {
				t.Errorf("the status is planned as %s", planned.Status)
			}
		})
	}
}

func TestPlanRolesOfAnAdministrator(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		prior, planned func(*model)
		refused        bool
	}{
		"a downgrade":                 {planned: func(m *model) { m.Package = types.StringValue("webex_voice") }, refused: true},
		"an upgrade":                  {planned: func(m *model) { m.Package = types.StringValue("webex_suite") }},
		"a downgrade with the role":   {prior: func(m *model) { m.Roles = roles() }, planned: func(m *model) { m.Package = types.StringValue("webex_voice") }},
		"a downgrade without it":      {planned: func(m *model) { m.Package, m.Roles = types.StringValue("webex_voice"), roles() }},
		"a downgrade of someone else": {prior: func(m *model) { m.Roles = roles("user_administrator") }, planned: func(m *model) { m.Package, m.Roles = types.StringValue("webex_voice"), roles("user_administrator") }},
		"roles no longer managed":     {planned: func(m *model) { m.Package, m.Roles = types.StringValue("webex_voice"), types.SetNull(types.StringType) }, refused: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			prior, planned := callingUser(t), callingUser(t)
			if test.prior != nil {
				test.prior(prior)
			}
			test.planned(planned)
			var problems diag.Diagnostics
			plan(t.Context(), &lifecycle.Planning[model]{Runtime: &lifecycle.Runtime{Deferred: true, Estate: estate.New(relations.Table())}, Private: remembered{}, Diagnostics: &problems, Prior: prior, Plan: planned, Config: planned})
			if problems.HasError() != test.refused {
				t.Errorf("got %v", places(problems))
			}
		})
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
