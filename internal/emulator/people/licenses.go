package people

import (
	"context"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// licensedPackage returns the package that a person has after licences were
// sent as the complete list. Licences that can't be assigned are passed over,
// as Webex does; the licence that comes with a subscriber's package is implied
// and can't be left out.
func licensedPackage(ctx context.Context, c *rest.Call, owner *store.Person, sent []string, wrong *rest.Problems) (string, error) {
	wanted := func(license string) bool {
		return slices.ContainsFunc(sent, func(id string) bool {
			uuid, _, _ := strings.Cut(webexid.UUID(id), ":")
			return uuid == license
		})
	}
	if owner.PackageName != "" {
		if owner.License == "" || wanted(owner.License) {
			return owner.PackageName, nil
		}
		mapped, err := store.SubscriberOfPerson(ctx, c.Tx, owner.UUID)
		if err != nil {
			return "", err
		}
		if mapped != "" {
			wrong.Add(rest.WholesaleLicenseKept)
			return owner.PackageName, nil
		}
	}
	offered, err := store.SelectLicenses(ctx, c.Tx, store.LicenseFilter{Organization: owner.Organization}, c.Now)
	if err != nil {
		return "", err
	}
	for _, one := range offered {
		if !wanted(one.License) || !offers.Assignable(one.Name) {
			continue
		}
		taken, err := store.SeatsTaken(ctx, c.Tx, owner.Organization, one.Name)
		if err != nil {
			return "", err
		}
		if one.Quantity == nil || taken < *one.Quantity {
			return one.Name, nil
		}
	}
	return "", nil
}
