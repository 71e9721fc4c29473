package emulator

import (
	"context"
	"database/sql"
)

// saveLocation writes what PUT can change.
func saveLocation(ctx context.Context, tx *sql.Tx, changed location) error {
	_, err := tx.ExecContext(ctx, `
UPDATE locations SET name = ?, name_folded = ?, address1 = ?, address2 = ?, city = ?, state = ?, postal_code = ?, country = ?,
  time_zone = ?, preferred_language = ?
WHERE uuid = ?`,
		changed.name, fold(changed.name), changed.address.Address1, changed.address.Address2, changed.address.City,
		changed.address.State, changed.address.PostalCode, changed.address.Country, changed.timeZone, changed.preferredLanguage,
		changed.uuid)
	return err
}

func removeLocation(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM locations WHERE uuid = ?", id)
	return err
}
