package customerorg

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// locateHeadOffice plans the location of the head office of an imported
// customer. The import does not know which of several locations it is, but the
// name in the configuration says so; without it, users that refer to the
// location would be planned without any. Where Webex can't be asked, has no such
// location, or made none for the customer's packages, it stays as it is.
func locateHeadOffice(ctx context.Context, p *lifecycle.Planning[model]) {
	if !p.Updating() || p.Deferred() || p.Prior.HeadOfficeLocationID.ValueString() != "" || p.Prior.OrgID.ValueString() == "" {
		return
	}
	if p.Plan.HeadOffice.IsNull() || p.Plan.HeadOffice.IsUnknown() || !rules.NeedsHeadOffice(toSelection(ctx, p.Prior.Packages).Names()) {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	imported := *p.Prior
	imported.HeadOffice = p.Plan.HeadOffice
	location, err := headOfficeLocation(ctx, client, &imported)
	if err == nil && !location.IsNull() {
		p.Plan.HeadOfficeLocationID = location
	}
}
