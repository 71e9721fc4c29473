package customerorg

import (
	"context"
	"encoding/json"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
)

// createdWith holds, in the private state, the packages that the customer was
// created with: the level that its administrators need (rule U5). Webex does
// not return it.
const createdWith = "created_with"

// enterBook tells the plan's book what becomes of the customer, and reports
// what does not go together with its users and locations.
func enterBook(ctx context.Context, p *lifecycle.Planning[model]) {
	customer := planbook.Customer{Fate: planbook.Keeps}
	switch {
	case p.Destroying():
		customer.Fate = planbook.Destroys
		customer.Reference = planbook.Reference{ID: p.Prior.ID.ValueString(), ExternalID: p.Prior.ExternalID.ValueString()}
		p.Runtime.Conflicts(p.Diagnostics, p.Runtime.Book.PlanCustomer(customer))
		return
	case p.Creating():
		customer.Fate, customer.Replaces = planbook.Creates, p.Replacing
	default:
		customer.Former = planbook.Reference{ID: p.Prior.ID.ValueString(), ExternalID: p.Prior.ExternalID.ValueString()}
		stored, problems := p.Private.GetKey(ctx, createdWith)
		p.Diagnostics.Append(problems...)
		if len(stored) > 0 && json.Unmarshal(stored, &customer.CreatedWith) != nil {
			customer.CreatedWith = nil
		}
	}
	customer.Reference = planbook.Reference{ID: p.Plan.ID.ValueString(), ExternalID: p.Plan.ExternalID.ValueString()}
	customer.SubPartner = p.Plan.SubPartnerOrgID.String()
	customer.HeadOfficeLocationID = p.Plan.HeadOfficeLocationID.ValueString()
	if !p.Plan.Packages.IsUnknown() {
		customer.Packages = toSelection(ctx, p.Plan.Packages)
	}
	p.Runtime.Conflicts(p.Diagnostics, p.Runtime.Book.PlanCustomer(customer))
}

// rememberPackages stores what the customer is created with.
func rememberPackages(ctx context.Context, o *lifecycle.Operation[model]) {
	names, err := json.Marshal(toSelection(ctx, o.Plan.Packages).Names())
	if err == nil {
		o.Diagnostics.Append(o.Private.SetKey(ctx, createdWith, names)...)
	}
}
