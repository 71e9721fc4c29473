package emulator

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// storedTemplate is an onboarding template as it is stored.
type storedTemplate struct {
	uuid string
	// settings holds neither the id nor times.
	settings   wire.OnboardingTemplate
	createdAt  int64
	modifiedAt int64
}

const templateColumns = "SELECT uuid, document, created_at, modified_at FROM templates "

// selectTemplates returns the templates of that name, or all where it is
// empty, and one more than the page holds.
func selectTemplates(ctx context.Context, tx *sql.Tx, name string, asked window) ([]storedTemplate, error) {
	rows, err := tx.QueryContext(ctx,
		templateColumns+"WHERE ? IN ('', name_folded) ORDER BY sequence LIMIT ? OFFSET ?",
		fold(name), asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (storedTemplate, error) { return scanTemplate(rows) })
}

// templateByUUID returns nil where there is none.
func templateByUUID(ctx context.Context, tx *sql.Tx, id string) (*storedTemplate, error) {
	found, err := scanTemplate(tx.QueryRowContext(ctx, templateColumns+"WHERE uuid = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func scanTemplate(row interface{ Scan(...any) error }) (storedTemplate, error) {
	var found storedTemplate
	var settings string
	if err := row.Scan(&found.uuid, &settings, &found.createdAt, &found.modifiedAt); err != nil {
		return found, err
	}
	err := json.Unmarshal([]byte(settings), &found.settings)
	return found, err
}

// insertTemplate stores a new template.
func insertTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO templates (uuid, name_folded, subscription_id, document, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, fold(template.Name), template.WholesaleSubscriptionID, asDocument(template), now.UnixMilli(), now.UnixMilli())
	return err
}

// updateTemplate reports whether there was such a template.
func updateTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) (bool, error) {
	return affected(tx.ExecContext(ctx,
		"UPDATE templates SET name_folded = ?, subscription_id = ?, document = ?, modified_at = ? WHERE uuid = ?",
		fold(template.Name), template.WholesaleSubscriptionID, asDocument(template), now.UnixMilli(), id))
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
