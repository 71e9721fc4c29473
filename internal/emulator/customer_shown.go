package emulator

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// showCustomer returns what GET shows: not the name, the primary e-mail, the
// language, the provisioning id, the head office, nor any quantity.
func showCustomer(ctx context.Context, c *call, found customer, withLicenses bool) (wire.Customer, error) {
	shown := wire.Customer{
		ID:         webexid.Encode(webexid.Customer, found.uuid),
		ExternalID: found.externalID,
		Address:    found.address,
		Status:     found.status,
	}
	switch found.status {
	case wire.CustomerProvisioned, wire.CustomerProvisionedWithErrors:
		shown.OrgID = webexid.Encode(webexid.Organization, found.organization)
	}
	if found.settled() {
		shown.Errors = found.errors
	}
	packages, err := packagesOfCustomer(ctx, c.tx, found.uuid, c.now)
	if err != nil {
		return shown, err
	}
	shown.ResourceDetails = &wire.ResourceDetails{}
	now := c.now.UnixMilli()
	for _, one := range packages {
		detail := wire.PackageDetail{Name: one.name, Status: one.status(now, found.work)}
		if detail.Status == packageError {
			detail.Errors = one.errors
		}
		if detail.Status == packageProvisioned && withLicenses {
			detail.LicenseIDs = []string{licenseID(one.license, one.name)}
		}
		if one.goneAt == nil {
			shown.Packages = append(shown.Packages, one.name)
		}
		shown.ResourceDetails.Packages = append(shown.ResourceDetails.Packages, detail)
	}
	return shown, nil
}

// refuseWhileMoving refuses a change while another one is going on.
func (found customer) refuseWhileMoving() error {
	if found.settled() {
		return nil
	}
	return refuse(customerMoving, found.status)
}
