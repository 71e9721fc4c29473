package customeruser

import (
	"context"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// precheck asks Webex whether the user could be created, where the customer
// exists already. Only the address is asked about: a number, an extension or a
// seat that is taken now may be given up by another user of the same plan. What
// rests on an object of the partner's own, of which it is not known yet what
// becomes of it in this run, is a warning.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Plan.Email.IsUnknown() || p.Runtime.Estate.Suspect(relations.EmailKey(p.Plan.Email.ValueString())) {
		return
	}
	customer, ok := customerref.FindExisting(ctx, p, p.Plan.CustomerReference, relations.UserKind)
	if !ok {
		return
	}
	if webex.StateOf(customer.Status) != webex.Ready {
		// Webex refuses every user until the apply has finished what an earlier
		// one began.
		return
	}
	if !customer.Planned && !p.Plan.Package.IsUnknown() && !slices.Contains(customer.Packages, p.Plan.Package.ValueString()) {
		p.Report(relations.PackageNotThere(customer.ExternalID, customer.Packages, p.Plan.Package.ValueString()))
		return
	}
	refusal := p.Runtime.AskFirst(ctx, p.Diagnostics, func(ctx context.Context) (wire.Precheck, error) {
		return customer.Client.ValidateSubscriber(ctx, wire.SubscriberRequest{CustomerID: customer.ID, Email: p.Plan.Email.ValueString()})
	})
	if refusal == nil {
		return
	}
	if existing, err := customer.Client.FindSubscriber(ctx, "", p.Plan.Email.ValueString()); err == nil && existing != nil {
		if _, judged := p.Runtime.Estate.Planned(lifecycle.Handle(relations.UserKind, existing.ID)); !judged {
			says := "Another customer, \"" + existing.ExternalCustomerID + "\", has a user with this e-mail address. " + refusal.Error()
			if webexid.Same(existing.CustomerID, customer.ID) {
				says = takeOver(refusal, existing.ID)
			}
			p.Report(relations.UserThere(says))
		}
		return
	}
	p.Report(relations.UserRefused(explain.Error(refusal)))
}

// takeOver explains an existing user, with the import block that takes it over.
func takeOver(refusal error, id string) string {
	return "The customer has a user with this e-mail address. " + refusal.Error() +
		"\n\nTake the user over with:\n\n" + lifecycle.ImportBlock("customer_user", id)
}
