package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// quantitiesUnknown marks, in the private state, a customer that was imported:
// Webex does not return quantities, so null means "not known" and not "none".
const quantitiesUnknown privatestate.Note[bool] = "quantities_unknown"

// plan completes the customer, turns it into facts, hands them to the estate, and
// asks Webex what it would make of a create.
func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	locateHeadOffice(ctx, p)
	gone := p.Removed(ctx)
	failed := p.Updating() && !gone && neverProvisioned(p.Prior)
	judge(ctx, p, gone || failed)
	switch {
	case gone:
		p.Plan.ID = types.StringUnknown()
		leaveOpen(p)
		p.CreateAgain(ctx, organizationToDelete)
	case failed:
		planCorrection(p)
	case p.Updating() && (webex.Unfinished(p.Prior.Status.ValueString()) || packageFailed(p.Prior) || provisioningChanged(p.Prior, p.Plan)):
		leaveOpen(p)
	case p.Updating():
		p.Plan.Status, p.Plan.PackageStatus = p.Prior.Status, p.Prior.PackageStatus
	case p.Creating():
		precheck(ctx, p)
	}
}

// leaveOpen plans what provisioning decides as unknown. What the customer has
// got once does not change any more.
func leaveOpen(p *lifecycle.Planning[model]) {
	p.Plan.Status = types.StringUnknown()
	p.Plan.PackageStatus = types.MapUnknown(types.StringType)
	if p.Plan.OrgID.IsNull() {
		p.Plan.OrgID = values.NewWebexIDUnknown()
	}
	if p.Plan.Name.IsNull() {
		p.Plan.Name = types.StringUnknown()
	}
	if p.Plan.HeadOfficeLocationID.IsNull() {
		p.Plan.HeadOfficeLocationID = types.StringUnknown()
	}
}

// packageFailed reports whether a package that the customer is to have failed in
// the background: the next apply tries it again, like a customer that failed.
func packageFailed(customer *model) bool {
	for name, status := range customer.PackageStatus.Elements() {
		if holds(customer.Packages, name) && status.Equal(types.StringValue(wire.CustomerError)) {
			return true
		}
	}
	return false
}

// priorSelection is what the customer has; quantities that the state does not
// know because of an import are unknown, not absent.
func priorSelection(ctx context.Context, p *lifecycle.Planning[model]) rules.Selection {
	prior := toSelection(ctx, p.Prior.Packages)
	if unknown, _ := quantitiesUnknown.Read(ctx, p.Private, p.Diagnostics); !unknown {
		return prior
	}
	for name, quantity := range prior {
		if quantity.IsUnlimited() {
			prior[name] = rules.UnknownQuantity()
		}
	}
	return prior
}

// provisioningChanged reports whether PUT customer has anything to say. A
// value that the state did not know (after an import) counts only where PUT
// would change something with it.
func provisioningChanged(prior, planned *model) bool {
	return !prior.ExternalID.Equal(planned.ExternalID) ||
		!prior.Address.Equal(planned.Address) ||
		!prior.Packages.Equal(planned.Packages) ||
		set(prior.MeetingsTimeZone, planned.MeetingsTimeZone) ||
		set(prior.SubPartnerAdminEmail, planned.SubPartnerAdminEmail)
}

// set reports whether an attribute gets a value that it had not. Leaving it
// out changes nothing at Webex.
func set(prior, planned attr.Value) bool {
	return !planned.IsNull() && !prior.Equal(planned)
}
