package onboardingtemplate

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// validate checks what a configuration says alone (requirements T5 and T6).
func validate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	if config.PSTNProvider.ValueString() != "" {
		problems.AddAttributeWarning(path.Root("pstn_provider"), "A PSTN provider in the template has limitations",
			"Cisco advises against setting the Cloud Connected PSTN provider in the onboarding template, because of its limitations. Choosing it for each location keeps all possibilities open (rule T5).")
	}
	if config.Authentication.IsNull() || config.Authentication.IsUnknown() {
		return problems
	}
	var signIn authentication
	problems.Append(config.Authentication.As(ctx, &signIn, basetypes.ObjectAsOptions{})...)
	if problems.HasError() || signIn.Method.IsUnknown() {
		return problems
	}
	method := signIn.Method.ValueString()
	if signIn.Method.IsNull() {
		method = rules.MethodWebex
	}
	for _, violation := range rules.CheckAuthentication(method, presence(signIn.IdPEntityID), presence(signIn.OIDCIdPName)) {
		problems.AddAttributeError(path.Root("authentication").AtName(violation.Attribute), violation.Summary, violation.Detail)
	}
	return problems
}

func presence(text types.String) rules.Presence {
	if text.IsUnknown() {
		return rules.Unknown
	}
	return rules.PresenceOf(text.ValueString())
}

// plan decides who manages the template: a backend with template endpoints, or
// Partner Hub, whose template is adopted by its provisioning id (requirement
// T10).
func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	switch {
	case p.Creating():
		planCreate(ctx, p)
	case p.Updating():
		planUpdate(p)
	}
	judge(p)
}

func planCreate(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Config.ProvisioningID.IsUnknown() || p.Runtime.Deferred {
		return
	}
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return
	}
	adopted := p.Config.ProvisioningID.ValueString()
	supported, err := client.HasOnboardingTemplates(ctx)
	switch {
	case explain.BadCredentials(err):
		p.Diagnostics.Append(explain.Diagnostic("Webex refused the credentials", err))
		return
	case err != nil:
		p.Diagnostics.AddWarning("Templates could not be checked", explain.Error(err))
	case adopted != "" && supported:
		if _, err := client.GetOnboardingTemplate(ctx, adopted); errors.Is(err, webex.ErrNotFound) {
			p.Diagnostics.AddAttributeError(path.Root("provisioning_id"), "There is no template with this Provisioning ID",
				"The backend knows no onboarding template "+p.Config.ProvisioningID.String()+". Copy the Provisioning ID of an existing template, or leave provisioning_id out to create one.")
		}
	case adopted == "" && !supported:
		p.Diagnostics.AddAttributeError(path.Root("provisioning_id"), "Webex has no API that creates onboarding templates",
			"Create the template in Partner Hub, copy its Provisioning ID, and set provisioning_id to it. The provider then adopts the template and sends no write for it (rule T10).")
	case adopted == "":
		p.Plan.Management = types.StringValue(managedByBackend)
	}
	if adopted != "" {
		p.Plan.ID = types.StringValue(adopted)
		p.Plan.Management = types.StringValue(managedByPartnerHub)
	}
}

func planUpdate(p *lifecycle.Planning[model]) {
	if !p.Plan.ProvisioningID.IsUnknown() && !webexid.Same(p.Plan.ProvisioningID.ValueString(), p.Prior.ProvisioningID.ValueString()) {
		p.Immutable(path.Root("provisioning_id"), p.Prior.ProvisioningID, p.Plan.ProvisioningID,
			"It names another template. Adopt that one with a resource of its own, and take this one out of the configuration.")
	}
	if p.Prior.Management.ValueString() == managedByPartnerHub && changed(p.Prior.settings, p.Plan.settings) {
		p.Diagnostics.AddWarning("Partner Hub keeps the settings of this template",
			"The template was adopted through provisioning_id, and no API changes it. The new settings are recorded in the state only; change them in Partner Hub too (rule T10).")
	}
}

// changed reports whether a setting that the state knows is planned to change.
// After adopting by import the state knows none.
func changed(prior, planned settings) bool {
	pairs := [][2]attr.Value{
		{prior.Name, planned.Name},
		{prior.Country, planned.Country},
		{prior.ServiceProviderAdmin, planned.ServiceProviderAdmin},
		{prior.WholesaleSubscriptionID, planned.WholesaleSubscriptionID},
		{prior.DefaultEmailLanguage, planned.DefaultEmailLanguage},
		{prior.PSTNProvider, planned.PSTNProvider},
		{prior.BrandName, planned.BrandName},
		{prior.AllowAdminInviteEmails, planned.AllowAdminInviteEmails},
		{prior.AllowWebexCalls, planned.AllowWebexCalls},
		{prior.Authentication, planned.Authentication},
	}
	if prior.Name.IsNull() {
		return false
	}
	for _, pair := range pairs {
		if !pair[0].Equal(pair[1]) {
			return true
		}
	}
	return false
}
