package emulator

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const templateColumns = "SELECT uuid, document, created_at, modified_at FROM templates "

// selectTemplates returns the templates of that name, or all where it is
// empty, and one more than the page holds.
func selectTemplates(ctx context.Context, tx *sql.Tx, name string, asked page) ([]wire.OnboardingTemplate, error) {
	rows, err := tx.QueryContext(ctx,
		templateColumns+"WHERE ? IN ('', name_folded) ORDER BY sequence LIMIT ? OFFSET ?",
		fold(name), asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (wire.OnboardingTemplate, error) { return scanTemplate(rows) })
}

// templateByUUID returns nil where there is none.
func templateByUUID(ctx context.Context, tx *sql.Tx, id string) (*wire.OnboardingTemplate, error) {
	found, err := scanTemplate(tx.QueryRowContext(ctx, templateColumns+"WHERE uuid = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func scanTemplate(row interface{ Scan(...any) error }) (wire.OnboardingTemplate, error) {
	var id, document string
	var created, modified int64
	var template wire.OnboardingTemplate
	if err := row.Scan(&id, &document, &created, &modified); err != nil {
		return template, err
	}
	if err := json.Unmarshal([]byte(document), &template); err != nil {
		return template, err
	}
	template.ProvisioningID = webexid.EncodeProvisioning(id)
	template.Created, template.LastModified = timestamp(created), timestamp(modified)
	return template, nil
}

func insertTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) error {
	document, err := json.Marshal(template)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx,
		"INSERT INTO templates (uuid, name_folded, subscription_id, document, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, fold(template.Name), template.WholesaleSubscriptionID, string(document), now.UnixMilli(), now.UnixMilli())
	return err
}

// updateTemplate reports whether there was such a template.
func updateTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) (bool, error) {
	document, err := json.Marshal(template)
	if err != nil {
		return false, err
	}
	return affected(tx.ExecContext(ctx,
		"UPDATE templates SET name_folded = ?, subscription_id = ?, document = ?, modified_at = ? WHERE uuid = ?",
		fold(template.Name), template.WholesaleSubscriptionID, string(document), now.UnixMilli(), id))
}

// removeTemplate reports whether there was such a template.
func removeTemplate(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	return affected(tx.ExecContext(ctx, "DELETE FROM templates WHERE uuid = ?", id))
}

// subscriptionOfTemplate returns the empty text for an unknown template.
func subscriptionOfTemplate(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var subscription string
	err := tx.QueryRowContext(ctx, "SELECT subscription_id FROM templates WHERE uuid = ?", id).Scan(&subscription)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return subscription, err
}

// affected reports whether a statement changed anything.
func affected(result sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	count, err := result.RowsAffected()
	return count > 0, err
}
