package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
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

func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	locateHeadOffice(ctx, p)
	judge(ctx, p)
	switch {
	case p.Destroying():
		if p.Prior.DeletionProtection.ValueBool() && !neverProvisioned(p.Prior) {
			refuseDeletion(p.Diagnostics)
		}
	case p.Removed(ctx):
		p.Plan.ID = types.StringUnknown()
		leaveOpen(p)
		p.CreateAgain(ctx, organizationToDelete)
	case p.Updating():
		planUpdate(ctx, p)
	default:
		p.Diagnostics.Append(validateCreate(ctx, p.Config)...)
		precheck(ctx, p)
	}
}

func refuseDeletion(problems *diag.Diagnostics) {
	problems.AddAttributeError(path.Root("deletion_protection"), "This customer is protected",
		"deletion_protection is true in the state, so the customer is not destroyed. Set deletion_protection = false, run terraform apply, and destroy it then. "+
			"If Terraform wants to replace it because an earlier create failed, run terraform untaint on it first.")
}

func planUpdate(ctx context.Context, p *lifecycle.Planning[model]) {
	if neverProvisioned(p.Prior) {
		planCorrection(p)
		return
	}
	p.Immutable(path.Root("provisioning_id"), p.Prior.ProvisioningID, p.Plan.ProvisioningID,
		"A customer keeps the template it was created with.")
	p.Immutable(path.Root("primary_email"), p.Prior.PrimaryEmail, p.Plan.PrimaryEmail,
		"Change the administrator in Control Hub, and set the old value here.")
	p.Immutable(path.Root("language"), p.Prior.Language, p.Plan.Language,
		"Change the preferred language in Control Hub, and set the old value here.")
	p.Immutable(path.Root("org_id"), p.Prior.OrgID, p.Plan.OrgID,
		"An organization is attached by a customer resource of its own.")
	p.Immutable(path.Root("sub_partner_org_id"), p.Prior.SubPartnerOrgID, p.Plan.SubPartnerOrgID,
		"A customer stays with the sub-partner it was created for.")
	if !p.Plan.Packages.IsUnknown() {
		planPackages(ctx, p)
	}
	if p.Diagnostics.HasError() {
		return
	}
	if webex.Unfinished(p.Prior.Status.ValueString()) || packageFailed(p.Prior) || provisioningChanged(p.Prior, p.Plan) {
		leaveOpen(p)
	} else {
		p.Plan.Status, p.Plan.PackageStatus = p.Prior.Status, p.Prior.PackageStatus
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

func planPackages(ctx context.Context, p *lifecycle.Planning[model]) {
	prior := priorSelection(ctx, p)
	planned := toSelection(ctx, p.Plan.Packages)
	p.Diagnostics.Append(atPackages(planned, rules.CheckTransition(prior, planned))...)
	if !p.Diagnostics.HasError() {
		p.Diagnostics.Append(atPackages(planned, checkLicensed(ctx, p, prior, planned))...)
	}
	planOutgrown(ctx, p, prior, planned)
	if !rules.NeedsHeadOffice(prior.Names()) {
		p.Diagnostics.Append(requireHeadOffice(ctx, p.Config)...)
	} else if rules.NeedsHeadOffice(planned.Names()) {
		p.Immutable(path.Root("head_office"), p.Prior.HeadOffice, p.Plan.HeadOffice,
			"The head office is a location now: change it as a webexwholesale_customer_location (imported by its name), and set the old value here.")
	}
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
