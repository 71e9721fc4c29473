// Package provider is the provider block and the list of what it offers.
package provider

import (
	"context"
	"sync/atomic"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerlocation"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerorg"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customeruser"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/onboardingtemplate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/packagecatalogue"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provisioningprecheck"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Address is where Terraform finds the provider.
const Address = "registry.terraform.io/webex-wholesale/webexwholesale"

type wholesale struct {
	version string
	// runtime is what Configure made last.
	runtime atomic.Pointer[lifecycle.Runtime]
	// validated is true once the provider block was validated.
	validated atomic.Bool
	// client is the one that was connected last, nil before the first call.
	client atomic.Pointer[webex.Client]
}

// New returns the constructor of the provider; version is shown in the
// User-Agent.
func New(version string) func() provider.Provider {
	return func() provider.Provider { return &wholesale{version: version} }
}

// Metadata implements provider.Provider.
func (w *wholesale) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = lifecycle.ProviderName
	resp.Version = w.version
}

// Resources implements provider.Provider.
func (w *wholesale) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		onboardingtemplate.NewResource,
		customerorg.NewResource,
		customerlocation.NewResource,
		customeruser.NewResource,
	}
}

// ListResources implements provider.ProviderWithListResources.
func (w *wholesale) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{
		onboardingtemplate.NewListResource,
		customerorg.NewListResource,
		customerlocation.NewListResource,
		customeruser.NewListResource,
	}
}

// DataSources implements provider.Provider.
func (w *wholesale) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{
		onboardingtemplate.NewDataSource,
		onboardingtemplate.NewPluralDataSource,
		customerorg.NewDataSource,
		customerorg.NewPluralDataSource,
		customerlocation.NewDataSource,
		customerlocation.NewPluralDataSource,
		customeruser.NewDataSource,
		customeruser.NewPluralDataSource,
		customeruser.NewRolesDataSource,
		packagecatalogue.NewDataSource,
		provisioningprecheck.NewDataSource,
	}
}
