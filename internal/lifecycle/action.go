package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/action/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/models"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// ActionSpec describes one action. M is its model.
type ActionSpec[M any] struct {
	// Name is the type name without the provider's: "billing_report".
	Name   string
	Schema func(context.Context) schema.Schema
	// Validators check the configuration as a whole.
	Validators []action.ConfigValidator
	// Validate, where given, checks what validators can't. It runs on the
	// configuration, parts of which may be unknown, and again before Invoke,
	// when everything is known.
	Validate func(ctx context.Context, model *M) diag.Diagnostics
	// Invoke does the work. What it passes to progress is shown at once.
	Invoke func(ctx context.Context, client *webex.Client, model *M, progress func(message string)) diag.Diagnostics
}

// Action makes a Terraform action of an ActionSpec.
type Action[M any] struct {
	spec    ActionSpec[M]
	runtime *Runtime
}

var (
	_ action.ActionWithConfigure        = (*Action[struct{}])(nil)
	_ action.ActionWithConfigValidators = (*Action[struct{}])(nil)
	_ action.ActionWithModifyPlan       = (*Action[struct{}])(nil)
	_ action.ActionWithValidateConfig   = (*Action[struct{}])(nil)
)

// NewAction returns the action that an ActionSpec describes.
func NewAction[M any](spec ActionSpec[M]) action.Action {
	return &Action[M]{spec: spec}
}

// Metadata implements action.Action.
func (a *Action[M]) Metadata(_ context.Context, req action.MetadataRequest, resp *action.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + a.spec.Name
}

// Schema implements action.Action.
func (a *Action[M]) Schema(ctx context.Context, _ action.SchemaRequest, resp *action.SchemaResponse) {
	resp.Schema = a.spec.Schema(ctx)
	resp.Schema.MarkdownDescription += "\n\nActions need Terraform 1.14 or newer."
}

// Configure implements action.ActionWithConfigure.
func (a *Action[M]) Configure(_ context.Context, req action.ConfigureRequest, resp *action.ConfigureResponse) {
	a.runtime = runtimeFrom(req.ProviderData, &resp.Diagnostics)
}

// ConfigValidators implements action.ActionWithConfigValidators.
func (a *Action[M]) ConfigValidators(context.Context) []action.ConfigValidator {
	return a.spec.Validators
}

// ValidateConfig implements action.ActionWithValidateConfig.
func (a *Action[M]) ValidateConfig(ctx context.Context, req action.ValidateConfigRequest, resp *action.ValidateConfigResponse) {
	if a.spec.Validate == nil {
		return
	}
	model := models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(a.spec.Validate(ctx, model)...)
	}
}

// ModifyPlan implements action.ActionWithModifyPlan. Missing credentials fail
// in the plan already.
func (a *Action[M]) ModifyPlan(_ context.Context, _ action.ModifyPlanRequest, resp *action.ModifyPlanResponse) {
	if a.runtime != nil && !a.runtime.Deferred {
		a.runtime.Client(&resp.Diagnostics)
	}
}

// Invoke implements action.Action.
func (a *Action[M]) Invoke(ctx context.Context, req action.InvokeRequest, resp *action.InvokeResponse) {
	client, ok := a.runtime.Client(&resp.Diagnostics)
	if !ok {
		return
	}
	model := models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	if !resp.Diagnostics.HasError() && a.spec.Validate != nil {
		resp.Diagnostics.Append(a.spec.Validate(ctx, model)...)
	}
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(a.spec.Invoke(ctx, client, model, func(message string) {
		resp.SendProgress(action.InvokeProgressEvent{Message: message})
	})...)
}
