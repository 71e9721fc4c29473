package emulator

import (
	"context"
	"database/sql"
)

// unknownPackages refuses packages that neither Cisco's documents nor
// AddNewPackage name.
func (p *problems) unknownPackages(ctx context.Context, tx *sql.Tx, names []string) error {
	for _, name := range unknownNames(names) {
		added, err := isNewPackage(ctx, tx, name)
		if err != nil {
			return err
		}
		if !added {
			p.add(packageUnknown, name)
		}
	}
	return nil
}
