package customers

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// update replaces the packages, and changes whatever else is sent.
func update(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body customerSettings
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := asked(ctx, c, true)
	if err != nil {
		return nil, err
	}
	if err := refuseWhileMoving(*found); err != nil {
		return nil, err
	}
	present, err := store.PackagesOfCustomer(ctx, c.Tx, found.UUID, c.Now)
	if err != nil {
		return nil, err
	}
	selected, needsOffice, err := checkCustomerUpdate(ctx, c, found, &body, present)
	if err != nil {
		return nil, err
	}
	if err := storeCustomerUpdate(ctx, c, found, &body, present, selected); err != nil {
		return nil, err
	}
	if needsOffice {
		doneAt := c.DoneAt.UnixMilli()
		if err := storeHeadOffice(ctx, c, *found, body.headOffice(), &doneAt); err != nil {
			return nil, err
		}
	}
	return accept(c, found.UUID)
}

// checkCustomerUpdate returns the selection that is planned, and whether a head
// office comes with it.
func checkCustomerUpdate(
	ctx context.Context, c *rest.Call, found *store.Customer, body *customerSettings, present []store.CustomerPackage,
) (offers.Selection, bool, error) {
	var wrong rest.Problems
	if body.Address != nil && *body.Address != found.Address {
		// An address that is sent again was accepted before.
		wrong.Address("address", body.Address)
	}
	checkOptionalParts(&wrong, body)

	prior := offers.SelectionOf(present)
	selected, unreadable := body.selection(prior)
	wrong = append(wrong, unreadable...)
	offers.CheckComposition(&wrong, selected)
	if err := offers.CheckKnown(ctx, c.Tx, &wrong, selected.Names()); err != nil {
		return nil, false, err
	}
	offers.CheckTransition(&wrong, prior, selected)
	if _, sent := body.limits(); sent && found.Migrating {
		offers.CheckMigration(&wrong, selected)
	}
	subscription, err := store.SubscriptionOfTemplate(ctx, c.Tx, found.Provisioning)
	if err != nil {
		return nil, false, err
	}
	if err := checkMaxima(ctx, c, &wrong, subscription, changed(prior, selected)); err != nil {
		return nil, false, err
	}
	needsOffice, err := lacksHeadOffice(ctx, c, found.Organization, body.Packages)
	if err != nil {
		return nil, false, err
	}
	if needsOffice && body.headOffice() == nil {
		wrong.Add(rest.HeadOfficeLacking)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, false, err
	}
	used, err := store.ExternalIDInUse(ctx, c.Tx, found.SubPartner, body.ExternalID, found.UUID)
	if err != nil {
		return nil, false, err
	}
	if used {
		return nil, false, rest.Refuse(rest.ExternalIDTaken, body.ExternalID)
	}
	return selected, needsOffice, nil
}

// changed returns the packages that are new or get another quantity: a maximum
// that was lowered later doesn't touch what a customer has already.
func changed(prior, selected offers.Selection) offers.Selection {
	different := offers.Selection{}
	for name, quantity := range selected {
		if before, stays := prior[name]; !stays || !offers.SameLimit(before, quantity) {
			different[name] = quantity
		}
	}
	return different
}

func lacksHeadOffice(ctx context.Context, c *rest.Call, organization string, packages []string) (bool, error) {
	if !offers.BringsCalling(packages) {
		return false, nil
	}
	existing, err := store.CountCallingLocations(ctx, c.Tx, organization)
	return existing == 0, err
}

func storeCustomerUpdate(
	ctx context.Context, c *rest.Call, found *store.Customer, body *customerSettings, present []store.CustomerPackage, selected offers.Selection,
) error {
	result, err := tryPackages(ctx, c, found, body.Packages, present)
	if err != nil {
		return err
	}
	if err := claimAddress(ctx, c, found, &result); err != nil {
		return err
	}
	doneAt := c.DoneAt.UnixMilli()
	for position, name := range body.Packages {
		planned := store.CustomerPackage{Name: name, License: uuid.NewString(), ReadyAt: doneAt, Errors: result.packageErrors[name]}
		if index := store.IndexOfPackage(present, name); index >= 0 {
			planned.License = present[index].License
			if len(present[index].Errors) == 0 {
				planned.ReadyAt = present[index].ReadyAt
			}
		}
		planned.Position, planned.Quantity = position, selected[name]
		if err := store.PutPackage(ctx, c.Tx, found.UUID, planned); err != nil {
			return err
		}
	}
	for _, had := range present {
		if !slices.Contains(body.Packages, had.Name) {
			if err := store.MarkPackageDeleting(ctx, c.Tx, found.UUID, had.Name, doneAt); err != nil {
				return err
			}
		}
	}
	if result.outcome != wire.CustomerError {
		if err := store.ReleaseOrganization(ctx, c.Tx, found.Organization, doneAt); err != nil {
			return err
		}
		if found.CreatedPackages == nil {
			found.CreatedPackages = body.Packages
		}
	}
	if body.ExternalID != "" {
		found.ExternalID = body.ExternalID
	}
	if body.Address != nil {
		found.Address = *body.Address
	}
	if zone := body.meetingsTimeZone(); zone != "" {
		found.Unreturned.MeetingsTimeZone = zone
	}
	if body.SubPartnerAdminEmail != "" {
		found.Unreturned.SubPartnerAdminEmail = body.SubPartnerAdminEmail
	}
	found.Work, found.AcceptedAt, found.ReviewUntil, found.DoneAt = store.WorkUpdate, c.Now.UnixMilli(), 0, doneAt
	found.Outcome, found.Errors = result.outcome, result.customerErrors
	return store.SaveCustomer(ctx, c.Tx, *found)
}

// tryPackages provisions what is new and what failed before; a package that
// works is not touched.
func tryPackages(
	ctx context.Context, c *rest.Call, found *store.Customer, names []string, present []store.CustomerPackage,
) (packagesResult, error) {
	var tried []string
	for _, name := range names {
		index := store.IndexOfPackage(present, name)
		if index < 0 || len(present[index].Errors) > 0 || found.Outcome == wire.CustomerError {
			tried = append(tried, name)
		}
	}
	return provisionPackages(ctx, c.Tx, tried)
}
