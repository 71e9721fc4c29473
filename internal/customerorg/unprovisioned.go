package customerorg

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// neverProvisioned reports whether provisioning failed before the customer had
// an organization. There is nothing to protect then, and nothing that could not
// be changed by creating the customer again. It counts only for a customer that
// Terraform created: Webex shows no organization for any customer that failed,
// so after an import nobody knows whether it has one. A customer that attaches
// an existing organization is never taken for such a customer either.
func neverProvisioned(customer *model) bool {
	created := customer.ProvisioningID.ValueString() != ""
	return created && webex.StateOf(customer.Status.ValueString()) == webex.Failed && customer.OrgID.ValueString() == ""
}

// keepImported leaves the provisioning id of an imported customer unknown while
// it fails: that tells it from one that Terraform created.
func keepImported(o *lifecycle.Operation[model], customer wire.Customer) {
	if webex.StateOf(customer.Status) == webex.Failed && o.Prior.ProvisioningID.IsNull() {
		o.Plan.ProvisioningID = o.Prior.ProvisioningID
	}
}

// planCorrection replaces a customer that was never provisioned, if any of its
// values changes: what the create was asked for stays as it is at Webex until
// then. Without a change, the next apply tries to provision it again.
func planCorrection(p *lifecycle.Planning[model]) {
	var changed []string
	for _, value := range []struct {
		name                   string
		config, prior, planned attr.Value
	}{
		{"external_id", p.Config.ExternalID, p.Prior.ExternalID, p.Plan.ExternalID},
		{"provisioning_id", p.Config.ProvisioningID, p.Prior.ProvisioningID, p.Plan.ProvisioningID},
		{"name", p.Config.Name, p.Prior.Name, p.Plan.Name},
		{"primary_email", p.Config.PrimaryEmail, p.Prior.PrimaryEmail, p.Plan.PrimaryEmail},
		{"language", p.Config.Language, p.Prior.Language, p.Plan.Language},
		{"address", p.Config.Address, p.Prior.Address, p.Plan.Address},
		{"packages", p.Config.Packages, p.Prior.Packages, p.Plan.Packages},
		{"head_office", p.Config.HeadOffice, p.Prior.HeadOffice, p.Plan.HeadOffice},
		{"meetings_time_zone", p.Config.MeetingsTimeZone, p.Prior.MeetingsTimeZone, p.Plan.MeetingsTimeZone},
		{"org_id", p.Config.OrgID, p.Prior.OrgID, p.Plan.OrgID},
		{"sub_partner_org_id", p.Config.SubPartnerOrgID, p.Prior.SubPartnerOrgID, p.Plan.SubPartnerOrgID},
		{"sub_partner_admin_email", p.Config.SubPartnerAdminEmail, p.Prior.SubPartnerAdminEmail, p.Plan.SubPartnerAdminEmail},
	} {
		computed := value.config.IsNull() && value.planned.IsUnknown()
		if !computed && !value.prior.Equal(value.planned) {
			changed = append(changed, value.name)
			p.RequiresReplace = append(p.RequiresReplace, path.Root(value.name))
		}
	}
	if len(changed) > 0 {
		p.Diagnostics.AddAttributeWarning(p.RequiresReplace[0], "The customer is created again",
			"Webex could not provision the customer, so it has no organization and nothing is lost: to change "+strings.Join(changed, ", ")+
				", the failed customer is removed and created again.")
	}
	leaveOpen(p)
}

// protected reports whether deletion_protection keeps the customer. What the
// state takes for a customer without an organization may have one by now, so
// Webex is asked before anything is removed.
func protected(ctx context.Context, o *lifecycle.Operation[model]) (bool, error) {
	if !o.Prior.DeletionProtection.ValueBool() || !neverProvisioned(o.Prior) {
		return o.Prior.DeletionProtection.ValueBool(), nil
	}
	customer, err := o.Client.GetCustomer(ctx, o.Prior.ID.ValueString())
	if isGone(err) {
		return false, nil
	}
	return customer.OrgID != "", err
}
