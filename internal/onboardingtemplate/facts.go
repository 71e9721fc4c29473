package onboardingtemplate

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// judge tells the estate what becomes of the template and what the backend
// answered, and reports what is wrong with it, as customers that were provisioned
// with one that goes. A template that was adopted stays in Partner Hub.
func judge(p *lifecycle.Planning[model], answer relations.TemplateBackend) {
	judged := lifecycle.Judged{Kind: relations.TemplateKind}
	if p.Prior != nil {
		judged.ID = p.Prior.ID.ValueString()
		judged.Now, judged.Label = toFacts(p.Prior), label(p.Prior)
	}
	if p.Plan != nil {
		then := toFacts(p.Plan)
		then.Backend = answer
		then.SettingsChange = p.Updating() && changed(p.Prior.settings, p.Plan.settings)
		judged.Then, judged.Label, judged.Natural = then, label(p.Plan), p.Plan.Name.ValueString()+p.Plan.ProvisioningID.ValueString()
	}
	p.Judge(judged)
}

func label(template *model) string {
	return `the onboarding template "` + template.Name.ValueString() + `"`
}

func toFacts(template *model) relations.Template {
	return relations.Template{
		ProvisioningID: lifecycle.Fact(template.ProvisioningID, template.ProvisioningID.ValueString),
		Adopted:        template.Management.ValueString() == managedByPartnerHub,
	}
}
