package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/models"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// EphemeralSpec describes one ephemeral resource, which is opened and needs
// neither renewing nor closing. M is its model.
type EphemeralSpec[M any] struct {
	// Name is the type name without the provider's: "access_token".
	Name   string
	Schema func(context.Context) schema.Schema
	// Open fills the model, which holds the configuration.
	Open func(ctx context.Context, client *webex.Client, model *M) diag.Diagnostics
}

// EphemeralResource makes a Terraform ephemeral resource of an EphemeralSpec.
type EphemeralResource[M any] struct {
	spec    EphemeralSpec[M]
	runtime *Runtime
}

var _ ephemeral.EphemeralResourceWithConfigure = (*EphemeralResource[struct{}])(nil)

// NewEphemeralResource returns the ephemeral resource that an EphemeralSpec
// describes.
func NewEphemeralResource[M any](spec EphemeralSpec[M]) ephemeral.EphemeralResource {
	return &EphemeralResource[M]{spec: spec}
}

// Metadata implements ephemeral.EphemeralResource.
func (e *EphemeralResource[M]) Metadata(_ context.Context, req ephemeral.MetadataRequest, resp *ephemeral.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + e.spec.Name
}

// Schema implements ephemeral.EphemeralResource.
func (e *EphemeralResource[M]) Schema(ctx context.Context, _ ephemeral.SchemaRequest, resp *ephemeral.SchemaResponse) {
	resp.Schema = e.spec.Schema(ctx)
}

// Configure implements ephemeral.EphemeralResourceWithConfigure.
func (e *EphemeralResource[M]) Configure(_ context.Context, req ephemeral.ConfigureRequest, resp *ephemeral.ConfigureResponse) {
	e.runtime = runtimeFrom(req.ProviderData, &resp.Diagnostics)
}

// Open implements ephemeral.EphemeralResource.
func (e *EphemeralResource[M]) Open(ctx context.Context, req ephemeral.OpenRequest, resp *ephemeral.OpenResponse) {
	client, ok := e.runtime.Client(&resp.Diagnostics)
	if !ok {
		return
	}
	model := models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	if resp.Diagnostics.HasError() {
		return
	}
	resp.Diagnostics.Append(e.spec.Open(ctx, client, model)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.Result.Set(ctx, model)...)
	}
}
