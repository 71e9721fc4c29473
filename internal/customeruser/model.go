// Package customeruser is a user of a customer: the wholesale subscriber with
// its package, and the person behind it (requirements U2 to U6).
package customeruser

import (
	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
)

// Values of on_destroy.
const (
	detach       = "detach"
	deletePerson = "delete_person"
)

type model struct {
	customerref.CustomerReference
	ID          types.String       `tfsdk:"id"`
	Email       values.Email       `tfsdk:"email"`
	Package     types.String       `tfsdk:"package"`
	FirstName   types.String       `tfsdk:"first_name"`
	LastName    types.String       `tfsdk:"last_name"`
	LocationID  values.WebexID     `tfsdk:"location_id"`
	PhoneNumber values.PhoneNumber `tfsdk:"phone_number"`
	Extension   types.String       `tfsdk:"extension"`
	Roles       types.Set          `tfsdk:"roles"`
	OnDestroy   types.String       `tfsdk:"on_destroy"`
	PersonID    values.WebexID     `tfsdk:"person_id"`
	Status      types.String       `tfsdk:"status"`
	Timeouts    timeouts.Value     `tfsdk:"timeouts"`
}
