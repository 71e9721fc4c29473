package emulator

import (
	"context"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// licensedPackage returns the package that a person has after licences were
// sent as the complete list. Licences that can't be assigned are passed over,
// as Webex does; the licence that comes with a subscriber's package is implied
// and can't be left out.
func licensedPackage(ctx context.Context, c *call, owner *person, sent []string, wrong *problems) (string, error) {
	wanted := func(license string) bool {
		return slices.ContainsFunc(sent, func(id string) bool {
			uuid, _, _ := strings.Cut(webexid.UUID(id), ":")
			return uuid == license
		})
	}
	if owner.packageName != "" {
		if owner.license == "" || wanted(owner.license) {
			return owner.packageName, nil
		}
		mapped, err := subscriberOfPerson(ctx, c.tx, owner.uuid)
		if err != nil {
			return "", err
		}
		if mapped != "" {
			wrong.add(wholesaleLicenseKept)
			return owner.packageName, nil
		}
	}
	offered, err := selectLicenses(ctx, c.tx, licenseFilter{organization: owner.organization}, c.now)
	if err != nil {
		return "", err
	}
	for _, one := range offered {
		if !wanted(one.license) || !assignable(one.name) {
			continue
		}
		taken, err := seatsTaken(ctx, c.tx, owner.organization, one.name)
		if err != nil {
			return "", err
		}
		if one.quantity == nil || taken < *one.quantity {
			return one.name, nil
		}
	}
	return "", nil
}
