package customerorg

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// organizationToDelete holds, in the private state, the organization that a
// destroy owes that failed: the customer itself may be gone by then.
const organizationToDelete lifecycle.Debt = "organization_to_delete"

// fillFromOrganization completes what only the organization knows: the name
// of an attached one, and the location that the head office became.
func fillFromOrganization(ctx context.Context, client *webex.Client, target *model) error {
	orgID := target.OrgID.ValueString()
	if orgID == "" {
		return nil
	}
	if target.Name.IsNull() || target.Name.IsUnknown() {
		organization, err := client.GetOrganization(ctx, orgID)
		if err != nil {
			return err
		}
		target.Name = types.StringValue(organization.DisplayName)
	}
	if target.HeadOfficeLocationID.ValueString() != "" || !rules.NeedsHeadOffice(toSelection(ctx, target.Packages).Names()) {
		return nil
	}
	location, err := headOfficeLocation(ctx, client, target)
	target.HeadOfficeLocationID = location
	return err
}

const (
	// headOfficeGrace is how long the head office of a customer that has just
	// settled may be missing in the list of locations.
	headOfficeGrace = 30 * time.Second
	headOfficePause = time.Second
)

// awaitOrganization completes a customer that has just settled. Webex may show
// the new location a little late, and other resources need its id.
func awaitOrganization(ctx context.Context, client *webex.Client, target *model) error {
	began := time.Now()
	for {
		err := fillFromOrganization(ctx, client, target)
		missing := err == nil && target.OrgID.ValueString() != "" && !target.HeadOffice.IsNull() &&
			target.HeadOfficeLocationID.IsNull() && rules.NeedsHeadOffice(toSelection(ctx, target.Packages).Names())
		if !missing || time.Since(began) >= headOfficeGrace {
			return err
		}
		if err := wait.For(ctx, headOfficePause); err != nil {
			return err
		}
	}
}

// headOfficeLocation finds the location by the name of the head office. After
// an import that name may not be known: then it is the only location, or the only
// one at the customer's own address.
func headOfficeLocation(ctx context.Context, client *webex.Client, target *model) (types.String, error) {
	var office headOffice
	if !target.HeadOffice.IsNull() {
		target.HeadOffice.As(ctx, &office, basetypes.ObjectAsOptions{})
	}
	locations, err := webex.Collect(client.ListLocations(ctx, webex.LocationFilter{OrgID: target.OrgID.ValueString(), Name: office.Name.ValueString()}))
	if err != nil {
		return types.StringNull(), err
	}
	elsewhere := func(location wire.Location) bool { return !strings.EqualFold(location.Name, office.Name.ValueString()) }
	if office.Name.IsNull() {
		address, _ := toAddress(ctx, target.Address)
		elsewhere = func(location wire.Location) bool { return len(locations) > 1 && !isAt(location, address) }
	}
	if locations = slices.DeleteFunc(locations, elsewhere); len(locations) != 1 {
		return types.StringNull(), nil
	}
	return types.StringValue(locations[0].ID), nil
}

// isAt reports whether a location shows an address.
func isAt(location wire.Location, address wire.Address) bool {
	at := location.Address
	return at != nil && webex.SameAddress(address, wire.Address{
		AddressLine1: at.Address1, AddressLine2: at.Address2, City: at.City,
		StateOrProvince: at.State, ZipOrPostalCode: at.PostalCode, Country: at.Country,
	})
}

// refreshOrganization fills in what an import or an unfinished create has left
// open. A name that is known is not read again, since every plan would cost one
// more request for each customer: a rename elsewhere shows in the data source.
// Without the right to read the organization everything stays as it is.
func refreshOrganization(ctx context.Context, client *webex.Client, target *model) error {
	if target.Name.ValueString() != "" && webex.Unfinished(target.Status.ValueString()) {
		return nil
	}
	err := fillFromOrganization(ctx, client, target)
	if errors.Is(err, webex.ErrForbidden) || isGone(err) {
		return nil
	}
	return err
}

// removeOrganization deletes the organization after its customer. What is
// still owed is kept in the private state, so that a failure is not forgotten.
func removeOrganization(ctx context.Context, o *lifecycle.Operation[model], client *webex.Client) {
	orgID := o.Prior.OrgID.ValueString()
	if orgID == "" {
		return
	}
	// Persons who are deleted with their users may be so in the same run.
	err := o.Destroy(ctx, func(ctx context.Context) error { return client.DeleteOrganization(ctx, orgID) },
		func(err error) bool { return errors.Is(err, webex.ErrConflict) })
	if err == nil || isGone(err) {
		return
	}
	oweOrganization(ctx, o)
	o.Diagnostics.AddError("The customer is removed, but its organization could not be deleted", explain.Error(err)+
		"\n\nRun terraform destroy again when the cause is gone: persons of users who were only detached are deleted in Control Hub. "+
		"To keep the organization, run terraform state rm on the customer.")
}

// oweOrganization remembers what a destroy that failed has left to do.
func oweOrganization(ctx context.Context, o *lifecycle.Operation[model]) {
	if o.Prior.OnDestroy.ValueString() == deleteOrganization {
		lifecycle.Owe(ctx, o, organizationToDelete, o.Prior.OrgID.ValueString())
	}
}

// organizationRemains keeps a customer that is gone in the state while its
// organization is still to be deleted; otherwise the customer is reported as
// not found.
func organizationRemains(ctx context.Context, o *lifecycle.Operation[model]) (found bool) {
	exists := func(ctx context.Context, id string) bool {
		_, err := o.Client.GetOrganization(ctx, id)
		return !isGone(err)
	}
	return lifecycle.Remains(ctx, o, organizationToDelete, exists, "customer", "organization")
}
