package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/models"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// DataSpec describes one data source. M is its model.
type DataSpec[M any] struct {
	// Name is the type name without the provider's: "customer_org".
	Name   string
	Schema func(context.Context) schema.Schema
	// Validators check the configuration as a whole.
	Validators []datasource.ConfigValidator
	// Offline marks a data source that asks no API: it needs no credentials,
	// and its Read gets no client.
	Offline bool
	// Read fills the model, which holds the configuration. The API is asked
	// through the client.
	Read func(ctx context.Context, client *webex.Client, model *M) diag.Diagnostics
}

// DataSource makes a Terraform data source of a DataSpec.
type DataSource[M any] struct {
	spec    DataSpec[M]
	runtime *Runtime
}

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource[struct{}])(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource[struct{}])(nil)
)

// NewDataSource returns the data source that a DataSpec describes.
func NewDataSource[M any](spec DataSpec[M]) datasource.DataSource {
	return &DataSource[M]{spec: spec}
}

// Metadata implements datasource.DataSource.
func (d *DataSource[M]) Metadata(_ context.Context, req datasource.MetadataRequest, resp *datasource.MetadataResponse) {
	resp.TypeName = req.ProviderTypeName + "_" + d.spec.Name
}

// Schema implements datasource.DataSource.
func (d *DataSource[M]) Schema(ctx context.Context, _ datasource.SchemaRequest, resp *datasource.SchemaResponse) {
	resp.Schema = d.spec.Schema(ctx)
}

// Configure implements datasource.DataSourceWithConfigure.
func (d *DataSource[M]) Configure(_ context.Context, req datasource.ConfigureRequest, resp *datasource.ConfigureResponse) {
	d.runtime = runtimeFrom(req.ProviderData, &resp.Diagnostics)
}

// ConfigValidators implements datasource.DataSourceWithConfigValidators.
func (d *DataSource[M]) ConfigValidators(context.Context) []datasource.ConfigValidator {
	return d.spec.Validators
}

// Read implements datasource.DataSource.
func (d *DataSource[M]) Read(ctx context.Context, req datasource.ReadRequest, resp *datasource.ReadResponse) {
	var client *webex.Client
	if !d.spec.Offline {
		var ok bool
		if client, ok = d.runtime.Client(&resp.Diagnostics); !ok {
			return
		}
	}
	model := models.Decode[M](ctx, false, req.Config.Get, &resp.Diagnostics)
	if resp.Diagnostics.HasError() {
		return
	}
	if client != nil {
		client = clientFor(client, model)
	}
	resp.Diagnostics.Append(d.spec.Read(ctx, client, model)...)
	if !resp.Diagnostics.HasError() {
		resp.Diagnostics.Append(resp.State.Set(ctx, model)...)
	}
}
