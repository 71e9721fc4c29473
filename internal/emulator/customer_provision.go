package emulator

import (
	"context"
	"database/sql"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func (a customerAPI) provisionCustomer(ctx context.Context, c *call) (*reply, error) {
	var body customerBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := onBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := a.checkNewCustomer(ctx, c, subPartner, &body, false)
	if err != nil {
		return nil, err
	}
	if err := asked.refuse(wrong); err != nil {
		return nil, err
	}
	id, err := asked.store(ctx, c)
	if err != nil {
		return nil, err
	}
	return acceptCustomer(c, id)
}

// store writes the customer and everything that comes with it. All of it is
// there at once, but exists for the API only when the work is done.
func (n *newCustomer) store(ctx context.Context, c *call) (string, error) {
	review, err := reviewTime(ctx, c.tx)
	if err != nil {
		return "", err
	}
	doneAt := c.doneAt.Add(review).UnixMilli()
	result, err := provisionPackages(ctx, c.tx, n.body.Packages)
	if err != nil {
		return "", err
	}
	made := customer{
		uuid:         uuid.NewString(),
		subPartner:   n.subPartner,
		externalID:   n.body.ExternalID,
		provisioning: webexid.UUID(n.body.ProvisioningID),
		organization: n.organization,
		address:      *n.body.Address,
		unreturned: unreturned{
			MeetingsTimeZone:     n.body.meetingsTimeZone(),
			SubPartnerAdminEmail: n.body.SubPartnerAdminEmail,
		},
		work:        workProvision,
		createdAt:   c.now.UnixMilli(),
		acceptedAt:  c.now.UnixMilli(),
		reviewUntil: c.now.Add(review).UnixMilli(),
		doneAt:      doneAt,
		outcome:     result.outcome,
		errors:      result.customerErrors,
	}
	if info := n.body.CustomerInfo; info != nil {
		made.unreturned.Name, made.unreturned.PrimaryEmail = info.Name, info.PrimaryEmail
	}
	availableAt := &doneAt
	if result.outcome == wire.CustomerError {
		availableAt = nil
	} else {
		made.createdPackages = n.body.Packages
	}
	if made.organization == "" {
		made.organization = uuid.NewString()
		if err := n.storeOrganization(ctx, c, made.organization, availableAt); err != nil {
			return "", err
		}
	}
	if err := insertCustomer(ctx, c.tx, made); err != nil {
		return "", err
	}
	for position, name := range n.body.Packages {
		if err := putPackage(ctx, c.tx, made.uuid, customerPackage{
			name:     name,
			position: position,
			quantity: n.selection[name],
			license:  uuid.NewString(),
			readyAt:  doneAt,
			errors:   result.packageErrors[name],
		}); err != nil {
			return "", err
		}
	}
	if bringsCalling(n.body.Packages) {
		if err := storeHeadOffice(ctx, c, made, n.body.headOffice(), availableAt); err != nil {
			return "", err
		}
	}
	return made.uuid, nil
}

// storeOrganization makes the new organization with its first administrator.
func (n *newCustomer) storeOrganization(ctx context.Context, c *call, id string, availableAt *int64) error {
	if err := insertOrganization(ctx, c.tx, organization{
		uuid:              id,
		name:              n.body.CustomerInfo.Name,
		preferredLanguage: n.body.CustomerInfo.Language,
		createdAt:         c.now.UnixMilli(),
		modifiedAt:        c.now.UnixMilli(),
	}, availableAt); err != nil {
		return err
	}
	return insertAdministrator(ctx, c.tx, uuid.NewString(), id, n.body.CustomerInfo.PrimaryEmail, c.now, availableAt)
}

// storeHeadOffice adds the head office to an organization, or takes the
// location of that name which is there already, as after attaching anew.
func storeHeadOffice(ctx context.Context, c *call, owner customer, office *headOfficeBody, availableAt *int64) error {
	existing, err := locationByName(ctx, c.tx, owner.organization, office.Name)
	if err != nil {
		return err
	}
	if existing != "" {
		return enableCalling(ctx, c.tx, existing, availableAt)
	}
	made := location{
		uuid:         uuid.NewString(),
		organization: owner.organization,
		name:         office.Name,
		address: wire.LocationAddress{
			Address1:   office.Address.AddressLine1,
			Address2:   office.Address.AddressLine2,
			City:       office.Address.City,
			State:      office.Address.StateOrProvince,
			PostalCode: office.Address.ZipOrPostalCode,
			Country:    office.Address.Country,
		},
		timeZone:                    office.TimeZone,
		preferredLanguage:           office.Language,
		announcementLanguage:        office.Language,
		emergencyLocationIdentifier: office.EmergencyLocationIdentifier,
		calling:                     true,
	}
	if err := insertLocation(ctx, c.tx, made, c.now, availableAt); err != nil {
		return err
	}
	return deliverNumbers(ctx, c.tx, owner.externalID, made.uuid)
}

// packagesResult is how a piece of work will end.
type packagesResult struct {
	outcome        string
	customerErrors []wire.ErrorDetail
	packageErrors  map[string][]wire.ErrorDetail
}

// provisionPackages decides how provisioning these packages ends: well, unless
// a failure was arranged.
func provisionPackages(ctx context.Context, tx *sql.Tx, names []string) (packagesResult, error) {
	result := packagesResult{outcome: wire.CustomerProvisioned, packageErrors: map[string][]wire.ErrorDetail{}}
	for _, name := range names {
		failure, err := packageFailure(ctx, tx, name)
		if err != nil {
			return result, err
		}
		if failure == nil {
			continue
		}
		result.packageErrors[name] = []wire.ErrorDetail{failure.detail}
		if failure.customerFails {
			result.outcome = wire.CustomerError
			result.customerErrors = append(result.customerErrors, failure.detail)
		} else if result.outcome == wire.CustomerProvisioned {
			result.outcome = wire.CustomerProvisionedWithErrors
		}
	}
	return result, nil
}
