// Command smallest is the smallest provider that can be built on the plugin
// framework: it has nothing. The benchmark compares start-up with it.
package main

import (
	"context"
	"log"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

type smallest struct{}

func main() {
	options := providerserver.ServeOpts{Address: "registry.terraform.io/webex-wholesale/smallest"}
	if err := providerserver.Serve(context.Background(), func() provider.Provider { return smallest{} }, options); err != nil {
		log.Fatal(err)
	}
}

// Metadata implements provider.Provider.
func (smallest) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "smallest"
}

// Schema implements provider.Provider.
func (smallest) Schema(context.Context, provider.SchemaRequest, *provider.SchemaResponse) {}

// Configure implements provider.Provider.
func (smallest) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {}

// Resources implements provider.Provider.
func (smallest) Resources(context.Context) []func() resource.Resource { return nil }

// DataSources implements provider.Provider.
func (smallest) DataSources(context.Context) []func() datasource.DataSource { return nil }
