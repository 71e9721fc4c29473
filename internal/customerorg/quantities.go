package customerorg

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// worthSending reports whether a PUT is needed. After an import the state does
// not know the quantities; where nothing else changes and the licences show
// exactly the planned ones, nothing is written.
func worthSending(ctx context.Context, o *lifecycle.Operation[model]) (bool, error) {
	if unknown, _ := quantitiesUnknown.Read(ctx, o.Private, o.Diagnostics); !unknown {
		return true, nil
	}
	others := *o.Plan
	others.Packages = o.Prior.Packages
	planned, prior := toSelection(ctx, o.Plan.Packages), toSelection(ctx, o.Prior.Packages)
	if provisioningChanged(o.Prior, &others) || !sameNames(planned, prior) {
		return true, nil
	}
	shown, err := licensedUnits(ctx, o.Client, o.Prior.ID.ValueString(), o.Prior.OrgID.ValueString())
	if err != nil {
		return false, err
	}
	for name, quantity := range planned {
		if units, ok := quantity.Units(); ok && shown[name] != units {
			return true, nil
		}
	}
	return false, nil
}

// licensed is how many units the licences of the packages show, where the plan
// needs it: for quantities that the state does not know, as after an import, and
// for those that a PUT repeats. Where Webex can't be asked, it is nil.
func licensed(ctx context.Context, p *lifecycle.Planning[model]) map[string]int64 {
	if p.Plan.Packages.IsUnknown() || p.Deferred() || p.Prior.OrgID.ValueString() == "" {
		return nil
	}
	prior := priorSelection(ctx, p)
	asked := hasQuantity(prior) && provisioningChanged(p.Prior, p.Plan)
	for name, quantity := range toSelection(ctx, p.Plan.Packages) {
		asked = asked || prior[name].IsUnknown() && quantity.IsUnits()
	}
	if !asked {
		return nil
	}
	client, ok := p.Client()
	if !ok {
		return nil
	}
	shown, err := licensedUnits(ctx, client, p.Prior.ID.ValueString(), p.Prior.OrgID.ValueString())
	if err != nil {
		return nil
	}
	return shown
}

// hasQuantity reports whether a quantity is known: with one, all are.
func hasQuantity(selection rules.Selection) bool {
	for _, quantity := range selection {
		if quantity.IsUnits() {
			return true
		}
	}
	return false
}

func sameNames(a, b rules.Selection) bool {
	for name := range a {
		if _, ok := b[name]; !ok {
			return false
		}
	}
	return len(a) == len(b)
}

// licensedUnits reads how many units the licences of each package show.
func licensedUnits(ctx context.Context, client *webex.Client, customerID, orgID string) (map[string]int64, error) {
	customer, err := client.GetCustomerWithLicenses(ctx, customerID)
	if err != nil {
		return nil, err
	}
	if customer.ResourceDetails == nil || orgID == "" {
		return nil, nil
	}
	shown, complete, err := unitsOf(ctx, client, orgID, customer.ResourceDetails.Packages)
	if err == nil && !complete {
		// A list may be short for once.
		shown, _, err = unitsOf(ctx, client, orgID, customer.ResourceDetails.Packages)
	}
	return shown, err
}

// unitsOf reads the units of packages, and whether all of their licences are listed.
func unitsOf(ctx context.Context, client *webex.Client, orgID string, packages []wire.PackageDetail) (shown map[string]int64, complete bool, err error) {
	licenses, err := client.ListLicenses(ctx, orgID)
	if err != nil {
		return nil, false, err
	}
	units := map[string]int64{}
	for _, license := range licenses {
		units[license.ID] = license.TotalUnits
	}
	shown, complete = map[string]int64{}, true
	for _, detail := range packages {
		for _, id := range detail.LicenseIDs {
			number, listed := units[id]
			shown[detail.Name], complete = max(shown[detail.Name], number), complete && listed
		}
	}
	return shown, complete, nil
}
