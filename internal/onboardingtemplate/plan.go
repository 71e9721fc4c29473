package onboardingtemplate

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// validate checks what a configuration says alone (requirements T5 and T6).
func validate(ctx context.Context, config *model) diag.Diagnostics {
	var problems diag.Diagnostics
	facts := relations.Template{PSTNProvider: lifecycle.Fact(config.PSTNProvider, config.PSTNProvider.ValueString)}
	if !config.Authentication.IsNull() && !config.Authentication.IsUnknown() {
		var signIn authentication
		problems.Append(config.Authentication.As(ctx, &signIn, basetypes.ObjectAsOptions{})...)
		facts.IdPEntityID = lifecycle.Fact(signIn.IdPEntityID, signIn.IdPEntityID.ValueString)
		facts.OIDCIdPName = lifecycle.Fact(signIn.OIDCIdPName, signIn.OIDCIdPName.ValueString)
		if facts.Method = lifecycle.Fact(signIn.Method, signIn.Method.ValueString); facts.Method.IsAbsent() {
			facts.Method = estate.Known(rules.MethodWebex)
		}
	}
	if !problems.HasError() {
		problems.Append(lifecycle.CheckConfiguration(relations.TemplateKind, facts)...)
	}
	return problems
}

// plan decides who manages the template: a backend with template endpoints, or
// Partner Hub, whose template is adopted by its provisioning id (requirement
// T10).
func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	answer := relations.NotAsked
	if p.Creating() {
		answer = planCreate(ctx, p)
	}
	judge(p, answer)
}

// planCreate completes a new template by what the backend answers.
func planCreate(ctx context.Context, p *lifecycle.Planning[model]) relations.TemplateBackend {
	if p.Config.ProvisioningID.IsUnknown() || p.Runtime.Deferred {
		return relations.NotAsked
	}
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return relations.NotAsked
	}
	adopted := p.Config.ProvisioningID.ValueString()
	supported, failed := client.HasOnboardingTemplates(ctx)
	if explain.BadCredentials(failed) {
		p.Diagnostics.Append(explain.Diagnostic("Webex refused the credentials", failed))
		return relations.NotAsked
	}
	if failed != nil {
		p.Diagnostics.AddWarning("Templates could not be checked", explain.Error(failed))
	}
	if adopted == "" {
		switch {
		case failed != nil:
		case !supported:
			return relations.NoTemplates
		default:
			p.Plan.Management = types.StringValue(managedByBackend)
		}
		return relations.NotAsked
	}
	p.Plan.ID, p.Plan.Management = types.StringValue(adopted), types.StringValue(managedByPartnerHub)
	if supported && failed == nil {
		if _, err := client.GetOnboardingTemplate(ctx, adopted); errors.Is(err, webex.ErrNotFound) {
			return relations.NoSuchTemplate
		}
	}
	return relations.NotAsked
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
