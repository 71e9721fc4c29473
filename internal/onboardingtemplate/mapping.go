package onboardingtemplate

import (
	"cmp"
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// toRequest is the template that the plan describes.
func toRequest(ctx context.Context, plan settings) (wire.OnboardingTemplate, diag.Diagnostics) {
	var signIn authentication
	problems := plan.Authentication.As(ctx, &signIn, basetypes.ObjectAsOptions{UnhandledNullAsEmpty: true})
	return wire.OnboardingTemplate{
		Name:                    plan.Name.ValueString(),
		Country:                 plan.Country.ValueString(),
		ServiceProviderAdmin:    plan.ServiceProviderAdmin.ValueString(),
		WholesaleSubscriptionID: plan.WholesaleSubscriptionID.ValueString(),
		DefaultEmailLanguage:    plan.DefaultEmailLanguage.ValueString(),
		PSTNProvider:            plan.PSTNProvider.ValueString(),
		BrandName:               plan.BrandName.ValueString(),
		AllowAdminInviteEmails:  plan.AllowAdminInviteEmails.ValueBool(),
		AllowWebexCalls:         plan.AllowWebexCalls.ValueBool(),
		Authentication: wire.Authentication{
			Method:      signIn.Method.ValueString(),
			IdPEntityID: signIn.IdPEntityID.ValueString(),
			OIDCIdPName: signIn.OIDCIdPName.ValueString(),
		},
	}, problems
}

// toSettings maps a template of the backend over what the state or the
// configuration holds: an empty text stays null or "" as it was written there.
func toSettings(ctx context.Context, template wire.OnboardingTemplate, prior settings) (settings, diag.Diagnostics) {
	var before authentication
	if !prior.Authentication.IsNull() && !prior.Authentication.IsUnknown() {
		prior.Authentication.As(ctx, &before, basetypes.ObjectAsOptions{})
	}
	signIn, problems := types.ObjectValueFrom(ctx, authenticationTypes(), authentication{
		Method:      types.StringValue(cmp.Or(template.Authentication.Method, rules.MethodWebex)),
		IdPEntityID: values.Text(before.IdPEntityID, template.Authentication.IdPEntityID),
		OIDCIdPName: values.Text(before.OIDCIdPName, template.Authentication.OIDCIdPName),
	})
	return settings{
		Name:                    types.StringValue(template.Name),
		Country:                 values.NewCountry(template.Country),
		ServiceProviderAdmin:    types.StringValue(template.ServiceProviderAdmin),
		WholesaleSubscriptionID: types.StringValue(template.WholesaleSubscriptionID),
		DefaultEmailLanguage:    values.NewLanguage(template.DefaultEmailLanguage),
		PSTNProvider:            values.Text(prior.PSTNProvider, template.PSTNProvider),
		BrandName:               values.Text(prior.BrandName, template.BrandName),
		AllowAdminInviteEmails:  types.BoolValue(template.AllowAdminInviteEmails),
		AllowWebexCalls:         types.BoolValue(template.AllowWebexCalls),
		Authentication:          signIn,
	}, problems
}
