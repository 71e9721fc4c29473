package people

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// CheckAdministrator checks the package of a full administrator of an organization. An organization without customer, and one whose customer
// was never provisioned, allows every package.
func CheckAdministrator(ctx context.Context, c *rest.Call, p *rest.Problems, organization, packageName string) error {
	id, err := store.CustomerOfOrganization(ctx, c.Tx, organization)
	if err != nil || id == "" || packageName == "" {
		return err
	}
	owner, err := store.CustomerByUUID(ctx, c.Tx, id, c.Now)
	if err != nil || owner == nil {
		return err
	}
	packages, err := store.PackagesOfCustomer(ctx, c.Tx, id, c.Now)
	if err != nil {
		return err
	}
	var current []string
	for _, one := range packages {
		if one.GoneAt == nil {
			current = append(current, one.Name)
		}
	}
	offers.CheckAdministratorLevel(p, owner.CreatedPackages, current, packageName)
	return nil
}

// CheckPackageChange checks a person's move from one package to another, which is
// stricter for full administrators.
func CheckPackageChange(ctx context.Context, c *rest.Call, p *rest.Problems, moved *store.Person, packageName string) error {
	if moved == nil || moved.PackageName == packageName {
		return nil
	}
	if !moved.IsFullAdministrator() {
		offers.CheckLicenseChange(p, moved.PackageName, packageName)
		return nil
	}
	offers.CheckAdministratorChange(p, moved.PackageName, packageName)
	return CheckAdministrator(ctx, c, p, moved.Organization, packageName)
}
