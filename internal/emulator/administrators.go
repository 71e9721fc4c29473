package emulator

import (
	"context"
)

// administrator checks the package of a full administrator of an organization. An organization without customer, and one whose customer
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
	p.administratorLevel(owner.createdPackages, current, packageName)
	return nil
}

// packageChange checks a person's move from one package to another, which is
// stricter for full administrators.
func (p *problems) packageChange(ctx context.Context, c *call, moved *person, packageName string) error {
	if moved == nil || moved.packageName == packageName {
		return nil
	}
	if !moved.isFullAdministrator() {
		p.licenseChange(moved.packageName, packageName)
		return nil
	}
	p.administratorChange(moved.packageName, packageName)
	return p.administrator(ctx, c, moved.organization, packageName)
}
