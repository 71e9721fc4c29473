package customerlocation

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	switch {
	case p.Creating():
		lifecycle.OneCustomerKey(p, p.Config.CustomerReference)
		if p.Config.PhoneNumbers.IsNull() {
			p.Plan.PhoneNumbers = types.SetNull(phoneNumbersType())
		}
		if !p.Runtime.Deferred {
			// Missing credentials are a matter of the plan, not of the apply.
			p.Runtime.Client(p.Diagnostics)
		}
	case p.Destroying():
		if !p.Prior.Calling.IsNull() && !p.Runtime.Deferred {
			checkLastLocation(ctx, p, path.Root("calling"))
		}
	default:
		p.Runtime.Conflicts(p.Diagnostics, p.Runtime.Book.PlanLocation(p.Plan.Booked(), p.Prior.ID.ValueString()))
		switch {
		case p.Config.Calling.IsNull():
			p.Plan.PhoneNumbers = types.SetNull(phoneNumbersType())
		case p.Config.PhoneNumbers.IsNull():
			p.Plan.PhoneNumbers = p.Prior.PhoneNumbers
		}
		planUpdate(ctx, p)
	}
}

func planUpdate(ctx context.Context, p *lifecycle.Planning[model]) {
	lifecycle.SameCustomer(ctx, p, p.Prior.CustomerReference, p.Plan.CustomerReference, p.Config.CustomerReference)
	for _, fixed := range []struct {
		name           string
		prior, planned types.String
	}{
		{"latitude", p.Prior.Latitude, p.Plan.Latitude},
		{"longitude", p.Prior.Longitude, p.Plan.Longitude},
		{"notes", p.Prior.Notes, p.Plan.Notes},
	} {
		if fixed.planned.IsUnknown() || fixed.prior.Equal(fixed.planned) {
			continue
		}
		p.Diagnostics.AddAttributeError(path.Root(fixed.name), "This can't be changed",
			"Webex takes "+fixed.name+" only when a location is created. Change it in Control Hub, and set here what stands there.")
	}
	prior, planned := part[calling](ctx, p.Prior.Calling, p.Diagnostics), part[calling](ctx, p.Plan.Calling, p.Diagnostics)
	if prior != nil && planned != nil && !prior.MainNumber.IsNull() && planned.MainNumber.IsNull() {
		p.Diagnostics.AddAttributeError(path.Root("calling").AtName("main_number"), "The main number can't be removed",
			"Webex replaces the main number of a location but does not remove it. Set another number, or the old one.")
	}
	if !p.Prior.PSTNConnection.IsNull() && p.Plan.PSTNConnection.IsNull() {
		p.Diagnostics.AddAttributeWarning(path.Root("pstn_connection"), "The PSTN connection stays",
			"Webex has no way to remove the PSTN connection of a location. Leaving pstn_connection out keeps the connection; it is only no longer managed.")
	}
	if p.Runtime.Deferred || p.Diagnostics.HasError() {
		return
	}
	disables := !p.Prior.Calling.IsNull() && p.Plan.Calling.IsNull()
	renumbers := !p.Plan.PhoneNumbers.IsUnknown() && !p.Plan.PhoneNumbers.Equal(p.Prior.PhoneNumbers)
	if disables {
		checkLastLocation(ctx, p, path.Root("calling"))
	}
	if !renumbers {
		return
	}
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return
	}
	reference := p.Prior.CustomerReference
	customer, err := reference.Resolve(ctx, client)
	if err != nil {
		p.Diagnostics.AddWarning("The location's customer could not be checked", lifecycle.Explain(err))
		return
	}
	if renumbers && p.Plan.PSTNConnection.Equal(p.Prior.PSTNConnection) {
		if err := numbersAllowed(ctx, client, customer.OrgID, p.Prior.ID.ValueString()); err != nil {
			refuseNumbers(p.Diagnostics, err)
		}
	}
}

// checkLastLocation refuses to take away the last calling location while its
// customer stays. Where the customer is not in the plan, or comes later, it
// warns; a customer that comes later raises the error then.
func checkLastLocation(ctx context.Context, p *lifecycle.Planning[model], place path.Path) {
	client, ok := p.Runtime.Client(p.Diagnostics)
	if !ok {
		return
	}
	existing, err := callingLocations(ctx, client, p.Prior.CustomerReference)
	if err != nil {
		p.Diagnostics.AddWarning("Whether this is the last calling location could not be checked", lifecycle.Explain(err))
		return
	}
	switch p.Runtime.Book.RemoveCalling(p.Prior.Booked(), p.Prior.ID.ValueString(), p.Prior.Name.ValueString(), existing) {
	case planbook.CustomerStays:
		p.Diagnostics.AddAttributeError(place, "The last calling location can't be removed",
			"This plan removes the last calling location of the customer, which Webex does not disable. Create another calling location first, or destroy the whole customer.")
	case planbook.CustomerNotPlanned:
		if !p.Destroying() {
			p.Diagnostics.AddAttributeError(place, "The last calling location can't be disabled",
				"This is the last calling location of the customer, and Webex does not disable that. Create another calling location first, or destroy the whole customer.")
			return
		}
		p.Diagnostics.AddAttributeWarning(place, "The last calling location stays at Webex",
			"Webex does not disable the last calling location of a customer. The location leaves the Terraform state, and stays with its organization.")
	case planbook.OthersRemain, planbook.CustomerGoes:
	}
}

var errIntegratedPSTN = errors.New("the location's numbers belong to its PSTN provider")

// numbersAllowed refuses to touch the numbers of a location whose PSTN
// provider keeps them: Webex warns that these calls can damage data there.
func numbersAllowed(ctx context.Context, client *webex.Client, orgID, locationID string) error {
	connection, err := client.GetPSTNConnection(ctx, orgID, locationID)
	switch {
	case errors.Is(err, webex.ErrNotFound):
		return nil
	case err != nil:
		return err
	case connection.PSTNConnectionType == wire.PSTNCisco, connection.PSTNConnectionType == wire.PSTNIntegratedCCP:
		return errIntegratedPSTN
	}
	return nil
}

func refuseNumbers(problems *diag.Diagnostics, err error) {
	if errors.Is(err, errIntegratedPSTN) {
		problems.AddAttributeError(path.Root("phone_numbers"), "The numbers belong to the PSTN provider",
			"The location uses Cisco PSTN or an integrated provider. Changing its numbers through the API can damage data at Webex, so the provider does not do it. Leave phone_numbers out, and order numbers from the provider.")
		return
	}
	problems.AddAttributeWarning(path.Root("phone_numbers"), "The PSTN connection could not be checked", lifecycle.Explain(err))
}
