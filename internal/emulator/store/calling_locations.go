package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// CallingLocation is a location that is enabled for Webex Calling.
type CallingLocation struct {
	Location
	OrganizationName        string
	CallingLineName         string
	MainNumber              string
	RoutingPrefix           string
	OutsideDialDigit        string
	EnforceOutsideDialDigit bool
	ExternalCallerIDName    string
	ChargeNumber            string
	// ConnectionType and ConnectionID are set for a local gateway only.
	ConnectionType string
	ConnectionID   string
	// PSTNType is empty until a PSTN connection is set.
	PSTNType string
	// CallingUntil is set once a job is going to disable calling.
	CallingUntil *int64
}

// Stays reports that no job is going to disable calling.
func (l CallingLocation) Stays() bool {
	return l.CallingUntil == nil
}

const callingLocationColumns = `
SELECT locations.uuid, locations.organization, locations.name, organizations.name, time_zone, country, announcement_language,
  emergency_location_identifier, calling_line_name, coalesce(main_number, ''), routing_prefix, outside_dial_digit,
  enforce_outside_dial_digit, external_caller_id_name, charge_number, connection_type, connection_id, pstn_type, calling_until
FROM locations JOIN organizations ON organizations.uuid = locations.organization
WHERE locations.available_at <= ?1 AND calling = 1 AND (calling_until IS NULL OR calling_until > ?1) AND `

func scanCallingLocation(row interface{ Scan(...any) error }) (CallingLocation, error) {
	found := CallingLocation{Location: Location{Calling: true}}
	err := row.Scan(&found.UUID, &found.Organization, &found.Name, &found.OrganizationName, &found.TimeZone, &found.Address.Country,
		&found.AnnouncementLanguage, &found.EmergencyLocationIdentifier, &found.CallingLineName, &found.MainNumber,
		&found.RoutingPrefix, &found.OutsideDialDigit, &found.EnforceOutsideDialDigit, &found.ExternalCallerIDName,
		&found.ChargeNumber, &found.ConnectionType, &found.ConnectionID, &found.PSTNType, &found.CallingUntil)
	return found, err
}

// CallingLocationByUUID returns nil where there is none, or where it has no
// calling; an empty organization means any.
func CallingLocationByUUID(ctx context.Context, tx *sql.Tx, organization, id string, now time.Time) (*CallingLocation, error) {
	found, err := scanCallingLocation(tx.QueryRowContext(ctx,
		callingLocationColumns+"locations.uuid = ?2 AND ?3 IN ('', locations.organization)", now.UnixMilli(), id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// SelectCallingLocations returns one more than the page holds, in the order in
// which the locations were made, or by name.
func SelectCallingLocations(
	ctx context.Context, tx *sql.Tx, organization, name, order string, now time.Time, asked Window,
) ([]CallingLocation, error) {
	sorted := map[string]string{
		"":     "locations.sequence",
		"asc":  "locations.name_folded",
		"desc": "locations.name_folded DESC",
	}[order]
	rows, err := tx.QueryContext(ctx, callingLocationColumns+
		"locations.organization = ?2 AND instr(locations.name_folded, ?3) > 0 ORDER BY "+sorted+" LIMIT ?4 OFFSET ?5",
		now.UnixMilli(), organization, Fold(name), asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (CallingLocation, error) { return scanCallingLocation(rows) })
}

// SaveCallingLocation writes the calling settings.
func SaveCallingLocation(ctx context.Context, tx *sql.Tx, changed CallingLocation) error {
	_, err := tx.ExecContext(ctx, `
UPDATE locations SET announcement_language = ?, emergency_location_identifier = ?, calling_line_name = ?, main_number = nullif(?, ''),
  routing_prefix = ?, outside_dial_digit = ?, enforce_outside_dial_digit = ?, external_caller_id_name = ?, charge_number = ?,
  connection_type = ?, connection_id = ?, pstn_type = ?
WHERE uuid = ?`,
		changed.AnnouncementLanguage, changed.EmergencyLocationIdentifier, changed.CallingLineName, changed.MainNumber,
		changed.RoutingPrefix, changed.OutsideDialDigit, changed.EnforceOutsideDialDigit, changed.ExternalCallerIDName,
		changed.ChargeNumber, changed.ConnectionType, changed.ConnectionID, changed.PSTNType, changed.UUID)
	return err
}

// RoutingPrefixInUse reports whether another location of the organization has
// the prefix.
func RoutingPrefixInUse(ctx context.Context, tx *sql.Tx, organization, prefix, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM locations WHERE organization = ? AND routing_prefix = ? AND uuid <> ? AND calling = 1 AND routing_prefix <> '')`,
		organization, prefix, except).Scan(&used)
	return used, err
}
