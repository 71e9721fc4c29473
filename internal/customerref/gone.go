package customerref

import (
	"context"
	"errors"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Gone reports whether an error from resolving the reference proves that the
// customer does not exist any more. Only Webex's own answer about the id of
// the customer is proof: a list without its external id is not.
func (r CustomerReference) Gone(err error) bool {
	return r.CustomerID.ValueString() != "" && errors.Is(err, webex.ErrNotFound)
}

// Going asks Webex whether the customer does not exist any more. One that is
// being deleted is waited for; if it stays after all, it is not gone.
func (r CustomerReference) Going(ctx context.Context, client *webex.Client) bool {
	id := r.CustomerID.ValueString()
	if id == "" {
		return false
	}
	customer, err := client.GetCustomer(ctx, id)
	if err == nil && webex.StateOf(customer.Status) == webex.Leaving {
		return client.WaitForCustomerDeletion(ctx, id) == nil
	}
	return errors.Is(err, webex.ErrNotFound)
}

// LeavesWithCustomer says that an object is no longer managed because its
// customer is gone.
func LeavesWithCustomer[M any](o *lifecycle.Operation[M], reference CustomerReference) {
	name := reference.CustomerExternalID.ValueString()
	if name == "" {
		name = reference.CustomerID.ValueString()
	}
	o.LeavesWith(reference.CustomerID.ValueString(), "The customer is gone, and its locations and users with it",
		"Webex answers that the wholesale customer \""+name+"\" does not exist any more. Its locations and users are no longer this partner's, so they are removed from the Terraform state. "+
			"The organization may remain at Webex, with its locations, persons and phone numbers: manage them in Control Hub, or attach the organization to a customer with org_id.")
}
