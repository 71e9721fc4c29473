package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Provisioning states of a sub-partner. A suspended one may delete, but
// neither provision nor update.
const (
	SubPartnerActive    = "active"
	SubPartnerSuspended = "suspended"
)

// SubPartner is a sub-partner as it is stored.
type SubPartner struct {
	// UUID is that of its organization.
	UUID           string
	SubscriptionID string
	State          string
	CreatedAt      int64
}

// SelectSubPartners returns one more than the window holds; an empty state means
// any.
func SelectSubPartners(ctx context.Context, tx *sql.Tx, state string, asked Window) ([]SubPartner, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT uuid, subscription_id, provisioning_state, created_at FROM sub_partners "+
			"WHERE ? IN ('', provisioning_state) ORDER BY sequence LIMIT ? OFFSET ?",
		state, asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (SubPartner, error) {
		var found SubPartner
		err := rows.Scan(&found.UUID, &found.SubscriptionID, &found.State, &found.CreatedAt)
		return found, err
	})
}

// SubPartnerState returns the empty text for an unknown sub-partner.
func SubPartnerState(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var state string
	err := tx.QueryRowContext(ctx, "SELECT provisioning_state FROM sub_partners WHERE uuid = ?", id).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return state, err
}

// InsertSubPartner stores a new sub-partner.
func InsertSubPartner(ctx context.Context, tx *sql.Tx, id, subscriptionID, state string, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO sub_partners (uuid, subscription_id, provisioning_state, created_at) VALUES (?, ?, ?, ?)",
		id, subscriptionID, state, now.UnixMilli())
	return err
}

// UpdateSubPartner reports whether there was such a sub-partner.
func UpdateSubPartner(ctx context.Context, tx *sql.Tx, id, state string) (bool, error) {
	return database.Affected(tx.ExecContext(ctx, "UPDATE sub_partners SET provisioning_state = ? WHERE uuid = ?", state, id))
}
