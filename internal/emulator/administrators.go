package emulator

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
)

// administrator checks the package of a full administrator of an organization
// (requirement U5). An organization without customer, and one whose customer
// was never provisioned, allows every package.
func (p *problems) administrator(ctx context.Context, c *call, organization, packageName string) error {
	id, err := customerOfOrganization(ctx, c.tx, organization)
	if err != nil || id == "" || packageName == "" {
		return err
	}
	owner, err := customerByUUID(ctx, c.tx, id, c.now)
	if err != nil || owner == nil {
		return err
	}
	packages, err := packagesOfCustomer(ctx, c.tx, id, c.now)
	if err != nil {
		return err
	}
	var current []string
	for _, one := range packages {
		if one.goneAt == nil {
			current = append(current, one.name)
		}
	}
	p.violations(rules.CheckAdministratorPackage(owner.createdPackages, current, packageName))
	return nil
}

// packageChange checks a person's move from one package to another: ordinary
// people by requirement U2, full administrators by U5 and U6.
func (p *problems) packageChange(ctx context.Context, c *call, moved *person, packageName string) error {
	if moved == nil || moved.packageName == packageName {
		return nil
	}
	if !moved.isFullAdministrator() {
		p.violations(rules.CheckUserPackageChange(moved.packageName, packageName))
		return nil
	}
	p.violations(rules.CheckAdministratorChange(moved.packageName, packageName))
	return p.administrator(ctx, c, moved.organization, packageName)
}
