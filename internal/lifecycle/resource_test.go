package lifecycle

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func TestCreateSavesIDAndIdentity(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		create        func(context.Context, *Operation[sample])
		state         map[string]string
		errors        int
		wantsIdentity bool
	}{
		"all goes well": {func(ctx context.Context, o *Operation[sample]) {
			o.Plan.ID, o.Plan.Note = types.StringValue("1"), types.StringValue("done")
			o.Save(ctx, o.Plan)
		}, map[string]string{"id": "1", "parent_id": "p", "name": "n", "note": "done"}, 0, true},
		"fails after the id is known": {func(ctx context.Context, o *Operation[sample]) {
			o.Plan.ID = types.StringValue("1")
			o.Save(ctx, o.Plan)
			o.Failed("No luck", errors.New("later step"))
		}, map[string]string{"id": "1", "parent_id": "p", "name": "n"}, 1, true},
		"saves twice": {func(ctx context.Context, o *Operation[sample]) {
			o.Plan.ID = types.StringValue("1")
			o.Save(ctx, o.Plan)
			o.Plan.Note = types.StringValue("done")
			o.Save(ctx, o.Plan)
		}, map[string]string{"id": "1", "parent_id": "p", "name": "n", "note": "done"}, 0, true},
		"fails before anything exists": {func(_ context.Context, o *Operation[sample]) {
			o.Failed("No luck", errors.New("first step"))
		}, nil, 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spec := sampleSpec()
			spec.Create = test.create
			got := serve(t, spec, connected()).apply(t, nil, state{"parent_id": "p", "name": "n"})
			if !maps.Equal(got.State, test.state) || (got.State == nil) != (test.state == nil) || got.errors() != test.errors {
				t.Errorf("state %v, diagnostics %v", got.State, got.Diagnostics)
			}
			if test.wantsIdentity && !maps.Equal(got.Identity, map[string]string{"id": "1", "parent_id": "p"}) {
				t.Errorf("identity %v", got.Identity)
			}
		})
	}
}

func TestOperationsGetWhatTheyNeed(t *testing.T) {
	t.Parallel()
	prior := state{"id": "1", "parent_id": "p", "name": "old", "note": "n"}
	config := state{"id": "1", "parent_id": "p", "name": "new", "note": "n"}
	spec, calls := sampleSpec(), []string{}
	spec.Update = func(ctx context.Context, o *Operation[sample]) {
		calls = append(calls, "update")
		if o.Client == nil || o.Private == nil || o.Prior.Name.ValueString() != "old" || o.Plan.Name.ValueString() != "new" || o.Config.Name.ValueString() != "new" {
			t.Errorf("update got %+v", o)
		}
		o.Save(ctx, o.Plan)
	}
	spec.Delete = func(_ context.Context, o *Operation[sample]) {
		calls = append(calls, "delete")
		if o.Client == nil || o.Prior.Name.ValueString() != "old" || o.Plan != nil || o.Config != nil {
			t.Errorf("delete got %+v", o)
		}
	}
	server := serve(t, spec, connected())
	if got := server.apply(t, prior, config); got.errors() > 0 || got.State["name"] != "new" || got.Identity["id"] != "1" {
		t.Errorf("update made %+v", got)
	}
	if got := server.apply(t, prior, nil); got.errors() > 0 || got.State != nil {
		t.Errorf("delete made %+v", got)
	}
	if strings.Join(calls, " ") != "update delete" {
		t.Errorf("calls: %v", calls)
	}
}

func TestFailedDeleteKeepsTheState(t *testing.T) {
	t.Parallel()
	spec := sampleSpec()
	spec.Delete = func(_ context.Context, o *Operation[sample]) { o.Failed("No luck", errors.New("refused")) }
	if got := serve(t, spec, connected()).apply(t, state{"id": "1", "name": "n"}, nil); got.errors() != 1 || got.State["id"] != "1" {
		t.Errorf("got %+v", got)
	}
}

func TestTimeouts(t *testing.T) {
	t.Parallel()
	left := map[string]time.Duration{}
	note := func(operation string) func(context.Context, *Operation[sample]) {
		return func(ctx context.Context, o *Operation[sample]) {
			deadline, ok := ctx.Deadline()
			if !ok {
				t.Errorf("%s has no deadline", operation)
			}
			left[operation] = time.Until(deadline).Round(time.Minute)
			if target := o.Plan; target != nil {
				target.ID = types.StringValue("1")
				o.Save(ctx, target)
			}
		}
	}
	spec := sampleSpec()
	spec.Create, spec.Update, spec.Delete = note("create"), note("update"), note("delete")
	spec.Read = func(ctx context.Context, o *Operation[sample]) bool {
		note("read")(ctx, o)
		o.Save(ctx, o.Prior)
		return true
	}
	server := serve(t, spec, connected())
	run := func(more state) {
		existing := state{"id": "1"}.with(more)
		server.apply(t, nil, state{}.with(more))
		server.read(t, existing, nil)
		server.apply(t, existing, existing.with(state{"name": "n"}))
		server.apply(t, existing, nil)
	}
	run(nil)
	want := map[string]time.Duration{"create": 30 * time.Minute, "read": 5 * time.Minute, "update": 20 * time.Minute, "delete": 10 * time.Minute}
	if !maps.Equal(left, want) {
		t.Errorf("defaults are %v", left)
	}
	run(state{"timeouts.create": "1h", "timeouts.read": "2h", "timeouts.update": "3h", "timeouts.delete": "4h"})
	want = map[string]time.Duration{"create": time.Hour, "read": 2 * time.Hour, "update": 3 * time.Hour, "delete": 4 * time.Hour}
	if !maps.Equal(left, want) {
		t.Errorf("configured are %v", left)
	}
}

// Terraform before 1.12 refuses a removal that comes without an identity, as
// that of a state from before identities would.
func TestReadOfWhatIsGone(t *testing.T) {
	t.Parallel()
	for name, identity := range map[string]*tfprotov6.ResourceIdentityData{
		"without identity": nil, "with identity": identityData(t, "1", "p"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spec := sampleSpec()
			spec.Read = func(context.Context, *Operation[sample]) bool { return false }
			got := serve(t, spec, connected()).read(t, state{"id": "1", "parent_id": "p"}, identity)
			if got.State != nil || !maps.Equal(got.Identity, map[string]string{"id": "1", "parent_id": "p"}) {
				t.Errorf("state %v, identity %v", got.State, got.Identity)
			}
			if len(got.Diagnostics) != 1 || got.Diagnostics[0].Severity != tfprotov6.DiagnosticSeverityWarning || !strings.Contains(got.Diagnostics[0].Detail, "sample") {
				t.Errorf("diagnostics: %v", got.Diagnostics)
			}
		})
	}
}

func TestReadThatFailsKeepsTheState(t *testing.T) {
	t.Parallel()
	for name, found := range map[string]bool{"found": true, "said to be gone": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spec := sampleSpec()
			spec.Read = func(_ context.Context, o *Operation[sample]) bool {
				o.Failed("No luck", errors.New("outage"))
				return found
			}
			if got := serve(t, spec, connected()).read(t, state{"id": "1"}, nil); got.errors() != 1 || got.State["id"] != "1" {
				t.Errorf("got %+v", got)
			}
		})
	}
}

func TestReadGivesAnOldStateItsIdentity(t *testing.T) {
	t.Parallel()
	spec := sampleSpec()
	spec.Read = func(ctx context.Context, o *Operation[sample]) bool {
		o.Prior.Name = types.StringValue("drifted")
		o.Save(ctx, o.Prior)
		return true
	}
	got := serve(t, spec, connected()).read(t, state{"id": "1", "parent_id": "p", "name": "n"}, nil)
	if got.errors() > 0 || got.State["name"] != "drifted" || !maps.Equal(got.Identity, map[string]string{"id": "1", "parent_id": "p"}) {
		t.Errorf("got %+v", got)
	}
}

func TestNoConnection(t *testing.T) {
	t.Parallel()
	refused := &Runtime{Connect: func() (*webex.Client, error) { return nil, errors.New("no credentials at all") }}
	for name, test := range map[string]struct {
		data any
		want string
	}{
		"no credentials": {refused, "no credentials at all"},
		"not configured": {nil, "before it was configured"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t, sampleSpec(), test.data)
			existing := state{"id": "1"}
			imported, err := server.ImportResourceState(t.Context(), &tfprotov6.ImportResourceStateRequest{TypeName: sampleType, ID: "1"})
			if err != nil {
				t.Fatal(err)
			}
			for operation, diagnostics := range map[string][]*tfprotov6.Diagnostic{
				"create": server.apply(t, nil, state{}).Diagnostics, "read": server.read(t, existing, nil).Diagnostics,
				"update": server.apply(t, existing, existing.with(state{"name": "n"})).Diagnostics, "delete": server.apply(t, existing, nil).Diagnostics,
				"import": imported.Diagnostics,
			} {
				if len(diagnostics) != 1 || !strings.Contains(diagnostics[0].Detail, test.want) {
					t.Errorf("%s says %v", operation, diagnostics)
				}
			}
		})
	}
}

func TestForeignProviderData(t *testing.T) {
	t.Parallel()
	var problems diag.Diagnostics
	if runtimeFrom("text", &problems) != nil || !problems.HasError() || !strings.Contains(problems[0].Detail(), "string") {
		t.Errorf("problems: %v", problems)
	}
}

func TestPlanningSeesWhatIsPlanned(t *testing.T) {
	t.Parallel()
	type seen struct{ creating, updating, destroying, unchanged bool }
	var last seen
	spec := sampleSpec()
	spec.Plan = func(_ context.Context, p *Planning[sample]) {
		last = seen{p.Creating(), p.Updating(), p.Destroying(), p.Unchanged}
		if p.Runtime == nil || p.Diagnostics == nil || p.Private == nil {
			t.Errorf("planning got %+v", p)
		}
		if p.Plan != nil {
			p.Plan.Note = types.StringValue("planned")
		}
	}
	server := serve(t, spec, connected())
	existing := state{"id": "1", "name": "n", "note": "planned"}
	for name, test := range map[string]struct {
		prior, config state
		want          seen
	}{
		"create":    {nil, state{"name": "n"}, seen{creating: true}},
		"update":    {existing, state{"name": "m"}, seen{updating: true}},
		"unchanged": {existing, state{"name": "n"}, seen{updating: true, unchanged: true}},
		"destroy":   {existing, nil, seen{destroying: true}},
	} {
		proposed := test.config
		if test.prior != nil && test.config != nil {
			proposed = test.prior.with(test.config)
		}
		response, err := server.PlanResourceChange(t.Context(), &tfprotov6.PlanResourceChangeRequest{
			TypeName: sampleType, PriorState: encode(t, stateType(), test.prior.value()),
			ProposedNewState: encode(t, stateType(), proposed.value()), Config: encode(t, stateType(), test.config.value()),
		})
		if err != nil || len(response.Diagnostics) > 0 {
			t.Fatalf("%s: %v, %v", name, err, response)
		}
		if last != test.want {
			t.Errorf("%s: planning saw %+v", name, last)
		}
		planned, err := response.PlannedState.Unmarshal(stateType())
		if err != nil {
			t.Fatal(err)
		}
		note, _, err := tftypes.WalkAttributePath(planned, tftypes.NewAttributePath().WithAttributeName("note"))
		if test.config != nil && (err != nil || !note.(tftypes.Value).Equal(tftypes.NewValue(tftypes.String, "planned"))) {
			t.Errorf("%s: the note is planned as %v, %v", name, note, err)
		}
	}
}

func TestUnknownsBecomeNull(t *testing.T) {
	t.Parallel()
	list, object := tftypes.List{ElementType: tftypes.String}, tftypes.Object{AttributeTypes: map[string]tftypes.Type{"a": tftypes.String, "b": tftypes.Number}}
	whole := tftypes.Object{AttributeTypes: map[string]tftypes.Type{"list": list, "unknown_list": list, "object": object, "set": tftypes.Set{ElementType: object}, "map": tftypes.Map{ElementType: object}, "flag": tftypes.Bool}}
	inner := func(a any) tftypes.Value {
		return tftypes.NewValue(object, map[string]tftypes.Value{"a": tftypes.NewValue(tftypes.String, a), "b": tftypes.NewValue(tftypes.Number, 1)})
	}
	build := func(a, flag, unknownList any, element tftypes.Value) tftypes.Value {
		return tftypes.NewValue(whole, map[string]tftypes.Value{
			"list":         tftypes.NewValue(list, []tftypes.Value{tftypes.NewValue(tftypes.String, a), tftypes.NewValue(tftypes.String, "x")}),
			"unknown_list": tftypes.NewValue(list, unknownList),
			"object":       inner(a),
			"set":          tftypes.NewValue(tftypes.Set{ElementType: object}, []tftypes.Value{inner(a)}),
			"map":          tftypes.NewValue(tftypes.Map{ElementType: object}, map[string]tftypes.Value{"k": element}),
			"flag":         tftypes.NewValue(tftypes.Bool, flag),
		})
	}
	got, err := withoutUnknowns(build(tftypes.UnknownValue, tftypes.UnknownValue, tftypes.UnknownValue, tftypes.NewValue(object, tftypes.UnknownValue)))
	if want := build(nil, nil, nil, tftypes.NewValue(object, nil)); err != nil || !got.Equal(want) || !got.IsFullyKnown() {
		t.Errorf("got %s, %v", got, err)
	}
	known := build("a", true, []tftypes.Value{}, inner("b"))
	if got, err := withoutUnknowns(known); err != nil || !got.Equal(known) {
		t.Errorf("known values became %s, %v", got, err)
	}
}
