package customerlocation

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// precheck asks Webex whether the customer has a location of this name, such as
// its head office, which need not be in the configuration. That rests on an
// object of the partner's own, of which it is not known yet what becomes of it
// in this run, and so it is a warning.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Plan.Name.IsUnknown() {
		return
	}
	for _, key := range relations.LocationNameKeys(p.Plan.Judged(p.Runtime), p.Plan.Name.ValueString()) {
		if p.Runtime.Estate.Suspect(key) {
			return
		}
	}
	customer, ok := customerref.FindExisting(ctx, p, p.Plan.CustomerReference, relations.LocationKind)
	if !ok || customer.OrgID == "" {
		return
	}
	var existing *wire.Location
	_, answered := p.Runtime.Ask(ctx, p.Diagnostics, func(ctx context.Context) (err error) {
		existing, err = byName(ctx, customer.Client, customer.OrgID, p.Plan.Name.ValueString())
		return err
	})
	if !answered || existing == nil {
		return
	}
	if _, judged := p.Runtime.Estate.Planned(lifecycle.Handle(relations.LocationKind, existing.ID)); judged {
		return
	}
	p.Report(relations.LocationThere(takeOver(customer.Customer, *existing)))
}

// takeOver explains an existing location, with the import block that takes it
// over.
func takeOver(customer wire.Customer, existing wire.Location) string {
	return "The customer has a location named \"" + existing.Name + "\". Use another name, or take the location over with:\n\n" +
		lifecycle.ImportBlock("customer_location", importKey(customer, existing))
}
