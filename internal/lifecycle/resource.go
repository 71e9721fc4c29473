package lifecycle

import (
	"context"
	"reflect"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// Resource makes a Terraform resource of a Spec.
type Resource[M any] struct {
	spec    Spec[M]
	runtime *Runtime
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
	return &Resource[M]{spec: spec}
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
	config := decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
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
	planning := &Planning[M]{
		Runtime:     r.runtime,
		Diagnostics: &resp.Diagnostics,
		Private:     resp.Private,
		Unchanged:   req.Plan.Raw.Equal(req.State.Raw),
	}
	planning.Config = decode[M](ctx, req.Config.Raw.IsNull(), req.Config.Get, &resp.Diagnostics)
	planning.Prior = decode[M](ctx, req.State.Raw.IsNull(), req.State.Get, &resp.Diagnostics)
	planning.Plan = planned(ctx, req, planning)
	recognizeReplacement(ctx, planning, idOf(ctx, req.State, &resp.Diagnostics))
	if resp.Diagnostics.HasError() {
		return
	}
	before := planning.Plan
	if before != nil {
		planning.Plan = new(*before)
	}
	r.spec.Plan(ctx, planning)
	resp.RequiresReplace = append(resp.RequiresReplace, planning.RequiresReplace...)
	if planning.Plan != nil && !reflect.DeepEqual(before, planning.Plan) && !resp.Diagnostics.HasError() {
		if raw, ok := compose(ctx, planning.Plan, resp.Plan.Raw.Type()); ok {
			resp.Plan.Raw = raw
		} else {
			resp.Diagnostics.Append(resp.Plan.Set(ctx, planning.Plan)...)
		}
	}
}

// idOf is the id of an object of the state; empty for none.
func idOf(ctx context.Context, state tfsdk.State, diagnostics *diag.Diagnostics) string {
	if state.Raw.IsNull() {
		return ""
	}
	var id types.String
	diagnostics.Append(state.GetAttribute(ctx, path.Root("id"), &id)...)
	return id.ValueString()
}

// planned decodes the plan. Decoding is the dearest part of a plan without
// changes, and there the plan is what the state is.
func planned[M any](ctx context.Context, req resource.ModifyPlanRequest, planning *Planning[M]) *M {
	if planning.Unchanged {
		return planning.Prior
	}
	return decode[M](ctx, req.Plan.Raw.IsNull(), req.Plan.Get, planning.Diagnostics)
}

// Create implements resource.Resource.
func (r *Resource[M]) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	ctx, cancel := r.bounded(ctx, req.Plan.GetAttribute, timeouts.Value.Create, r.spec.Timeouts.Create, &resp.Diagnostics)
	defer cancel()
	operation := r.operation(&resp.Diagnostics, resp.Private, &resp.State, resp.Identity)
	if operation == nil {
		return
	}
	operation.Plan = decode[M](ctx, false, req.Plan.Get, &resp.Diagnostics)
	operation.Config = decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	// The framework starts from the plan; nothing exists until Save is called.
	resp.State.RemoveResource(ctx)
	r.write(ctx, operation, r.spec.Create)
	if !resp.State.Raw.IsNull() {
		resp.Diagnostics.Append(noteSeen(ctx, resp.Private, r.runtime.place())...)
	}
}

// Read implements resource.Resource.
func (r *Resource[M]) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	ctx, cancel := r.bounded(ctx, req.State.GetAttribute, timeouts.Value.Read, r.spec.Timeouts.Read, &resp.Diagnostics)
	defer cancel()
	operation := r.operation(&resp.Diagnostics, resp.Private, &resp.State, resp.Identity)
	if operation == nil {
		return
	}
	operation.Prior = decode[M](ctx, false, req.State.Get, &resp.Diagnostics)
	if resp.Diagnostics.HasError() {
		return
	}
	// Terraform reads objects while it plans, never while it applies.
	r.runtime.turn.end()
	here := r.runtime.place()
	found := r.spec.Read(ctx, operation)
	if !found && !resp.Diagnostics.HasError() {
		refuteAbsence(ctx, resp.Private, here, &resp.Diagnostics)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	if found {
		resp.Diagnostics.Append(noteSeen(ctx, resp.Private, here)...)
		return
	}
	r.runtime.Estate.Forget(Handle(r.spec.Kind, idOf(ctx, req.State, &resp.Diagnostics)))
	// Terraform before 1.12 refuses a removal that comes without an identity.
	resp.Diagnostics.Append(r.setIdentity(ctx, req.State, resp.Identity)...)
	resp.State.RemoveResource(ctx)
	if operation.explained {
		return
	}
	resp.Diagnostics.AddWarning("Removed from the state",
		"Webex says that this "+r.spec.Name+" does not exist any more, so it is removed from the Terraform state. The next plan offers to create it again.")
}

// Update implements resource.Resource.
func (r *Resource[M]) Update(ctx context.Context, req resource.UpdateRequest, resp *resource.UpdateResponse) {
	ctx, cancel := r.bounded(ctx, req.Plan.GetAttribute, timeouts.Value.Update, r.spec.Timeouts.Update, &resp.Diagnostics)
	defer cancel()
	operation := r.operation(&resp.Diagnostics, resp.Private, &resp.State, resp.Identity)
	if operation == nil {
		return
	}
	operation.Plan = decode[M](ctx, false, req.Plan.Get, &resp.Diagnostics)
	operation.Config = decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	operation.Prior = decode[M](ctx, false, req.State.Get, &resp.Diagnostics)
	r.write(ctx, operation, r.spec.Update)
}

// Delete implements resource.Resource.
func (r *Resource[M]) Delete(ctx context.Context, req resource.DeleteRequest, resp *resource.DeleteResponse) {
	ctx, cancel := r.bounded(ctx, req.State.GetAttribute, timeouts.Value.Delete, r.spec.Timeouts.Delete, &resp.Diagnostics)
	defer cancel()
	operation := r.operation(&resp.Diagnostics, resp.Private, &resp.State, resp.Identity)
	if operation == nil {
		return
	}
	operation.Prior = decode[M](ctx, false, req.State.Get, &resp.Diagnostics)
	r.write(ctx, operation, r.spec.Delete)
}

// write does what changes something at Webex, unless the request can't be read.
func (r *Resource[M]) write(ctx context.Context, operation *Operation[M], do func(context.Context, *Operation[M])) {
	if operation.Diagnostics.HasError() {
		return
	}
	r.runtime.written.Store(true)
	r.runtime.turn.end()
	do(ctx, operation)
}

// bounded applies the timeout that the configuration or the default gives.
func (r *Resource[M]) bounded(
	ctx context.Context,
	get func(context.Context, path.Path, any) diag.Diagnostics,
	pick func(timeouts.Value, context.Context, time.Duration) (time.Duration, diag.Diagnostics),
	fallback time.Duration,
	diagnostics *diag.Diagnostics,
) (context.Context, context.CancelFunc) {
	var value timeouts.Value
	diagnostics.Append(get(ctx, path.Root("timeouts"), &value)...)
	timeout, problems := pick(value, ctx, fallback)
	diagnostics.Append(problems...)
	return context.WithTimeout(ctx, timeout)
}

func (t Timeouts) options() timeouts.Opts {
	describe := func(operation string, fallback time.Duration) string {
		return "How long " + operation + " may take, as a Go duration such as `90s` or `45m`. Default: `" + Duration(fallback) + "`."
	}
	return timeouts.Opts{
		Create: true, CreateDescription: describe("creating", t.Create),
		Read: true, ReadDescription: describe("reading", t.Read),
		Update: true, UpdateDescription: describe("updating", t.Update),
		Delete: true, DeleteDescription: describe("deleting", t.Delete),
	}
}
