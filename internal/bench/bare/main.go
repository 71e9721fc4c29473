// Command bare is the provider with nothing behind it: the schemas of its
// resources, their validators and plan modifiers, on the same framework, but
// no client, no rules and no requests. What it takes is what Terraform and the
// framework take. It sets its garbage collector and its log as the provider does.
// With BARE_WAIT, such as 100ms, it waits so long where the
// provider sends a request to create an object: once in the plan, and once in
// the apply.
package main

import (
	"cmp"
	"context"
	"log"
	"os"
	"sync/atomic"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command"
	full "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// madeUp is a computed value, as long as an id of Webex.
const madeUp = "Y2lzY29zcGFyazovL3VzL1NVQlNDUklCRVIvMDAwMDAwMDAtMDAwMC0wMDAwLTAwMDAtMDAwMDAwMDAwMDAw"

// bare has the name and the schema of the provider.
type bare struct {
	provider.Provider
	backend *backend
}

// backend is what there is of one: the time that it takes.
type backend struct {
	wait time.Duration
	// written is set by the first object that is created: Terraform plans
	// again what it applies, which the provider meets without a request.
	written atomic.Bool
}

// request waits as long as a request takes.
func (b *backend) request(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(b.wait):
	}
}

// bareResource has the name, the schema and the identity of a resource.
type bareResource struct {
	resource.ResourceWithIdentity
	backend *backend
}

func main() {
	command.TuneGarbageCollector()
	if err := command.DisableUnusedLogs(); err != nil {
		log.Fatal(err)
	}
	wait, err := time.ParseDuration(cmp.Or(os.Getenv("BARE_WAIT"), "0s"))
	if err != nil {
		log.Fatal(err)
	}
	only := &backend{wait: wait}
	serve := func() provider.Provider { return bare{full.New("bare")(), only} }
	if err := providerserver.Serve(context.Background(), serve, providerserver.ServeOpts{Address: full.Address}); err != nil {
		log.Fatal(err)
	}
}

// Configure implements provider.Provider.
func (bare) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

// DataSources implements provider.Provider.
func (bare) DataSources(context.Context) []func() datasource.DataSource { return nil }

// Resources implements provider.Provider.
func (b bare) Resources(ctx context.Context) []func() resource.Resource {
	var resources []func() resource.Resource
	for _, constructor := range b.Provider.Resources(ctx) {
		if identified, ok := constructor().(resource.ResourceWithIdentity); ok {
			resources = append(resources, func() resource.Resource { return bareResource{identified, b.backend} })
		}
	}
	return resources
}

// ModifyPlan implements resource.ResourceWithModifyPlan.
func (r bareResource) ModifyPlan(ctx context.Context, req resource.ModifyPlanRequest, _ *resource.ModifyPlanResponse) {
	if req.State.Raw.IsNull() && !r.backend.written.Load() {
		r.backend.request(ctx)
	}
}

// Create implements resource.Resource: what is not known yet is made up.
func (r bareResource) Create(ctx context.Context, req resource.CreateRequest, resp *resource.CreateResponse) {
	r.backend.written.Store(true)
	r.backend.request(ctx)
	value, err := tftypes.Transform(req.Plan.Raw, func(_ *tftypes.AttributePath, value tftypes.Value) (tftypes.Value, error) {
		switch {
		case value.IsKnown():
			return value, nil
		case value.Type().Is(tftypes.String):
			return tftypes.NewValue(tftypes.String, madeUp), nil
		}
		return tftypes.NewValue(value.Type(), nil), nil
	})
	if err != nil {
		resp.Diagnostics.AddError("Value not made up", err.Error())
		return
	}
	resp.State.Raw = value
	for name := range resp.Identity.Schema.GetAttributes() {
		resp.Diagnostics.Append(resp.Identity.SetAttribute(ctx, path.Root(name), madeUp)...)
	}
}

// Read implements resource.Resource: the state stays as it is, and the identity
// is what it says.
func (bareResource) Read(ctx context.Context, req resource.ReadRequest, resp *resource.ReadResponse) {
	for name := range resp.Identity.Schema.GetAttributes() {
		var value *string
		resp.Diagnostics.Append(req.State.GetAttribute(ctx, path.Root(name), &value)...)
		resp.Diagnostics.Append(resp.Identity.SetAttribute(ctx, path.Root(name), value)...)
	}
}

// Update implements resource.Resource.
func (bareResource) Update(context.Context, resource.UpdateRequest, *resource.UpdateResponse) {}

// Delete implements resource.Resource.
func (bareResource) Delete(context.Context, resource.DeleteRequest, *resource.DeleteResponse) {}
