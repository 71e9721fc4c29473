package walk

import (
	"context"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// destroys marks the node that destroys an object, beside the one that makes or
// changes it.
const destroys = "destroy "

// Apply carries a plan out, and returns the state after it. A plan that was
// refused is carried out as far as the provider and Webex let it.
func (t *Terraform) Apply(ctx context.Context, plan *Plan) (State, []Problem) {
	t.tb.Helper()
	r := t.begin(ctx, true)
	state := maps.Clone(plan.refreshed)
	apply := &application{run: r, plan: plan, state: state, insists: plan.Refused()}
	apply.nodes().walk(t.Chance, t.width(), func(node string) bool {
		if address, goes := strings.CutPrefix(node, destroys); goes {
			return apply.destroy(ctx, address)
		}
		return apply.write(ctx, node)
	})
	return state, r.problems
}

type application struct {
	*run
	plan    *Plan
	state   State
	insists bool
}

// nodes puts the changes in the order that Terraform keeps: an object after what
// it refers to, destroyed before what it depends on is, and what is made or
// changed after the destruction of what it depended on.
func (a *application) nodes() graph {
	nodes := graph{}
	for address, change := range a.plan.Changes {
		if change.Action == Create || change.Action == Update || change.Action == Replace {
			nodes[address] = change.dependsOn
		}
		if change.Action == Destroy || change.Action == Replace {
			nodes[destroys+address] = nil
		}
	}
	after := func(node, before string) {
		if _, is := nodes[before]; is {
			nodes[node] = append(slices.Clip(nodes[node]), before)
		}
	}
	for address, change := range a.plan.Changes {
		_, made := nodes[address]
		_, destroyed := nodes[destroys+address]
		if made && destroyed {
			after(address, destroys+address)
		}
		if change.before == nil {
			continue
		}
		for _, dependency := range change.before.DependsOn {
			if destroyed {
				if _, is := nodes[destroys+dependency]; is {
					after(destroys+dependency, destroys+address)
				}
				if _, is := nodes[dependency]; is {
					after(dependency, destroys+address)
				}
			}
			if made {
				after(address, destroys+dependency)
			}
		}
	}
	for node, before := range nodes {
		nodes[node] = slices.DeleteFunc(slices.Clone(before), func(one string) bool { _, is := nodes[one]; return !is })
	}
	return nodes
}

func (a *application) get(address string) *Object {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.state[address]
}

// set records what an apply left of an object.
func (a *application) set(address string, object *Object) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	if object == nil || object.Value.IsNull() {
		delete(a.state, address)
		return
	}
	a.state[address] = object
}

func (a *application) write(ctx context.Context, address string) bool {
	planned, resource := a.plan.Changes[address], a.plan.configuration[address]
	of := a.schemaOf(resource.Type).ValueType()
	resolve := func(reference Reference) tftypes.Value {
		if object := a.get(reference.To); object != nil {
			return attributesOf(object.Value)[reference.Attribute]
		}
		return tftypes.NewValue(tftypes.String, nil)
	}
	config := evaluation{applying: true, resolve: resolve}.value(of, resource.Attributes)
	none := tftypes.NewValue(of, nil)
	prior, private, identity := none, []byte(nil), (*tfprotov6.ResourceIdentityData)(nil)
	if before := a.get(address); before != nil {
		prior, private, identity = before.Value, before.Private, before.Identity
	}
	change := &Change{Type: resource.Type}
	if !a.insists && !a.validate(ctx, address, resource.Type, config) {
		return false
	}
	var again *tfprotov6.PlanResourceChangeResponse
	if a.insists {
		again, _ = (&run{Terraform: a.Terraform, server: a.server}).ask(ctx, address, change, prior, config, private, identity)
	} else {
		var good bool
		if again, good = a.ask(ctx, address, change, prior, config, private, identity); !good {
			return false
		}
	}
	switch {
	case again == nil:
		return !a.fail(address, "There is no plan while applying", "")
	case !a.insists && len(again.RequiresReplace) > 0:
		return !a.fail(address, "The final plan is inconsistent", "the object would be replaced")
	case !a.insists && !keeps(planned.Planned, change.Planned):
		return !a.fail(address, "The final plan is inconsistent", planned.Planned.String()+" became "+change.Planned.String())
	}
	applied, err := a.server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: prefix + resource.Type, PriorState: a.encode(of, prior), Config: a.encode(of, config),
		PlannedState: again.PlannedState, PlannedPrivate: again.PlannedPrivate, PlannedIdentity: again.PlannedIdentity,
	})
	if err != nil {
		return !a.fail(address, "The apply failed", err)
	}
	failed := a.failed(address, applied.Diagnostics)
	value := a.decode(of, applied.NewState)
	a.set(address, &Object{
		Type: resource.Type, Value: value, Private: applied.Private, Identity: applied.NewIdentity,
		Tainted: failed && prior.IsNull(), DependsOn: a.plan.configuration.dependencies(address),
	})
	if !failed && !keeps(change.Planned, value) {
		return !a.fail(address, "The result is not what was planned", change.Planned.String()+" became "+value.String())
	}
	return !failed
}

func (a *application) destroy(ctx context.Context, address string) bool {
	before := a.get(address)
	of := a.schemaOf(before.Type).ValueType()
	none := a.encode(of, tftypes.NewValue(of, nil))
	applied, err := a.server.ApplyResourceChange(ctx, &tfprotov6.ApplyResourceChangeRequest{
		TypeName: prefix + before.Type, PriorState: a.encode(of, before.Value), Config: none, PlannedState: none,
		PlannedPrivate: before.Private, PlannedIdentity: before.Identity,
	})
	if err != nil {
		return !a.fail(address, "The destroy failed", err)
	}
	after := *before
	if after.Value = a.decode(of, applied.NewState); !after.Value.IsNull() {
		after.Private = applied.Private
	}
	a.set(address, &after)
	return !a.failed(address, applied.Diagnostics)
}
