package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

// callingLocation is a location that is enabled for Webex Calling.
type callingLocation struct {
	location
	organizationName        string
	callingLineName         string
	mainNumber              string
	routingPrefix           string
	outsideDialDigit        string
	enforceOutsideDialDigit bool
	externalCallerIDName    string
	chargeNumber            string
	// connectionType and connectionID are set for a local gateway only.
	connectionType string
	connectionID   string
	// pstnType is empty until a PSTN connection is set.
	pstnType string
	// callingUntil is set once a job is going to disable calling.
	callingUntil *int64
}

// stays reports that no job is going to disable calling.
func (l callingLocation) stays() bool {
	return l.callingUntil == nil
}

const callingLocationColumns = `
SELECT locations.uuid, locations.organization, locations.name, organizations.name, time_zone, country, announcement_language,
  emergency_location_identifier, calling_line_name, coalesce(main_number, ''), routing_prefix, outside_dial_digit,
  enforce_outside_dial_digit, external_caller_id_name, charge_number, connection_type, connection_id, pstn_type, calling_until
FROM locations JOIN organizations ON organizations.uuid = locations.organization
WHERE locations.available_at <= ?1 AND calling = 1 AND (calling_until IS NULL OR calling_until > ?1) AND `

func scanCallingLocation(row interface{ Scan(...any) error }) (callingLocation, error) {
	found := callingLocation{location: location{calling: true}}
	err := row.Scan(&found.uuid, &found.organization, &found.name, &found.organizationName, &found.timeZone, &found.address.Country,
		&found.announcementLanguage, &found.emergencyLocationIdentifier, &found.callingLineName, &found.mainNumber,
		&found.routingPrefix, &found.outsideDialDigit, &found.enforceOutsideDialDigit, &found.externalCallerIDName,
		&found.chargeNumber, &found.connectionType, &found.connectionID, &found.pstnType, &found.callingUntil)
	return found, err
}

// callingLocationByUUID returns nil where there is none, or where it has no
// calling; an empty organization means any.
func callingLocationByUUID(ctx context.Context, tx *sql.Tx, organization, id string, now time.Time) (*callingLocation, error) {
	found, err := scanCallingLocation(tx.QueryRowContext(ctx,
		callingLocationColumns+"locations.uuid = ?2 AND ?3 IN ('', locations.organization)", now.UnixMilli(), id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// selectCallingLocations returns one more than the page holds, in the order in
// which the locations were made, or by name.
func selectCallingLocations(
	ctx context.Context, tx *sql.Tx, organization, name, order string, now time.Time, asked window,
) ([]callingLocation, error) {
	sorted := map[string]string{
		"":     "locations.sequence",
		"asc":  "locations.name_folded",
		"desc": "locations.name_folded DESC",
	}[order]
	rows, err := tx.QueryContext(ctx, callingLocationColumns+
		"locations.organization = ?2 AND instr(locations.name_folded, ?3) > 0 ORDER BY "+sorted+" LIMIT ?4 OFFSET ?5",
		now.UnixMilli(), organization, fold(name), asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (callingLocation, error) { return scanCallingLocation(rows) })
}

// saveCallingLocation writes the calling settings.
func saveCallingLocation(ctx context.Context, tx *sql.Tx, changed callingLocation) error {
	_, err := tx.ExecContext(ctx, `
UPDATE locations SET announcement_language = ?, emergency_location_identifier = ?, calling_line_name = ?, main_number = nullif(?, ''),
  routing_prefix = ?, outside_dial_digit = ?, enforce_outside_dial_digit = ?, external_caller_id_name = ?, charge_number = ?,
  connection_type = ?, connection_id = ?, pstn_type = ?
WHERE uuid = ?`,
		changed.announcementLanguage, changed.emergencyLocationIdentifier, changed.callingLineName, changed.mainNumber,
		changed.routingPrefix, changed.outsideDialDigit, changed.enforceOutsideDialDigit, changed.externalCallerIDName,
		changed.chargeNumber, changed.connectionType, changed.connectionID, changed.pstnType, changed.uuid)
	return err
}

// routingPrefixInUse reports whether another location of the organization has
// the prefix.
func routingPrefixInUse(ctx context.Context, tx *sql.Tx, organization, prefix, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM locations WHERE organization = ? AND routing_prefix = ? AND uuid <> ? AND calling = 1 AND routing_prefix <> '')`,
		organization, prefix, except).Scan(&used)
	return used, err
}
