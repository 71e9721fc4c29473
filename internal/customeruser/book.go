package customeruser

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
)

// enterBook tells the plan's book what the user will be, and reports what does
// not go together with its customer and with other users.
func enterBook(p *lifecycle.Planning[model]) {
	user := planbook.User{
		Customer:      p.Plan.Booked(),
		ID:            p.Plan.ID.ValueString(),
		Email:         p.Plan.Email.ValueString(),
		Name:          fmt.Sprintf("%s %s", p.Plan.FirstName.ValueString(), p.Plan.LastName.ValueString()),
		Package:       p.Plan.Package.ValueString(),
		LocationID:    p.Plan.LocationID.ValueString(),
		PhoneNumber:   digits(p.Plan.PhoneNumber),
		Extension:     p.Plan.Extension.ValueString(),
		Administrator: administers(p.Plan),
		Changed:       true,
	}
	if p.Updating() {
		user.Changed = !p.Prior.Package.Equal(p.Plan.Package) || administers(p.Prior) != administers(p.Plan)
	}
	lifecycle.Conflicts(p.Diagnostics, p.Runtime.Book.PlanUser(user))
}
