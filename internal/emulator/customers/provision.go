package customers

import (
	"context"
	"database/sql"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func (a api) provisionCustomer(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body customerBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	subPartner, err := subpartners.OnBehalfOf(ctx, c, true)
	if err != nil {
		return nil, err
	}
	asked, wrong, err := a.checkNewCustomer(ctx, c, subPartner, &body, false)
	if err != nil {
		return nil, err
	}
	if err := asked.refuse(c, wrong); err != nil {
		return nil, err
	}
	id, err := asked.store(ctx, c)
	if err != nil {
		return nil, err
	}
	return accept(c, id)
}

// store writes the customer and everything that comes with it. All of it is
// there at once, but exists for the API only when the work is done.
func (n *newCustomer) store(ctx context.Context, c *rest.Call) (string, error) {
	review, err := store.ReviewTime(ctx, c.Tx)
	if err != nil {
		return "", err
	}
	doneAt := c.DoneAt.Add(review).UnixMilli()
	result, err := provisionPackages(ctx, c.Tx, n.body.Packages)
	if err != nil {
		return "", err
	}
	made := store.Customer{
		UUID:         uuid.NewString(),
		SubPartner:   n.subPartner,
		ExternalID:   n.body.ExternalID,
		Provisioning: webexid.UUID(n.body.ProvisioningID),
		Organization: n.organization,
		Address:      *n.body.Address,
		Unreturned: store.Unreturned{
			MeetingsTimeZone:     n.body.meetingsTimeZone(),
			SubPartnerAdminEmail: n.body.SubPartnerAdminEmail,
		},
		Work:        store.WorkProvision,
		CreatedAt:   c.Now.UnixMilli(),
		AcceptedAt:  c.Now.UnixMilli(),
		ReviewUntil: c.Now.Add(review).UnixMilli(),
		DoneAt:      doneAt,
		Outcome:     result.outcome,
		Errors:      result.customerErrors,
	}
	if info := n.body.CustomerInfo; info != nil {
		made.Unreturned.Name, made.Unreturned.PrimaryEmail = info.Name, info.PrimaryEmail
	}
	availableAt := &doneAt
	if result.outcome == wire.CustomerError {
		availableAt = nil
	} else {
		made.CreatedPackages = n.body.Packages
	}
	if made.Organization == "" {
		made.Organization = uuid.NewString()
		if err := n.storeOrganization(ctx, c, made.Organization, availableAt); err != nil {
			return "", err
		}
	}
	if err := store.InsertCustomer(ctx, c.Tx, made); err != nil {
		return "", err
	}
	for position, name := range n.body.Packages {
		if err := store.PutPackage(ctx, c.Tx, made.UUID, store.CustomerPackage{
			Name:     name,
			Position: position,
			Quantity: n.selection[name],
			License:  uuid.NewString(),
			ReadyAt:  doneAt,
			Errors:   result.packageErrors[name],
		}); err != nil {
			return "", err
		}
	}
	if offers.BringsCalling(n.body.Packages) {
		if err := storeHeadOffice(ctx, c, made, n.body.headOffice(), availableAt); err != nil {
			return "", err
		}
	}
	return made.UUID, nil
}

// storeOrganization makes the new organization with its first administrator.
func (n *newCustomer) storeOrganization(ctx context.Context, c *rest.Call, id string, availableAt *int64) error {
	if err := store.InsertOrganization(ctx, c.Tx, store.Organization{
		UUID:              id,
		Name:              n.body.CustomerInfo.Name,
		PreferredLanguage: n.body.CustomerInfo.Language,
		CreatedAt:         c.Now.UnixMilli(),
		ModifiedAt:        c.Now.UnixMilli(),
	}, availableAt); err != nil {
		return err
	}
	return store.InsertAdministrator(ctx, c.Tx, uuid.NewString(), id, n.body.CustomerInfo.PrimaryEmail, c.Now, availableAt)
}

// storeHeadOffice adds the head office to an organization, or takes the
// location of that name which is there already, as after attaching anew.
func storeHeadOffice(ctx context.Context, c *rest.Call, owner store.Customer, office *headOfficeBody, availableAt *int64) error {
	existing, err := store.LocationByName(ctx, c.Tx, owner.Organization, office.Name)
	if err != nil {
		return err
	}
	if existing != "" {
		return store.EnableCalling(ctx, c.Tx, existing, availableAt)
	}
	made := store.Location{
		UUID:         uuid.NewString(),
		Organization: owner.Organization,
		Name:         office.Name,
		Address: wire.LocationAddress{
			Address1:   office.Address.AddressLine1,
			Address2:   office.Address.AddressLine2,
			City:       office.Address.City,
			State:      office.Address.StateOrProvince,
			PostalCode: office.Address.ZipOrPostalCode,
			Country:    office.Address.Country,
		},
		TimeZone:                    office.TimeZone,
		PreferredLanguage:           office.Language,
		AnnouncementLanguage:        office.Language,
		EmergencyLocationIdentifier: office.EmergencyLocationIdentifier,
		Calling:                     true,
	}
	if err := store.InsertLocation(ctx, c.Tx, made, c.Now, availableAt); err != nil {
		return err
	}
	return store.DeliverNumbers(ctx, c.Tx, owner.ExternalID, made.UUID)
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
		failure, err := store.PackageFailure(ctx, tx, name)
		if err != nil {
			return result, err
		}
		if failure == nil {
			continue
		}
		result.packageErrors[name] = []wire.ErrorDetail{failure.Detail}
		if failure.CustomerFails {
			result.outcome = wire.CustomerError
			result.customerErrors = append(result.customerErrors, failure.Detail)
		} else if result.outcome == wire.CustomerProvisioned {
			result.outcome = wire.CustomerProvisionedWithErrors
		}
	}
	return result, nil
}
