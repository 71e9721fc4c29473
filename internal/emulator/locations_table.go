package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// location is a location as it is stored, without its calling settings.
type location struct {
	uuid                        string
	organization                string
	name                        string
	address                     wire.LocationAddress
	timeZone                    string
	preferredLanguage           string
	announcementLanguage        string
	latitude                    string
	longitude                   string
	notes                       string
	emergencyLocationIdentifier string
	calling                     bool
}

const locationColumns = `
SELECT uuid, organization, name, address1, address2, city, state, postal_code, country, time_zone, preferred_language,
  announcement_language, latitude, longitude, notes, emergency_location_identifier, calling
FROM locations `

func scanLocation(row interface{ Scan(...any) error }) (location, error) {
	var l location
	err := row.Scan(&l.uuid, &l.organization, &l.name, &l.address.Address1, &l.address.Address2, &l.address.City, &l.address.State,
		&l.address.PostalCode, &l.address.Country, &l.timeZone, &l.preferredLanguage, &l.announcementLanguage,
		&l.latitude, &l.longitude, &l.notes, &l.emergencyLocationIdentifier, &l.calling)
	return l, err
}

// locationFilter narrows a list; name and uuid do not filter where they are
// empty.
type locationFilter struct {
	organization string
	name         string
	uuid         string
}

// selectLocations returns one more than the page holds.
func selectLocations(ctx context.Context, tx *sql.Tx, filter locationFilter, now time.Time, asked window) ([]location, error) {
	rows, err := tx.QueryContext(ctx, locationColumns+`
WHERE organization = ? AND available_at <= ? AND instr(name_folded, ?) > 0 AND ? IN ('', uuid)
ORDER BY sequence LIMIT ? OFFSET ?`,
		filter.organization, now.UnixMilli(), fold(filter.name), filter.uuid, asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (location, error) { return scanLocation(rows) })
}

// locationByUUID returns nil where none exists; an empty organization means
// any.
func locationByUUID(ctx context.Context, tx *sql.Tx, organization, id string, now time.Time) (*location, error) {
	found, err := scanLocation(tx.QueryRowContext(ctx,
		locationColumns+"WHERE uuid = ? AND ? IN ('', organization) AND available_at <= ?", id, organization, now.UnixMilli()))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// locationByName returns the uuid of the organization's location of that name,
// without case; empty where there is none.
func locationByName(ctx context.Context, tx *sql.Tx, organization, name string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx,
		"SELECT uuid FROM locations WHERE organization = ? AND name_folded = ?", organization, fold(name)).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// insertLocation stores a location that exists from availableAt on; nil means
// not yet.
func insertLocation(ctx context.Context, tx *sql.Tx, l location, now time.Time, availableAt *int64) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO locations (uuid, organization, name, name_folded, address1, address2, city, state, postal_code, country, time_zone,
  preferred_language, announcement_language, latitude, longitude, notes, emergency_location_identifier, calling,
  created_at, available_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		l.uuid, l.organization, l.name, fold(l.name), l.address.Address1, l.address.Address2, l.address.City, l.address.State,
		l.address.PostalCode, l.address.Country, l.timeZone, l.preferredLanguage, l.announcementLanguage, l.latitude, l.longitude,
		l.notes, l.emergencyLocationIdentifier, l.calling, now.UnixMilli(), availableAt)
	return err
}

// enableCalling also lets a location exist from availableAt on that an earlier
// failure has left unfinished.
func enableCalling(ctx context.Context, tx *sql.Tx, id string, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE locations SET calling = 1, available_at = coalesce(available_at, ?) WHERE uuid = ?", availableAt, id)
	return err
}

// countCallingLocations counts also those that do not exist for the API yet.
func countCallingLocations(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM locations WHERE organization = ? AND calling = 1", organization).Scan(&count)
	return count, err
}

// saveLocation writes what PUT can change.
func saveLocation(ctx context.Context, tx *sql.Tx, changed location) error {
	_, err := tx.ExecContext(ctx, `
UPDATE locations SET name = ?, name_folded = ?, address1 = ?, address2 = ?, city = ?, state = ?, postal_code = ?, country = ?,
  time_zone = ?, preferred_language = ?
WHERE uuid = ?`,
		changed.name, fold(changed.name), changed.address.Address1, changed.address.Address2, changed.address.City,
		changed.address.State, changed.address.PostalCode, changed.address.Country, changed.timeZone, changed.preferredLanguage,
		changed.uuid)
	return err
}

// removeLocation removes a location with its numbers.
func removeLocation(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM locations WHERE uuid = ?", id)
	return err
}
