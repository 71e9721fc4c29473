package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// Provisioning states of a sub-partner. A suspended one may delete, but
// neither provision nor update.
const (
	SubPartnerActive    = "active"
	SubPartnerSuspended = "suspended"
)

// subPartner is a sub-partner as it is stored.
type subPartner struct {
	// uuid is that of its organization.
	uuid           string
	subscriptionID string
	state          string
	createdAt      int64
}

// selectSubPartners returns one more than the window holds; an empty state means
// any.
func selectSubPartners(ctx context.Context, tx *sql.Tx, state string, asked window) ([]subPartner, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT uuid, subscription_id, provisioning_state, created_at FROM sub_partners "+
			"WHERE ? IN ('', provisioning_state) ORDER BY sequence LIMIT ? OFFSET ?",
		state, asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (subPartner, error) {
		var found subPartner
		err := rows.Scan(&found.uuid, &found.subscriptionID, &found.state, &found.createdAt)
		return found, err
	})
}

// subPartnerState returns the empty text for an unknown sub-partner.
func subPartnerState(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var state string
	err := tx.QueryRowContext(ctx, "SELECT provisioning_state FROM sub_partners WHERE uuid = ?", id).Scan(&state)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return state, err
}

func insertSubPartner(ctx context.Context, tx *sql.Tx, id, subscriptionID, state string, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO sub_partners (uuid, subscription_id, provisioning_state, created_at) VALUES (?, ?, ?, ?)",
		id, subscriptionID, state, now.UnixMilli())
	return err
}

// updateSubPartner reports whether there was such a sub-partner.
func updateSubPartner(ctx context.Context, tx *sql.Tx, id, state string) (bool, error) {
	return affected(tx.ExecContext(ctx, "UPDATE sub_partners SET provisioning_state = ? WHERE uuid = ?", state, id))
}
