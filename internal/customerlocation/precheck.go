package customerlocation

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// precheck asks Webex whether the customer has a location of this name, such as
// its head office, which need not be in the configuration. That rests on an
// object of the partner's own, of which it is not known yet what becomes of it
// in this run, and so it is a warning.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	reference := p.Plan.Judged(p.Runtime)
	link, named := reference.Link().Get()
	if !p.Prechecks() || p.Plan.Name.IsUnknown() || !named || p.Diagnostics.HasError() || p.Replacing {
		return
	}
	for _, key := range relations.LocationNameKeys(reference, p.Plan.Name.ValueString()) {
		if p.Runtime.Estate.Suspect(key) {
			return
		}
	}
	parent, planned := p.Runtime.Estate.Parent(relations.LocationKind, relations.CustomerKind, link)
	if planned && (parent.Now == nil || parent.Goes()) {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	customer, err := client.ResolveCustomer(ctx, p.Plan.Key())
	if err != nil || customer.OrgID == "" {
		// The customer may be made by this very plan.
		return
	}
	var existing *wire.Location
	_, answered := p.Runtime.Ask(ctx, p.Diagnostics, func(ctx context.Context) (err error) {
		existing, err = byName(ctx, client, customer.OrgID, p.Plan.Name.ValueString())
		return err
	})
	if !answered || existing == nil {
		return
	}
	if _, judged := p.Runtime.Estate.Planned(lifecycle.Handle(relations.LocationKind, existing.ID)); judged {
		return
	}
	p.Diagnostics.AddAttributeWarning(path.Root("name"), "A location with this name is at Webex now",
		"Unless this run renames or removes that location first, the apply will refuse to create another one. "+takeOver(customer, *existing))
}

// takeOver explains an existing location, with the import block that takes it
// over.
func takeOver(customer wire.Customer, existing wire.Location) string {
	return "The customer has a location named \"" + existing.Name + "\". Use another name, or take the location over with:\n\n" +
		lifecycle.ImportBlock("customer_location", importKey(customer, existing))
}

// existsAlready is what an apply says that finds such a location.
func existsAlready(customer wire.Customer, name string) string {
	return takeOver(customer, wire.Location{Name: name}) + lifecycle.ReplacedInOrder
}
