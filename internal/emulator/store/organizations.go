package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Organization is a Webex organization as it is stored.
type Organization struct {
	UUID              string
	Name              string
	PreferredLanguage string
	Opened            bool
	Version           int64
	CreatedAt         int64
	ModifiedAt        int64
	// AvailableAt is from when on it exists for the API.
	AvailableAt int64
}

const organizationColumns = "SELECT uuid, name, preferred_language, opened, version, created_at, modified_at, coalesce(available_at, 0) FROM organizations "

func scanOrganization(row interface{ Scan(...any) error }) (Organization, error) {
	var o Organization
	err := row.Scan(&o.UUID, &o.Name, &o.PreferredLanguage, &o.Opened, &o.Version, &o.CreatedAt, &o.ModifiedAt, &o.AvailableAt)
	return o, err
}

// SelectOrganizations returns all organizations that exist for the API.
func SelectOrganizations(ctx context.Context, tx *sql.Tx, now time.Time) ([]Organization, error) {
	rows, err := tx.QueryContext(ctx, organizationColumns+"WHERE available_at <= ? ORDER BY sequence", now.UnixMilli())
	return database.Collect(rows, err, func(rows *sql.Rows) (Organization, error) { return scanOrganization(rows) })
}

// OrganizationByUUID returns nil where none exists for the API.
func OrganizationByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*Organization, error) {
	found, err := scanOrganization(tx.QueryRowContext(ctx,
		organizationColumns+"WHERE uuid = ? AND available_at <= ?", id, now.UnixMilli()))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// OrganizationName returns the name also of an organization that does not exist
// for the API yet.
func OrganizationName(ctx context.Context, tx *sql.Tx, id string) (string, error) {
	var name string
	err := tx.QueryRowContext(ctx, "SELECT name FROM organizations WHERE uuid = ?", id).Scan(&name)
	return name, err
}

// InsertOrganization stores an organization that exists from availableAt on;
// nil means not yet.
func InsertOrganization(ctx context.Context, tx *sql.Tx, o Organization, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO organizations (uuid, name, preferred_language, created_at, modified_at, available_at) VALUES (?, ?, ?, ?, ?, ?)",
		o.UUID, o.Name, o.PreferredLanguage, o.CreatedAt, o.ModifiedAt, availableAt)
	return err
}

// OpenOrganization opens an organization to calls that name it.
func OpenOrganization(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "UPDATE organizations SET opened = 1 WHERE uuid = ?", id)
	return err
}

// RenameOrganization changes the name and the language of an organization.
func RenameOrganization(ctx context.Context, tx *sql.Tx, id, name, language string, now time.Time) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE organizations SET name = ?, preferred_language = ?, version = version + 1, modified_at = ? WHERE uuid = ?",
		name, language, now.UnixMilli(), id)
	return err
}

// RemoveOrganization removes it with its people and locations.
func RemoveOrganization(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM organizations WHERE uuid = ?", id)
	return err
}

// ReleaseOrganization makes what provisioning left unfinished exist from then
// on: the organization, its first person and its locations.
func ReleaseOrganization(ctx context.Context, tx *sql.Tx, id string, availableAt int64) error {
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
