package store

import (
	"context"
	"database/sql"

	"github.com/google/uuid"
)

// partnerSetting is the setting that holds the organization of the partner, which
// is another one in each database.
const partnerSetting = "partner_organization"

// PartnerOrganization is the organization of the caller. It is chosen with the
// first question.
func PartnerOrganization(ctx context.Context, tx *sql.Tx) (id string, err error) {
	if _, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)", partnerSetting, uuid.NewString()); err != nil {
		return "", err
	}
	err = tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", partnerSetting).Scan(&id)
	return id, err
}
