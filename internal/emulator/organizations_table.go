package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// organization is a Webex organization as it is stored.
type organization struct {
	uuid              string
	name              string
	preferredLanguage string
	opened            bool
	version           int64
	createdAt         int64
	modifiedAt        int64
}

const organizationColumns = "SELECT uuid, name, preferred_language, opened, version, created_at, modified_at FROM organizations "

func scanOrganization(row interface{ Scan(...any) error }) (organization, error) {
	var o organization
	err := row.Scan(&o.uuid, &o.name, &o.preferredLanguage, &o.opened, &o.version, &o.createdAt, &o.modifiedAt)
	return o, err
}

// selectOrganizations returns all organizations that exist for the API.
func selectOrganizations(ctx context.Context, tx *sql.Tx, now time.Time) ([]organization, error) {
	rows, err := tx.QueryContext(ctx, organizationColumns+"WHERE available_at <= ? ORDER BY sequence", now.UnixMilli())
	return collect(rows, err, func(rows *sql.Rows) (organization, error) { return scanOrganization(rows) })
}

// organizationByUUID returns nil where none exists for the API.
func organizationByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*organization, error) {
	found, err := scanOrganization(tx.QueryRowContext(ctx,
		organizationColumns+"WHERE uuid = ? AND available_at <= ?", id, now.UnixMilli()))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// organizationName returns the name also of an organization that does not exist
// for the API yet.
func organizationName(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var name string
	err := tx.QueryRowContext(ctx, "SELECT name FROM organizations WHERE uuid = ?", id).Scan(&name)
	return name, err
}

// insertOrganization stores an organization that exists from availableAt on;
// nil means not yet.
func insertOrganization(ctx context.Context, tx *sql.Tx, o organization, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO organizations (uuid, name, preferred_language, created_at, modified_at, available_at) VALUES (?, ?, ?, ?, ?, ?)",
		o.uuid, o.name, o.preferredLanguage, o.createdAt, o.modifiedAt, availableAt)
	return err
}

func openOrganization(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "UPDATE organizations SET opened = 1 WHERE uuid = ?", id)
	return err
}

func renameOrganization(ctx context.Context, tx *sql.Tx, id, name, language string, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE organizations SET name = ?, preferred_language = ?, version = version + 1, modified_at = ? WHERE uuid = ?",
		name, language, now.UnixMilli(), id)
	return err
}

// removeOrganization removes it with its people and locations.
func removeOrganization(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM organizations WHERE uuid = ?", id)
	return err
}

// releaseOrganization makes what provisioning left unfinished exist from then
// on: the organization, its first person and its locations.
func releaseOrganization(ctx context.Context, tx *sql.Tx, id string, availableAt int64) error {
	for _, statement := range []string{
		"UPDATE organizations SET available_at = ? WHERE uuid = ? AND available_at IS NULL",
		"UPDATE people SET available_at = ? WHERE organization = ? AND available_at IS NULL",
		"UPDATE locations SET available_at = ? WHERE organization = ? AND available_at IS NULL",
	} {
		if _, err := tx.ExecContext(ctx, statement, availableAt, id); err != nil {
			return err
		}
	}
	return nil
}
