package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// precheck asks Webex whether the customer could be created. One that the
// state holds is about to be replaced, so that it exists proves nothing.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	if !p.Known || !p.Prechecks() || p.Diagnostics.HasError() || p.Runtime.Book.HoldsCustomer(p.Plan.ExternalID.ValueString()) {
		return
	}
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return
	}
	// A create has neither of the two yet, whatever the plan shows.
	planned := *p.Plan
	planned.OrgID, planned.Name = p.Config.OrgID, p.Config.Name
	request, problems := toRequest(ctx, &planned)
	p.Diagnostics.Append(problems...)
	client = api(client, p.Plan)
	refusal := p.Runtime.AskFirst(ctx, p.Diagnostics, func(ctx context.Context) (webex.Precheck, error) {
		return client.ValidateCustomer(ctx, request)
	})
	if refusal == nil {
		return
	}
	if existing, err := byExternalID(ctx, client, request.ExternalID); err == nil && existing != nil {
		refuseExisting(p.Diagnostics, request.ExternalID)
		return
	}
	p.Diagnostics.AddAttributeError(path.Empty(), "Webex would refuse this customer", lifecycle.Explain(refusal))
}
