package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/action"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/accesstoken"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/billingreport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/consentmail"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/functions"
)

var (
	_ provider.ProviderWithFunctions          = (*wholesale)(nil)
	_ provider.ProviderWithEphemeralResources = (*wholesale)(nil)
	_ provider.ProviderWithActions            = (*wholesale)(nil)
)

// Functions implements provider.ProviderWithFunctions.
func (w *wholesale) Functions(context.Context) []func() function.Function {
	return functions.All()
}

// EphemeralResources implements provider.ProviderWithEphemeralResources.
func (w *wholesale) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return []func() ephemeral.EphemeralResource{accesstoken.NewEphemeralResource}
}

// Actions implements provider.ProviderWithActions.
func (w *wholesale) Actions(context.Context) []func() action.Action {
	return []func() action.Action{consentmail.NewAction, billingreport.NewAction}
}
