package store

import (
	"context"
	"database/sql"
)

// Myself is the uuid of the caller, who is an administrator of the partner.
const Myself = "7d1c5d2e-43c5-4f5b-8d8f-0a3d2c1b9e01"

// PartnerOrganization is the organization of the caller, which every database
// has from the beginning.
func PartnerOrganization(ctx context.Context, tx *sql.Tx) (id string, err error) {
	err = tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = 'partner_organization'").Scan(&id)
	return id, err
}
