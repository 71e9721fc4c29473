package customeruser

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// precheck asks Webex whether the user could be created, where the customer
// exists already. Only the address is asked about: a number, an extension or a
// seat that is taken now may be given up by another user of the same plan.
func precheck(ctx context.Context, p *lifecycle.Planning[model]) {
	if !p.Prechecks() || p.Plan.Email.IsUnknown() || p.Plan.Booked() == (planbook.Reference{}) || p.Diagnostics.HasError() || p.Replacing || p.Runtime.Book.HoldsUser(p.Plan.Email.ValueString()) {
		return
	}
	fate, planned := p.Runtime.Book.Planned(p.Plan.Booked())
	if planned && fate != planbook.Keeps {
		return
	}
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return
	}
	customer, err := client.ResolveCustomer(ctx, p.Plan.Key())
	if err != nil {
		// The customer may be made by this very plan.
		return
	}
	if customer.Status != wire.CustomerProvisioned && customer.Status != wire.CustomerProvisionedWithErrors {
		// Webex refuses every user until the apply has finished what an earlier
		// one began.
		return
	}
	if !planned && !p.Plan.Package.IsUnknown() && !slices.Contains(customer.Packages, p.Plan.Package.ValueString()) {
		p.Diagnostics.AddAttributeError(path.Root("package"), "The customer does not have the user's package",
			fmt.Sprintf("The customer %q has %s, but not %q. Add the package to the customer, or give the user one that it has (rule U2).", customer.ExternalID, rules.Quoted(customer.Packages, "and"), p.Plan.Package.ValueString()))
		return
	}
	refusal := p.Runtime.AskFirst(ctx, p.Diagnostics, func(ctx context.Context) (wire.Precheck, error) {
		return client.ValidateSubscriber(ctx, wire.SubscriberRequest{CustomerID: customer.ID, Email: p.Plan.Email.ValueString()})
	})
	if refusal == nil {
		return
	}
	if existing, err := client.FindSubscriber(ctx, customer.ID, p.Plan.Email.ValueString()); err == nil && existing != nil {
		p.Diagnostics.AddAttributeError(path.Root("email"), "This user exists already", takeOver(refusal, existing.ID))
		return
	}
	p.Diagnostics.AddAttributeError(path.Root("email"), "Webex would refuse this user", lifecycle.Explain(refusal))
}

// takeOver explains an existing user, with the import block that takes it over.
func takeOver(refusal error, id string) string {
	return "The customer has a user with this e-mail address. " + refusal.Error() +
		"\n\nTake the user over with:\n\n" + lifecycle.ImportBlock("customer_user", id)
}
