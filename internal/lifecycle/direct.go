package lifecycle

import (
	"context"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
)

// Direct is a resource that is read and planned without the framework around
// it, where the framework would add nothing. The entity does all that it does
// otherwise. Data is what the provider hands to its resources.
type Direct interface {
	resource.ResourceWithIdentity
	ValidateDirectly(ctx context.Context, config Object) diag.Diagnostics
	ReadDirectly(ctx context.Context, data any, state Object, private privatestate.Private) Answer
	PlanDirectly(ctx context.Context, data any, config, state Object, private privatestate.Private) Answer
	// IdentityOf is the identity of the object that a state describes.
	IdentityOf(kind tftypes.Type, state tftypes.Value) (tftypes.Value, error)
}

// Object is an object of the state or the configuration that is not null.
type Object struct {
	Raw        tftypes.Value
	Attributes map[string]attr.Value
}

// Answer is what an entity found.
type Answer struct {
	// Same is true where nothing differs from the state, and nothing is to be
	// said.
	Same bool

	result any
}

type handOver struct{}

// HandOver returns a context in which the framework's next call of the resource
// gets this answer, and the entity is not asked again: it must neither send its
// requests nor register its object twice. The framework keeps the context of
// every call, so it does not hold the answer once it is taken.
func (a Answer) HandOver(ctx context.Context) context.Context {
	if a.result == nil {
		return ctx
	}
	held := &atomic.Pointer[any]{}
	held.Store(&a.result)
	return context.WithValue(ctx, handOver{}, held)
}

// handedOver takes the answer that a context holds.
func handedOver[T any](ctx context.Context) (result T, ok bool) {
	held, ok := ctx.Value(handOver{}).(*atomic.Pointer[any])
	if !ok {
		return result, false
	}
	taken := held.Swap(nil)
	if taken == nil {
		return result, false
	}
	result, ok = (*taken).(T)
	return result, ok
}

// ValidateDirectly implements Direct.
func (r *Resource[M]) ValidateDirectly(ctx context.Context, config Object) (problems diag.Diagnostics) {
	if r.spec.Validate == nil {
		return nil
	}
	model := new(M)
	if !r.fields().Fill(model, config.Attributes) {
		problems.AddError("The configuration could not be decoded", "The model of "+r.spec.Name+" has other attributes than its schema.")
		return problems
	}
	return r.spec.Validate(ctx, model)
}

// ReadDirectly implements Direct.
func (r *Resource[M]) ReadDirectly(ctx context.Context, data any, state Object, private privatestate.Private) Answer {
	with, ok := r.with(data)
	prior := new(M)
	if !ok || !r.fields().Fill(prior, state.Attributes) {
		return Answer{}
	}
	result := with.read(ctx, prior, private, nil)
	same := false
	if result.found && len(result.diagnostics) == 0 && result.saved != nil {
		raw, composed := r.fields().Compose(ctx, result.saved, state.Raw.Type())
		same = composed && raw.Equal(state.Raw)
	}
	return Answer{Same: same, result: result}
}

// PlanDirectly implements Direct.
func (r *Resource[M]) PlanDirectly(ctx context.Context, data any, config, state Object, private privatestate.Private) Answer {
	with, ok := r.with(data)
	planning := &Planning[M]{Private: private, Diagnostics: &diag.Diagnostics{}, Unchanged: true, Config: new(M), Prior: new(M)}
	if !ok || r.spec.Plan == nil || !r.fields().Fill(planning.Config, config.Attributes) || !r.fields().Fill(planning.Prior, state.Attributes) {
		return Answer{}
	}
	planning.Plan = planning.Prior
	result := with.plan(ctx, planning, idOf(state.Raw))
	return Answer{Same: !result.changed && len(result.diagnostics) == 0 && len(result.requiresReplace) == 0, result: result}
}

// with is the resource as the framework would configure it.
func (r *Resource[M]) with(data any) (*Resource[M], bool) {
	runtime, ok := data.(*Runtime)
	return &Resource[M]{spec: r.spec, runtime: runtime, fields: r.fields}, ok && runtime != nil
}
