package walk

import (
	"context"
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// Action is what a plan does with an object.
type Action int

// The actions of a plan.
const (
	Keep Action = iota
	Create
	Update
	Replace
	Destroy
)

// Change is the plan of one object.
type Change struct {
	Type   string
	Action Action
	// Planned is the state after the change.
	Planned tftypes.Value

	before    *Object
	dependsOn []string
}

// Plan is the outcome of a plan. It can be applied even if it was refused.
type Plan struct {
	Problems []Problem
	Changes  map[string]*Change

	configuration Configuration
	refreshed     State
}

// Refused reports whether there are errors.
func (p *Plan) Refused() bool { return len(Errors(p.Problems)) > 0 }

// Empty reports whether nothing changes.
func (p *Plan) Empty() bool {
	for _, change := range p.Changes {
		if change.Action != Keep {
			return false
		}
	}
	return true
}

// Drifted lists the objects that the refresh shows otherwise than the state, for
// which a plan with -refresh-only reports a change.
func (p *Plan) Drifted(state State) []string {
	var drifted []string
	for address, before := range state {
		if after := p.refreshed[address]; after == nil || !after.Value.Equal(before.Value) {
			drifted = append(drifted, address)
		}
	}
	slices.Sort(drifted)
	return drifted
}

// KnowsLess reports whether an object of the plan refers to one that has no id
// before the apply.
func (p *Plan) KnowsLess() bool {
	for address, change := range p.Changes {
		planned := attributesOf(change.Planned)
		for name, value := range p.configuration[address].Attributes {
			if _, is := value.(Reference); is && !planned[name].IsFullyKnown() {
				return true
			}
		}
	}
	return false
}

// Options are arguments of a plan.
type Options struct {
	// Replace are the addresses that -replace names.
	Replace []string
	// Targets are those that -target names; without any, all are planned.
	Targets []string
	// WithoutRefresh is -refresh=false.
	WithoutRefresh bool
}

// Plan compares a configuration with a state. Objects that come after one that
// is refused are not planned, as in Terraform, unless the plan is insisted on.
func (t *Terraform) Plan(ctx context.Context, configuration Configuration, state State, options Options) *Plan {
	return t.plan(ctx, configuration, state, options, false)
}

// Insist plans all objects whatever the provider says, to see what happens when
// that is applied.
func (t *Terraform) Insist(ctx context.Context, configuration Configuration, state State, options Options) *Plan {
	return t.plan(ctx, configuration, state, options, true)
}

func (t *Terraform) plan(ctx context.Context, configuration Configuration, state State, options Options, insists bool) *Plan {
	t.tb.Helper()
	r := t.begin(ctx, false)
	result := &Plan{Changes: map[string]*Change{}, configuration: configuration, refreshed: maps.Clone(state)}
	nodes := graph{}
	for address, resource := range configuration {
		nodes[address] = references(resource.Attributes)
	}
	for address := range state {
		if _, stays := configuration[address]; !stays {
			nodes[address] = nil
		}
	}
	if len(options.Targets) > 0 {
		nodes.only(options.Targets)
	}
	resolve := func(reference Reference) tftypes.Value {
		r.mutex.Lock()
		defer r.mutex.Unlock()
		if change := result.Changes[reference.To]; change != nil && !change.Planned.IsNull() {
			return attributesOf(change.Planned)[reference.Attribute]
		}
		return tftypes.NewValue(tftypes.String, tftypes.UnknownValue)
	}
	nodes.walk(t.Chance, t.width(), func(address string) bool {
		before, good := r.refresh(ctx, address, state[address], options)
		r.mutex.Lock()
		if before == nil {
			delete(result.refreshed, address)
		} else {
			result.refreshed[address] = before
		}
		r.mutex.Unlock()
		if !good {
			return false
		}
		change := &Change{before: before}
		resource, stays := configuration[address]
		if stays {
			change.Type, change.dependsOn = resource.Type, nodes[address]
			config := evaluation{resolve: resolve}.value(r.schemaOf(resource.Type).ValueType(), resource.Attributes)
			good = r.planChange(ctx, address, change, config, slices.Contains(options.Replace, address))
		} else if before != nil {
			change.Type, change.Action = before.Type, Destroy
			good = r.planDestroy(ctx, address, change)
		}
		r.mutex.Lock()
		defer r.mutex.Unlock()
		result.Changes[address] = change
		return good || insists
	})
	result.Problems = r.problems
	return result
}

// only leaves the targets, and what they depend on.
func (g graph) only(targets []string) {
	kept := map[string]bool{}
	var keep func(string)
	keep = func(node string) {
		if _, is := g[node]; is && !kept[node] {
			kept[node] = true
			for _, before := range g[node] {
				keep(before)
			}
		}
	}
	for _, target := range targets {
		keep(target)
	}
	maps.DeleteFunc(g, func(node string, _ []string) bool { return !kept[node] })
}

// refresh shows the provider an object of the state, and reads it.
func (r *run) refresh(ctx context.Context, address string, object *Object, options Options) (*Object, bool) {
	if object == nil {
		return nil, true
	}
	schema := r.schemaOf(object.Type)
	raw, err := inJSON(object.Value)
	if err != nil {
		return object, !r.fail(address, "The state can't be written", err)
	}
	upgraded, err := r.server.UpgradeResourceState(ctx, &tfprotov6.UpgradeResourceStateRequest{
		TypeName: prefix + object.Type, Version: schema.Version, RawState: &tfprotov6.RawState{JSON: raw},
	})
	if err != nil {
		return object, !r.fail(address, "The state was not upgraded", err)
	}
	if r.failed(address, upgraded.Diagnostics) {
		return object, false
	}
	if options.WithoutRefresh {
		return object, true
	}
	read, err := r.server.ReadResource(ctx, &tfprotov6.ReadResourceRequest{
		TypeName: prefix + object.Type, CurrentState: r.encode(schema.ValueType(), object.Value), Private: object.Private, CurrentIdentity: object.Identity,
	})
	if err != nil {
		return object, !r.fail(address, "The read failed", err)
	}
	if r.failed(address, read.Diagnostics) {
		return object, false
	}
	value := r.decode(schema.ValueType(), read.NewState)
	if value.IsNull() {
		return nil, true
	}
	return &Object{Type: object.Type, Value: value, Private: read.Private, Identity: read.NewIdentity, Tainted: object.Tainted, DependsOn: object.DependsOn}, true
}

// planChange plans an object that stays, twice where it is replaced.
func (r *run) planChange(ctx context.Context, address string, change *Change, config tftypes.Value, replaces bool) bool {
	schema := r.schemaOf(change.Type)
	good := r.validate(ctx, address, change.Type, config)
	none := tftypes.NewValue(schema.ValueType(), nil)
	prior, private, identity := none, []byte(nil), (*tfprotov6.ResourceIdentityData)(nil)
	if change.before != nil && !change.before.Tainted {
		prior, private, identity = change.before.Value, change.before.Private, change.before.Identity
	}
	planned, answered := r.ask(ctx, address, change, prior, config, private, identity)
	if planned == nil {
		return false
	}
	good = good && answered
	switch {
	case change.before == nil:
		change.Action = Create
	case change.before.Tainted:
		change.Action = Replace
	case len(planned.RequiresReplace) > 0 || replaces:
		change.Action = Replace
		planned, answered = r.ask(ctx, address, change, none, config, planned.PlannedPrivate, planned.PlannedIdentity)
		if planned == nil {
			return false
		}
		good = good && answered
	case change.Planned.Equal(change.before.Value):
		change.Action = Keep
	default:
		change.Action = Update
	}
	return good
}

// ask asks the provider for a plan, and notes what is planned.
func (r *run) ask(
	ctx context.Context, address string, change *Change, prior, config tftypes.Value, private []byte, identity *tfprotov6.ResourceIdentityData,
) (*tfprotov6.PlanResourceChangeResponse, bool) {
	schema := r.schemaOf(change.Type)
	of := schema.ValueType()
	planned, err := r.server.PlanResourceChange(ctx, &tfprotov6.PlanResourceChangeRequest{
		TypeName: prefix + change.Type, PriorState: r.encode(of, prior), Config: r.encode(of, config), PriorPrivate: private, PriorIdentity: identity,
		ProposedNewState: r.encode(of, proposed(schema.Block.Attributes, of, prior, config)),
	})
	if err != nil {
		return nil, !r.fail(address, "The plan failed", err)
	}
	change.Planned = r.decode(of, planned.PlannedState)
	return planned, !r.failed(address, planned.Diagnostics)
}

func (r *run) validate(ctx context.Context, address, kind string, config tftypes.Value) bool {
	validated, err := r.server.ValidateResourceConfig(ctx, &tfprotov6.ValidateResourceConfigRequest{
		TypeName: prefix + kind, Config: r.encode(r.schemaOf(kind).ValueType(), config),
	})
	if err != nil {
		return !r.fail(address, "The validation failed", err)
	}
	return !r.failed(address, validated.Diagnostics)
}

func (r *run) planDestroy(ctx context.Context, address string, change *Change) bool {
	none := tftypes.NewValue(r.schemaOf(change.Type).ValueType(), nil)
	_, good := r.ask(ctx, address, change, change.before.Value, none, change.before.Private, change.before.Identity)
	return good
}
