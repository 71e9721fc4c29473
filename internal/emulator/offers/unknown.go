package offers

import (
	"context"
	"database/sql"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// CheckKnown refuses packages that neither Cisco's documents nor
// AddNewPackage name.
func CheckKnown(ctx context.Context, tx *sql.Tx, p *rest.Problems, names []string) error {
	for _, name := range unknownNames(names) {
		added, err := store.IsNewPackage(ctx, tx, name)
		if err != nil {
			return err
		}
		if !added {
			p.Add(rest.PackageUnknown, name)
		}
	}
	return nil
}
