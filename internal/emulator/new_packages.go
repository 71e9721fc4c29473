package emulator

import (
	"context"
	"database/sql"
)

// newPackageSetting is the prefix of the settings that name new packages.
const newPackageSetting = "new_package/"

// AddNewPackage makes the emulator accept a package that it does not know, as
// Webex does when Cisco has added one.
func (e *Emulator) AddNewPackage(ctx context.Context, name string) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (name, value) VALUES (?, '')", newPackageSetting+name)
		return err
	})
}

// unknownPackages refuses packages that neither Cisco's documents nor
// AddNewPackage name.
func (p *problems) unknownPackages(ctx context.Context, tx *sql.Tx, names []string) error {
	for _, name := range unknownNames(names) {
		var added bool
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ?)", newPackageSetting+name).Scan(&added)
		if err != nil {
			return err
		}
		if !added {
			p.add(packageUnknown, name)
		}
	}
	return nil
}
