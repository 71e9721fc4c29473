package customerorg

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// createdWith holds, in the private state, the packages that the customer was
// created with: the level that its administrators need (rule U5). Webex does
// not return it.
const createdWith privatestate.Note[[]string] = "created_with"

// judge tells the estate what becomes of the customer, and reports what is wrong
// with it, by itself or with its users and locations, and with other customers.
// What has to be asked for is fetched before.
func judge(ctx context.Context, p *lifecycle.Planning[model], again bool) {
	judged := lifecycle.Judged{Kind: relations.CustomerKind, Again: again}
	if p.Prior != nil {
		now := toFacts(ctx, p.Runtime, p.Prior)
		now.Fixed = fixed(p, p.Prior)
		if p.Updating() && !p.Prior.Packages.IsUnknown() {
			now.Packages = estate.Known(priorSelection(ctx, p))
		}
		judged.ID, judged.Now, judged.Label = p.Prior.ID.ValueString(), now, label(p.Prior)
	}
	if p.Plan != nil {
		then := toFacts(ctx, p.Runtime, p.Plan)
		then.Fixed = fixed(p, p.Plan)
		then.Attaches = !p.Config.OrgID.IsNull()
		then.HeadOfficeName = newHeadOffice(ctx, p)
		if p.Updating() {
			then.CreatedWith = packagesCreatedWith(ctx, p)
			if !again {
				then.Licensed = licensed(ctx, p)
			}
		}
		judged.Then, judged.Label, judged.Natural = then, label(p.Plan), p.Plan.ExternalID.ValueString()
		if p.Creating() {
			judged.Config = given(ctx, p.Config)
		}
	}
	p.Judge(judged)
}

// fixed are the values that can't be changed.
func fixed(p *lifecycle.Planning[model], customer *model) relations.Fixed {
	if p.Unchanged || !p.Updating() {
		return nil
	}
	return relations.Fixed{
		"provisioning_id":             estate.Map(lifecycle.Fact(customer.ProvisioningID, customer.ProvisioningID.ValueString), relations.UUID),
		"primary_email":               lifecycle.Fact(customer.PrimaryEmail, customer.PrimaryEmail.ValueString),
		"language":                    lifecycle.Fact(customer.Language, customer.Language.ValueString),
		"org_id":                      estate.Map(lifecycle.Fact(customer.OrgID, customer.OrgID.ValueString), relations.UUID),
		lifecycle.SubPartnerAttribute: estate.Map(lifecycle.Fact(customer.SubPartnerOrgID, customer.SubPartnerOrgID.ValueString), relations.UUID),
	}
}

// newHeadOffice is the name of the head office that the plan makes.
func newHeadOffice(ctx context.Context, p *lifecycle.Planning[model]) relations.Text {
	if p.Plan.Packages.IsUnknown() || p.Plan.HeadOffice.IsUnknown() || p.Updating() && rules.NeedsHeadOffice(toSelection(ctx, p.Prior.Packages).Names()) {
		return relations.Text{}
	}
	if p.Plan.HeadOffice.IsNull() || !rules.NeedsHeadOffice(toSelection(ctx, p.Plan.Packages).Names()) {
		return estate.Absent[string]()
	}
	var office headOffice
	if p.Plan.HeadOffice.As(ctx, &office, basetypes.ObjectAsOptions{}).HasError() {
		return relations.Text{}
	}
	return estate.Map(lifecycle.Fact(office.Name, office.Name.ValueString), relations.Fold)
}

func label(customer *model) string {
	if externalID := customer.ExternalID.ValueString(); externalID != "" {
		return `the customer "` + externalID + `"`
	}
	return "a customer"
}

// toFacts is a customer in the terms of the estate.
func toFacts(ctx context.Context, runtime *lifecycle.Runtime, customer *model) relations.Customer {
	facts := ownFacts(ctx, customer)
	facts.SubPartner = runtime.SubPartnerFact(customer.SubPartnerOrgID)
	return facts
}

// ownFacts are those that a customer has whichever provider it belongs to.
func ownFacts(ctx context.Context, customer *model) relations.Customer {
	facts := relations.Customer{
		CustomerReference: relations.CustomerReference{
			ID:         lifecycle.Fact(customer.ID, customer.ID.ValueString),
			ExternalID: lifecycle.Fact(customer.ExternalID, customer.ExternalID.ValueString),
		},
		OrgID:           estate.Map(lifecycle.Fact(customer.OrgID, customer.OrgID.ValueString), relations.UUID),
		ProvisioningID:  lifecycle.Fact(customer.ProvisioningID, customer.ProvisioningID.ValueString),
		HeadOffice:      lifecycle.Fact(customer.HeadOfficeLocationID, customer.HeadOfficeLocationID.ValueString),
		Detaches:        customer.OnDestroy.ValueString() != deleteOrganization && !neverProvisioned(customer),
		Deletes:         customer.OnDestroy.ValueString() == deleteOrganization && !neverProvisioned(customer),
		Protected:       customer.DeletionProtection.ValueBool() && !neverProvisioned(customer),
		Name:            lifecycle.Fact(customer.Name, customer.Name.ValueString),
		HeadOfficeGiven: lifecycle.Fact(customer.HeadOffice, customer.HeadOffice.String),
	}
	switch confirmed := customer.SupportedLocationConfirmed; {
	case confirmed.IsNull():
		facts.Confirmed = estate.Absent[bool]()
	case !confirmed.IsUnknown():
		facts.Confirmed = estate.Known(confirmed.ValueBool())
	}
	if !customer.PrimaryEmail.IsNull() {
		facts.PrimaryEmail = estate.Map(lifecycle.Fact(customer.PrimaryEmail, customer.PrimaryEmail.ValueString), relations.Fold)
	}
	if !customer.Packages.IsUnknown() {
		facts.Packages = estate.Known(toSelection(ctx, customer.Packages))
	}
	return facts
}

// externalIDKey is the key of a customer's external id.
func externalIDKey(runtime *lifecycle.Runtime, customer *model) estate.Key {
	subPartner, _ := runtime.SubPartnerFact(customer.SubPartnerOrgID).Get()
	return relations.ExternalIDKey(subPartner, customer.ExternalID.ValueString())
}

func packagesCreatedWith(ctx context.Context, p *lifecycle.Planning[model]) []string {
	names, _ := createdWith.Read(ctx, p.Private, p.Diagnostics)
	return names
}

// rememberPackages stores what the customer is created with.
func rememberPackages(ctx context.Context, o *lifecycle.Operation[model]) {
	createdWith.Write(ctx, o.Private, o.Diagnostics, toSelection(ctx, o.Plan.Packages).Names())
}
