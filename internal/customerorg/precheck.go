package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// known reports whether everything that Webex is asked about is known. The
// Provisioning ID need not be: on the very first plan its template does not
// exist yet, and Webex checks the rest without it.
func known(ctx context.Context, config *model) bool {
	for _, value := range []attr.Value{
		config.ExternalID, config.Name, config.PrimaryEmail, config.Language, config.Address, config.Packages,
		config.HeadOffice, config.MeetingsTimeZone, config.OrgID, config.SubPartnerOrgID, config.SubPartnerAdminEmail,
	} {
		raw, err := value.ToTerraformValue(ctx)
		if err != nil || !raw.IsFullyKnown() {
			return false
		}
	}
	return true
}

// precheck asks Webex whether the customer could be created. That an object of
// the partner's own stands in the way is a warning while it is not known what
// becomes of it in this run.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	if !p.Prechecks() || !known(ctx, p.Config) || p.Diagnostics.HasError() || p.Replacing || p.Runtime.Estate.Suspect(externalIDKey(p.Runtime, p.Plan)) {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	// A create has neither of the two yet, whatever the plan shows.
	planned := *p.Plan
	planned.OrgID, planned.Name = p.Config.OrgID, p.Config.Name
	request, problems := toRequest(ctx, &planned)
	p.Diagnostics.Append(problems...)
	refusal := p.Runtime.AskFirst(ctx, p.Diagnostics, func(ctx context.Context) (wire.Precheck, error) {
		return client.ValidateCustomer(ctx, request)
	})
	if refusal == nil {
		return
	}
	if existing, err := byExternalID(ctx, client, request.ExternalID); err == nil && existing != nil {
		if _, judged := p.Runtime.Estate.Planned(lifecycle.Handle(relations.CustomerKind, existing.ID)); !judged {
			p.Report(relations.CustomerThere(takeOver(request.ExternalID)))
		}
		return
	}
	if explain.EmailTaken(refusal) {
		p.Report(relations.AdministratorTaken(explain.Error(refusal)))
		return
	}
	p.Report(relations.CustomerRefused(explain.Error(refusal)))
}
