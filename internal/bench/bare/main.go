// Command bare is the provider with nothing behind it: the schemas of its
// resources, their validators and plan modifiers, on the same framework, but
// no client, no rules and no requests. A plan with it costs what Terraform and
// the framework cost.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	full "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

// bare has the name and the schema of the provider.
type bare struct{ provider.Provider }

// bareResource has the name, the schema and the identity of a resource.
type bareResource struct{ resource.ResourceWithIdentity }

func main() {
	serve := func() provider.Provider { return bare{full.New("bare")()} }
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
			resources = append(resources, func() resource.Resource { return bareResource{identified} })
		}
	}
	return resources
}

// Create implements resource.Resource.
func (bareResource) Create(context.Context, resource.CreateRequest, *resource.CreateResponse) {}

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
