package customerlocation

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// plan completes the location, turns it into facts, hands them to the estate, and
// asks Webex what it would make of a create.
func plan(ctx context.Context, p *lifecycle.Planning[model]) {
	switch {
	case p.Destroying() || !p.Config.PhoneNumbers.IsNull():
	case p.Creating(), p.Config.Calling.IsNull():
		p.Plan.PhoneNumbers = types.SetNull(phoneNumbersType())
	default:
		p.Plan.PhoneNumbers = p.Prior.PhoneNumbers
	}
	if p.Prior != nil && !p.Prior.Calling.IsNull() && (p.Destroying() || p.Plan.Calling.IsNull()) {
		learnCallingLocations(ctx, p)
	}
	judge(ctx, p)
	if p.Creating() {
		precheck(ctx, p)
	}
}

// providersNumbers asks Webex, where the inventory changes but not the PSTN
// connection, whether the numbers belong to the PSTN provider.
func providersNumbers(ctx context.Context, p *lifecycle.Planning[model]) bool {
	if !p.Updating() || p.Deferred() || p.Plan.PhoneNumbers.IsUnknown() || p.Plan.PhoneNumbers.Equal(p.Prior.PhoneNumbers) || !p.Plan.PSTNConnection.Equal(p.Prior.PSTNConnection) {
		return false
	}
	client, ok := p.Client()
	if !ok {
		return false
	}
	reference := p.Prior.CustomerReference
	customer, err := reference.Resolve(ctx, client)
	if err != nil {
		p.Diagnostics.AddWarning("The location's customer could not be checked", explain.Error(err))
		return false
	}
	_, err = numbersAllowed(ctx, client, customer.OrgID, p.Prior.ID.ValueString())
	if err != nil && !errors.Is(err, errIntegratedPSTN) {
		p.Diagnostics.AddAttributeWarning(path.Root("phone_numbers"), "The PSTN connection could not be checked", explain.Error(err))
	}
	return errors.Is(err, errIntegratedPSTN)
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
