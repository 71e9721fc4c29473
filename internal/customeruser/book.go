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
		Customer: p.Plan.Booked(),
		ID:       p.Plan.ID.ValueString(),
		Email:    p.Plan.Email.ValueString(),
		Name:     fmt.Sprintf("%s %s", p.Plan.FirstName.ValueString(), p.Plan.LastName.ValueString()),
		Standing: standing(p.Plan, willAdminister(p.Prior, p.Plan)),
		Replaces: p.Replacing,
	}
	if p.Updating() {
		former := standing(p.Prior, administers(p.Prior))
		user.Former = &former
	}
	p.Runtime.Conflicts(p.Diagnostics, p.Runtime.Book.PlanUser(user))
}

func standing(user *model, administrator bool) planbook.Standing {
	return planbook.Standing{
		Package:       user.Package.ValueString(),
		Administrator: administrator,
		Line:          lineOf(user),
	}
}

func lineOf(user *model) planbook.Line {
	return planbook.Line{
		LocationID:  user.LocationID.ValueString(),
		PhoneNumber: digits(user.PhoneNumber),
		Extension:   user.Extension.ValueString(),
	}
}
