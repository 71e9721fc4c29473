package emulator

import (
	"context"
	"slices"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// updateCustomer replaces the packages, and changes whatever else is sent.
func updateCustomer(ctx context.Context, c *call) (*reply, error) {
	var body customerBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedCustomer(ctx, c, true)
	if err != nil {
		return nil, err
	}
	if err := found.refuseWhileMoving(); err != nil {
		return nil, err
	}
	present, err := packagesOfCustomer(ctx, c.tx, found.uuid, c.now)
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
		doneAt := c.doneAt.UnixMilli()
		if err := storeHeadOffice(ctx, c, *found, body.headOffice(), &doneAt); err != nil {
			return nil, err
		}
	}
	return acceptCustomer(c, found.uuid)
}

// checkCustomerUpdate returns the selection that is planned, and whether a head
// office comes with it.
func checkCustomerUpdate(
	ctx context.Context, c *call, found *customer, body *customerBody, present []customerPackage,
) (selection, bool, error) {
	var wrong problems
	if body.Address != nil && *body.Address != found.address {
		// An address that is sent again was accepted before.
		wrong.address("address", body.Address)
	}
	wrong.optionalParts(body)

	prior := selectionOf(present)
	selected, unreadable := body.selection(prior)
	wrong = append(wrong, unreadable...)
	wrong.composition(selected)
	if err := wrong.unknownPackages(ctx, c.tx, selected.names()); err != nil {
		return nil, false, err
	}
	wrong.transition(prior, selected)
	if _, sent := body.limits(); sent && found.migrating {
		wrong.migration(selected)
	}
	subscription, err := subscriptionOfTemplate(ctx, c.tx, found.provisioning)
	if err != nil {
		return nil, false, err
	}
	if err := wrong.maxima(ctx, c, subscription, changed(prior, selected)); err != nil {
		return nil, false, err
	}
	needsOffice, err := lacksHeadOffice(ctx, c, found.organization, body.Packages)
	if err != nil {
		return nil, false, err
	}
	if needsOffice && body.headOffice() == nil {
		wrong.add(headOfficeLacking)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, false, err
	}
	used, err := externalIDInUse(ctx, c.tx, found.subPartner, body.ExternalID, found.uuid)
	if err != nil {
		return nil, false, err
	}
	if used {
		return nil, false, refuse(externalIDTaken, body.ExternalID)
	}
	return selected, needsOffice, nil
}

// changed returns the packages that are new or get another quantity: a maximum
// that was lowered later doesn't touch what a customer has already.
func changed(prior, selected selection) selection {
	different := selection{}
	for name, quantity := range selected {
		if before, stays := prior[name]; !stays || !sameLimit(before, quantity) {
			different[name] = quantity
		}
	}
	return different
}

func lacksHeadOffice(ctx context.Context, c *call, organization string, packages []string) (bool, error) {
	if !bringsCalling(packages) {
		return false, nil
	}
	existing, err := countCallingLocations(ctx, c.tx, organization)
	return existing == 0, err
}

func storeCustomerUpdate(
	ctx context.Context, c *call, found *customer, body *customerBody, present []customerPackage, selected selection,
) error {
	result, err := tryPackages(ctx, c, found, body.Packages, present)
	if err != nil {
		return err
	}
	if err := claimAddress(ctx, c, found, &result); err != nil {
		return err
	}
	doneAt := c.doneAt.UnixMilli()
	for position, name := range body.Packages {
		planned := customerPackage{name: name, license: uuid.NewString(), readyAt: doneAt, errors: result.packageErrors[name]}
		if index := indexOfPackage(present, name); index >= 0 {
			planned.license = present[index].license
			if len(present[index].errors) == 0 {
				planned.readyAt = present[index].readyAt
			}
		}
		planned.position, planned.quantity = position, selected[name]
		if err := putPackage(ctx, c.tx, found.uuid, planned); err != nil {
			return err
		}
	}
	for _, had := range present {
		if !slices.Contains(body.Packages, had.name) {
			if err := markPackageDeleting(ctx, c.tx, found.uuid, had.name, doneAt); err != nil {
				return err
			}
		}
	}
	if result.outcome != wire.CustomerError {
		if err := releaseOrganization(ctx, c.tx, found.organization, doneAt); err != nil {
			return err
		}
		if found.createdPackages == nil {
			found.createdPackages = body.Packages
		}
	}
	if body.ExternalID != "" {
		found.externalID = body.ExternalID
	}
	if body.Address != nil {
		found.address = *body.Address
	}
	if zone := body.meetingsTimeZone(); zone != "" {
		found.unreturned.MeetingsTimeZone = zone
	}
	if body.SubPartnerAdminEmail != "" {
		found.unreturned.SubPartnerAdminEmail = body.SubPartnerAdminEmail
	}
	found.work, found.acceptedAt, found.reviewUntil, found.doneAt = workUpdate, c.now.UnixMilli(), 0, doneAt
	found.outcome, found.errors = result.outcome, result.customerErrors
	return saveCustomer(ctx, c.tx, *found)
}

// tryPackages provisions what is new and what failed before; a package that
// works is not touched.
func tryPackages(
	ctx context.Context, c *call, found *customer, names []string, present []customerPackage,
) (packagesResult, error) {
	var tried []string
	for _, name := range names {
		index := indexOfPackage(present, name)
		if index < 0 || len(present[index].errors) > 0 || found.outcome == wire.CustomerError {
			tried = append(tried, name)
		}
	}
	return provisionPackages(ctx, c.tx, tried)
}
