package lifecycle

import (
	"context"
	"reflect"
	"sync"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/models"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
)

// Resource makes a Terraform resource of a Spec.
type Resource[M any] struct {
	spec    Spec[M]
	runtime *Runtime
	// fields are those of the model. To find them takes as long as to decode an
	// object.
	fields func() models.Fields
}

var (
	_ resource.ResourceWithConfigure      = (*Resource[struct{}])(nil)
	_ resource.ResourceWithIdentity       = (*Resource[struct{}])(nil)
	_ resource.ResourceWithImportState    = (*Resource[struct{}])(nil)
	_ resource.ResourceWithModifyPlan     = (*Resource[struct{}])(nil)
	_ resource.ResourceWithValidateConfig = (*Resource[struct{}])(nil)
)

// NewResource returns the resource that a Spec describes.
func NewResource[M any](spec Spec[M]) resource.Resource {
	return &Resource[M]{spec: spec, fields: sync.OnceValue(func() models.Fields { return models.FieldsOf(reflect.TypeFor[M]()) })}
}

// Metadata implements resource.Resource.
func (r *Resource[M]) Metadata(_ context.Context, req resource.MetadataRequest, resp *resource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + r.spec.Name
}

// Schema implements resource.Resource.
func (r *Resource[M]) Schema(ctx context.Context, _ resource.SchemaRequest, resp *resource.SchemaResponse) {
	resp.Schema = r.spec.Schema(ctx)
	resp.Schema.Blocks = map[string]schema.Block{"timeouts": timeouts.Block(ctx, r.spec.Timeouts.options())}
}

// Configure implements resource.ResourceWithConfigure.
func (r *Resource[M]) Configure(_ context.Context, req resource.ConfigureRequest, resp *resource.ConfigureResponse) {
	r.runtime = runtimeFrom(req.ProviderData, &resp.Diagnostics)
}

// ValidateConfig implements resource.ResourceWithValidateConfig.
func (r *Resource[M]) ValidateConfig(ctx context.Context, req resource.ValidateConfigRequest, resp *resource.ValidateConfigResponse) {
	if r.spec.Validate == nil {
		return
	}
	config := models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(r.spec.Validate(ctx, config)...)
}

// ModifyPlan implements resource.ResourceWithModifyPlan.
func (r *Resource[M]) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, resp *resource.ModifyPlanResponse) {
	if r.runtime == nil || r.spec.Plan == nil {
		return
	}
	result, known := handedOver[*planned[M]](ctx)
	if known {
		resp.Diagnostics.Append(result.private.Repeat(ctx, resp.Private)...)
	} else {
		result = r.plan(ctx, r.planning(ctx, req, resp.Private), idOf(req.State.Raw))
	}
	resp.Diagnostics.Append(result.diagnostics...)
	resp.RequiresReplace = append(resp.RequiresReplace, result.requiresReplace...)
	if result.changed && !resp.Diagnostics.HasError() {
		if raw, ok := r.fields().Compose(ctx, result.plan, resp.Plan.Raw.Type()); ok {
			resp.Plan.Raw = raw
		} else {
			resp.Diagnostics.Append(resp.Plan.Set(ctx, result.plan)...)
		}
	}
}

// planning decodes what Terraform sent. Decoding dominates the cost of a plan
// without changes, and there the plan is what the state is.
func (r *Resource[M]) planning(ctx context.Context, req resource.ModifyPlanRequest, private privatestate.Private) *Planning[M] {
	planning := &Planning[M]{Private: private, Diagnostics: &diag.Diagnostics{}, Unchanged: req.Plan.Raw.Equal(req.State.Raw)}
	planning.Config = models.Decode[M](ctx, req.Config.Raw.IsNull(), req.Config.Get, planning.Diagnostics)
	planning.Prior = models.Decode[M](ctx, req.State.Raw.IsNull(), req.State.Get, planning.Diagnostics)
	planning.Plan = planning.Prior
	if !planning.Unchanged {
		planning.Plan = models.Decode[M](ctx, req.Plan.Raw.IsNull(), req.Plan.Get, planning.Diagnostics)
	}
	return planning
}

// planned is what the entity made of a plan.
type planned[M any] struct {
	diagnostics     diag.Diagnostics
	private         *privatestate.Recorded
	plan            *M
	changed         bool
	requiresReplace path.Paths
}

// plan lets the entity check and complete a plan. The id is that of the prior
// state.
func (r *Resource[M]) plan(ctx context.Context, planning *Planning[M], id string) *planned[M] {
	result := &planned[M]{private: &privatestate.Recorded{Private: planning.Private}}
	planning.Runtime, planning.Private = r.runtime, result.private
	recognizeReplacement(ctx, planning, id)
	if planning.Diagnostics.HasError() {
		result.diagnostics = *planning.Diagnostics
		return result
	}
	before := planning.Plan
	if before != nil {
		planning.Plan = new(*before)
	}
	r.spec.Plan(ctx, planning)
	if planning.Creating() && !planning.Deferred() {
		// Missing credentials are a matter of the plan, not of the apply.
		planning.Client()
	}
	result.diagnostics, result.requiresReplace = *planning.Diagnostics, planning.RequiresReplace
	result.plan, result.changed = planning.Plan, planning.Plan != nil && !reflect.DeepEqual(before, planning.Plan)
	return result
}

// idOf is the id of an object of the state; empty for none.
func idOf(state tftypes.Value) (id string) {
	var attributes map[string]tftypes.Value
	if state.IsNull() || state.As(&attributes) != nil {
		return ""
	}
	if value, ok := attributes["id"]; ok && value.IsKnown() && !value.IsNull() {
		_ = value.As(&id)
	}
	return id
}

// Create implements resource.Resource.
func (r *Resource[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	operation := r.operation(&resp.Diagnostics, resp.Private, r.storing(&resp.State, resp.Identity))
	if operation == nil {
		return
	}
	operation.Plan = models.Decode[M](ctx, false, req.Plan.Get, &resp.Diagnostics)
	operation.Client = clientFor(operation.Client, operation.Plan)
	operation.Config = models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	ctx, cancel := r.bounded(ctx, operation.Plan, timeouts.Value.Create, r.spec.Timeouts.Create, &resp.Diagnostics)
	defer cancel()
	// The framework starts from the plan; nothing exists until Save is called.
	resp.State.RemoveResource(ctx)
	r.write(ctx, operation, r.spec.Create)
	if !resp.State.Raw.IsNull() {
		resp.Diagnostics.Append(privatestate.NoteWritten(ctx, resp.Private)...)
		resp.Diagnostics.Append(privatestate.NoteSeen(ctx, resp.Private, r.runtime.where(operation.Client, operation.Plan))...)
	}
}

// Read implements resource.Resource.
func (r *Resource[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	result, known := handedOver[*reading[M]](ctx)
	if known {
		resp.Diagnostics.Append(result.private.Repeat(ctx, resp.Private)...)
	} else {
		var problems diag.Diagnostics
		prior := models.Decode[M](ctx, false, req.State.Get, &problems)
		result = r.read(ctx, prior, resp.Private, problems)
	}
	resp.Diagnostics.Append(result.diagnostics...)
	if result.saved != nil {
		resp.Diagnostics.Append(r.store(ctx, result.saved, &resp.State, resp.Identity)...)
	}
	if resp.Diagnostics.HasError() || result.found {
		return
	}
	r.runtime.Estate.Forget(Handle(r.spec.Kind, idOf(req.State.Raw)))
	// Terraform before 1.12 refuses a removal that comes without an identity.
	resp.Diagnostics.Append(r.setIdentity(req.State.Raw, resp.Identity)...)
	resp.State.RemoveResource(ctx)
	if result.leaving != nil {
		return
	}
	resp.Diagnostics.AddWarning("Removed from the state",
		"Webex says that this "+r.spec.Name+" does not exist any more, so it is removed from the Terraform state. The next plan offers to create it again.")
}

// Update implements resource.Resource.
func (r *Resource[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	operation := r.operation(&resp.Diagnostics, resp.Private, r.storing(&resp.State, resp.Identity))
	if operation == nil {
		return
	}
	operation.Plan = models.Decode[M](ctx, false, req.Plan.Get, &resp.Diagnostics)
	operation.Client = clientFor(operation.Client, operation.Plan)
	ctx, cancel := r.bounded(ctx, operation.Plan, timeouts.Value.Update, r.spec.Timeouts.Update, &resp.Diagnostics)
	defer cancel()
	operation.Config = models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	operation.Prior = models.Decode[M](ctx, false, req.State.Get, &resp.Diagnostics)
	r.write(ctx, operation, r.spec.Update)
	resp.Diagnostics.Append(privatestate.NoteWritten(ctx, resp.Private)...)
}

// Delete implements resource.Resource.
func (r *Resource[M]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	operation := r.operation(&resp.Diagnostics, resp.Private, r.storing(&resp.State, resp.Identity))
	if operation == nil {
		return
	}
	operation.Prior = models.Decode[M](ctx, false, req.State.Get, &resp.Diagnostics)
	operation.Client = clientFor(operation.Client, operation.Prior)
	ctx, cancel := r.bounded(ctx, operation.Prior, timeouts.Value.Delete, r.spec.Timeouts.Delete, &resp.Diagnostics)
	defer cancel()
	privatestate.RefuseElsewhere(ctx, resp.Private, r.runtime.where(operation.Client, operation.Prior), &resp.Diagnostics)
	r.write(ctx, operation, r.spec.Delete)
}

// write does what changes something at Webex, unless the request can't be read.
func (r *Resource[M]) write(ctx context.Context, operation *Operation[M], do func(context.Context, *Operation[M])) {
	if operation.Diagnostics.HasError() {
		return
	}
	r.runtime.written.Store(true)
	r.runtime.turn.End()
	defer r.runtime.Exchange.Begin()()
	do(ctx, operation)
	operation.leaving.explain(r.runtime, operation.Diagnostics)
}

// bounded applies the timeout that the model or the default gives.
func (r *Resource[M]) bounded(
	ctx context.Context,
	model *M,
	pick func(timeouts.Value, context.Context, time.Duration) (time.Duration, diag.Diagnostics),
	fallback time.Duration,
	diagnostics *diag.Diagnostics,
) (context.Context, context.CancelFunc) {
	timeout, problems := pick(r.fields().Timeouts(model), ctx, fallback)
	diagnostics.Append(problems...)
	return context.WithTimeout(ctx, timeout)
}

func (t Timeouts) options() timeouts.Opts {
	describe := func(operation string, fallback time.Duration) string {
		return "How long " + operation + " may take, as a Go duration such as `90s` or `45m`. Default: `" + explain.Duration(fallback) + "`."
	}
	return timeouts.Opts{
		Create: true, CreateDescription: describe("creating", t.Create),
		Read: true, ReadDescription: describe("reading", t.Read),
		Update: true, UpdateDescription: describe("updating", t.Update),
		Delete: true, DeleteDescription: describe("deleting", t.Delete),
	}
}
