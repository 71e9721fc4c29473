package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Template is an onboarding template as it is stored.
type Template struct {
	UUID string
	// Settings holds neither the id nor times.
	Settings   wire.OnboardingTemplate
	CreatedAt  int64
	ModifiedAt int64
}

const templateColumns = "SELECT uuid, document, created_at, modified_at FROM templates "

// SelectTemplates returns the templates of that name, or all where it is
// empty, and one more than the page holds.
func SelectTemplates(ctx context.Context, tx *sql.Tx, name string, asked Window) ([]Template, error) {
	rows, err := tx.QueryContext(ctx,
		templateColumns+"WHERE ? IN ('', name_folded) ORDER BY sequence LIMIT ? OFFSET ?",
		Fold(name), asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (Template, error) { return scanTemplate(rows) })
}

// TemplateByUUID returns nil where there is none.
func TemplateByUUID(ctx context.Context, tx *sql.Tx, id string) (*Template, error) {
	found, err := scanTemplate(tx.QueryRowContext(ctx, templateColumns+"WHERE uuid = ?", id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func scanTemplate(row interface{ Scan(...any) error }) (Template, error) {
	var found Template
	var settings string
	if err := row.Scan(&found.UUID, &settings, &found.CreatedAt, &found.ModifiedAt); err != nil {
		return found, err
	}
	err := json.Unmarshal([]byte(settings), &found.Settings)
	return found, err
}

// InsertTemplate stores a new template.
func InsertTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO templates (uuid, name_folded, subscription_id, document, created_at, modified_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, Fold(template.Name), template.WholesaleSubscriptionID, database.DocumentOf(template), now.UnixMilli(), now.UnixMilli())
	return err
}

// UpdateTemplate reports whether there was such a template.
func UpdateTemplate(ctx context.Context, tx *sql.Tx, id string, template wire.OnboardingTemplate, now time.Time) (bool, error) {
	return database.Affected(tx.ExecContext(ctx,
		"UPDATE templates SET name_folded = ?, subscription_id = ?, document = ?, modified_at = ? WHERE uuid = ?",
		Fold(template.Name), template.WholesaleSubscriptionID, database.DocumentOf(template), now.UnixMilli(), id))
}

// RemoveTemplate reports whether there was such a template.
func RemoveTemplate(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	return database.Affected(tx.ExecContext(ctx, "DELETE FROM templates WHERE uuid = ?", id))
}

// SubscriptionOfTemplate returns the empty text for an unknown template.
func SubscriptionOfTemplate(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var subscription string
	err := tx.QueryRowContext(ctx, "SELECT subscription_id FROM templates WHERE uuid = ?", id).Scan(&subscription)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return subscription, err
}
