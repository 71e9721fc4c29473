package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func selectSubPartners(ctx context.Context, tx *sql.Tx, state string, asked page) ([]wire.SubPartner, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT uuid, subscription_id, provisioning_state, created_at FROM sub_partners "+
			"WHERE ? IN ('', provisioning_state) ORDER BY sequence LIMIT ? OFFSET ?",
		state, asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (wire.SubPartner, error) {
		var found wire.SubPartner
		var id string
		var created int64
		err := rows.Scan(&id, &found.SubscriptionID, &found.ProvisioningState, &created)
		found.OrgID = webexid.Encode(webexid.Organization, id)
		found.Created, found.BillingStartDate = timestamp(created), timestamp(created)
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
