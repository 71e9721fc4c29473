package onboardingtemplate

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
)

// judge tells the estate what becomes of the template, and reports customers
// that were provisioned with one that goes. A template that was adopted stays
// in Partner Hub.
func judge(p *lifecycle.Planning[model]) {
	judged := lifecycle.Judged{Kind: relations.TemplateKind}
	if p.Prior != nil {
		judged.ID = p.Prior.ID.ValueString()
		judged.Now, judged.Label = toFacts(p.Prior), label(p.Prior)
	}
	if p.Plan != nil {
		judged.Then, judged.Label, judged.Natural = toFacts(p.Plan), label(p.Plan), p.Plan.Name.ValueString()+p.Plan.ProvisioningID.ValueString()
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
