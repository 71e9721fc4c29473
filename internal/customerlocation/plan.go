package customerlocation

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/customerref"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	switch {
	case p.Creating():
		customerref.OneCustomerKey(p, p.Config.CustomerReference)
		if p.Config.PhoneNumbers.IsNull() {
			p.Plan.PhoneNumbers = types.SetNull(phoneNumbersType())
		}
		checkNewMainNumber(ctx, p)
	case p.Updating():
		switch {
		case p.Config.Calling.IsNull() && p.Config.PhoneNumbers.IsNull():
			p.Plan.PhoneNumbers = types.SetNull(phoneNumbersType())
		case p.Config.PhoneNumbers.IsNull():
			p.Plan.PhoneNumbers = p.Prior.PhoneNumbers
		}
		planUpdate(ctx, p)
	}
	if p.Prior != nil && !p.Prior.Calling.IsNull() && (p.Destroying() || p.Plan.Calling.IsNull()) {
		learnCallingLocations(ctx, p)
	}
	judge(ctx, p)
	if p.Creating() {
		precheck(ctx, p)
	}
}

// checkNewMainNumber refuses a main number that a new location can't have yet:
// without phone_numbers its inventory is empty.
func checkNewMainNumber(ctx context.Context, p *lifecycle.Planning[model]) {
	settings := part[calling](ctx, p.Config.Calling, p.Diagnostics)
	if settings == nil || settings.MainNumber.IsNull() || !p.Config.PhoneNumbers.IsNull() {
		return
	}
	p.Diagnostics.AddAttributeError(path.Root("calling").AtName("main_number"), "A new location does not have this number yet",
		"The main number of a location is one of its phone numbers, and a new location has none. Add the number to phone_numbers; where the numbers come from Cisco PSTN or an integrated provider, set main_number once they are there.")
}

func planUpdate(ctx context.Context, p *lifecycle.Planning[model]) {
	customerref.SameCustomer(ctx, p, p.Prior.CustomerReference, p.Plan.CustomerReference, p.Config.CustomerReference)
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
	if p.Deferred() || p.Diagnostics.HasError() {
		return
	}
	renumbers := !p.Plan.PhoneNumbers.IsUnknown() && !p.Plan.PhoneNumbers.Equal(p.Prior.PhoneNumbers)
	if !renumbers {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	reference := p.Prior.CustomerReference
	customer, err := reference.Resolve(ctx, client)
	if err != nil {
		p.Diagnostics.AddWarning("The location's customer could not be checked", explain.Error(err))
		return
	}
	if renumbers && p.Plan.PSTNConnection.Equal(p.Prior.PSTNConnection) {
		if _, err := numbersAllowed(ctx, client, customer.OrgID, p.Prior.ID.ValueString()); err != nil {
			refuseNumbers(p.Diagnostics, err)
		}
	}
}

// learnCallingLocations tells the estate which calling locations the customer
// has now, since Webex does not disable the last one.
func learnCallingLocations(ctx context.Context, p *lifecycle.Planning[model]) {
	if p.Deferred() || p.Diagnostics.HasError() {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	existing, err := callingLocations(ctx, client, p.Prior.CustomerReference)
	if err != nil {
		p.Diagnostics.AddWarning("Whether this is the last calling location could not be checked", explain.Error(err))
		return
	}
	handles := make([]estate.Handle, len(existing))
	for index, id := range existing {
		handles[index] = lifecycle.Handle(relations.LocationKind, id)
	}
	p.Runtime.Estate.Complete(relations.CallingLocations(p.Prior.CustomerID.ValueString()), handles)
}

var errIntegratedPSTN = errors.New("the location's numbers belong to its PSTN provider")

// numbersAllowed refuses to touch the numbers of a location whose PSTN
// provider keeps them: Webex warns that these calls can damage data there. It
// returns the connection, which is empty where there is none.
func numbersAllowed(ctx context.Context, client *webex.Client, orgID, locationID string) (wire.PSTNConnection, error) {
	connection, err := client.GetPSTNConnection(ctx, orgID, locationID)
	switch {
	case errors.Is(err, webex.ErrNotFound):
		return wire.PSTNConnection{}, nil
	case err != nil:
		return wire.PSTNConnection{}, err
	case connection.PSTNConnectionType == wire.PSTNCisco, connection.PSTNConnectionType == wire.PSTNIntegratedCCP:
		return connection, errIntegratedPSTN
	}
	return connection, nil
}

func refuseNumbers(problems *diag.Diagnostics, err error) {
	if errors.Is(err, errIntegratedPSTN) {
		problems.AddAttributeError(path.Root("phone_numbers"), "The numbers belong to the PSTN provider",
			"The location uses Cisco PSTN or an integrated provider. Changing its numbers through the API can damage data at Webex, so the provider does not do it. Leave phone_numbers out, and order numbers from the provider.")
		return
	}
	problems.AddAttributeWarning(path.Root("phone_numbers"), "The PSTN connection could not be checked", explain.Error(err))
}
