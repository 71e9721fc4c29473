package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Location is a location as it is stored, without its calling settings.
type Location struct {
	UUID                        string
	Organization                string
	Name                        string
	Address                     wire.LocationAddress
	TimeZone                    string
	PreferredLanguage           string
	AnnouncementLanguage        string
	Latitude                    string
	Longitude                   string
	Notes                       string
	EmergencyLocationIdentifier string
	Calling                     bool
}

const locationColumns = `
SELECT uuid, organization, name, address1, address2, city, state, postal_code, country, time_zone, preferred_language,
  announcement_language, latitude, longitude, notes, emergency_location_identifier, calling
FROM locations `

func scanLocation(row interface{ Scan(...any) error }) (Location, error) {
	var l Location
	err := row.Scan(&l.UUID, &l.Organization, &l.Name, &l.Address.Address1, &l.Address.Address2, &l.Address.City, &l.Address.State,
		&l.Address.PostalCode, &l.Address.Country, &l.TimeZone, &l.PreferredLanguage, &l.AnnouncementLanguage,
		&l.Latitude, &l.Longitude, &l.Notes, &l.EmergencyLocationIdentifier, &l.Calling)
	return l, err
}

// LocationFilter narrows a list; name and uuid do not filter where they are
// empty.
type LocationFilter struct {
	Organization string
	Name         string
	UUID         string
}

// SelectLocations returns one more than the page holds.
func SelectLocations(ctx context.Context, tx *sql.Tx, filter LocationFilter, now time.Time, asked Window) ([]Location, error) {
	rows, err := tx.QueryContext(ctx, locationColumns+`
WHERE organization = ? AND available_at <= ? AND instr(name_folded, ?) > 0 AND ? IN ('', uuid)
ORDER BY sequence LIMIT ? OFFSET ?`,
		filter.Organization, now.UnixMilli(), Fold(filter.Name), filter.UUID, asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (Location, error) { return scanLocation(rows) })
}

// LocationByUUID returns nil where none exists; an empty organization means
// any.
func LocationByUUID(ctx context.Context, tx *sql.Tx, organization, id string, now time.Time) (*Location, error) {
	found, err := scanLocation(tx.QueryRowContext(ctx,
		locationColumns+"WHERE uuid = ? AND ? IN ('', organization) AND available_at <= ?", id, organization, now.UnixMilli()))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// LocationByName returns the uuid of the organization's location of that name,
// without case; empty where there is none.
func LocationByName(ctx context.Context, tx *sql.Tx, organization, name string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx,
		"SELECT uuid FROM locations WHERE organization = ? AND name_folded = ?", organization, Fold(name)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// InsertLocation stores a location that exists from availableAt on; nil means
// not yet.
func InsertLocation(ctx context.Context, tx *sql.Tx, l Location, now time.Time, availableAt *int64) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO locations (uuid, organization, name, name_folded, address1, address2, city, state, postal_code, country, time_zone,
  preferred_language, announcement_language, latitude, longitude, notes, emergency_location_identifier, calling,
  created_at, available_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.UUID, l.Organization, l.Name, Fold(l.Name), l.Address.Address1, l.Address.Address2, l.Address.City, l.Address.State,
		l.Address.PostalCode, l.Address.Country, l.TimeZone, l.PreferredLanguage, l.AnnouncementLanguage, l.Latitude, l.Longitude,
		l.Notes, l.EmergencyLocationIdentifier, l.Calling, now.UnixMilli(), availableAt)
	return err
}

// EnableCalling also lets a location exist from availableAt on that an earlier
// failure has left unfinished.
func EnableCalling(ctx context.Context, tx *sql.Tx, id string, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE locations SET calling = 1, available_at = coalesce(available_at, ?) WHERE uuid = ?", availableAt, id)
	return err
}

// CountCallingLocations counts also those that do not exist for the API yet.
func CountCallingLocations(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM locations WHERE organization = ? AND calling = 1", organization).Scan(&count)
	return count, err
}

// SaveLocation writes what PUT can change.
func SaveLocation(ctx context.Context, tx *sql.Tx, changed Location) error {
	_, err := tx.ExecContext(ctx, `
UPDATE locations SET name = ?, name_folded = ?, address1 = ?, address2 = ?, city = ?, state = ?, postal_code = ?, country = ?,
  time_zone = ?, preferred_language = ?
WHERE uuid = ?`,
		changed.Name, Fold(changed.Name), changed.Address.Address1, changed.Address.Address2, changed.Address.City,
		changed.Address.State, changed.Address.PostalCode, changed.Address.Country, changed.TimeZone, changed.PreferredLanguage,
		changed.UUID)
	return err
}

// RemoveLocation removes a location with its numbers.
func RemoveLocation(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM locations WHERE uuid = ?", id)
	return err
}
