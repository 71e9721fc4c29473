package customers

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/licenses"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// show returns what GET shows: not the name, the primary e-mail, the
// language, the provisioning id, the head office, nor any quantity.
func show(ctx context.Context, c *rest.Call, found store.Customer, withLicenses bool) (wire.Customer, error) {
	shown := wire.Customer{
		ID:         webexid.Encode(webexid.Customer, found.UUID),
		ExternalID: found.ExternalID,
		Address:    found.Address,
		Status:     found.Status,
	}
	switch found.Status {
	case wire.CustomerProvisioned, wire.CustomerProvisionedWithErrors:
		shown.OrgID = webexid.Encode(webexid.Organization, found.Organization)
	}
	if found.Settled() {
		shown.Errors = found.Errors
	}
	packages, err := store.PackagesOfCustomer(ctx, c.Tx, found.UUID, c.Now)
	if err != nil {
		return shown, err
	}
	shown.ResourceDetails = &wire.ResourceDetails{}
	now := c.Now.UnixMilli()
	for _, one := range packages {
		detail := wire.PackageDetail{Name: one.Name, Status: one.Status(now, found.Work)}
		if detail.Status == store.PackageError {
			detail.Errors = one.Errors
		}
		if detail.Status == store.PackageProvisioned && withLicenses {
			detail.LicenseIDs = []string{licenses.ID(one.License, one.Name)}
		}
		if one.GoneAt == nil {
			shown.Packages = append(shown.Packages, one.Name)
		}
		shown.ResourceDetails.Packages = append(shown.ResourceDetails.Packages, detail)
	}
	return shown, nil
}

// refuseWhileMoving refuses a change while another one is going on.
func refuseWhileMoving(found store.Customer) error {
	if found.Settled() {
		return nil
	}
	return rest.Refuse(rest.CustomerMoving, found.Status)
}
