package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// States of Webex Calling at a location.
const (
	CallingOn      = "enabled"
	CallingLeaving = "being_disabled"
	CallingOff     = "disabled"
)

// ListedLocation is a location with its customer and its calling side, in words.
// An organization may have no customer.
type ListedLocation struct {
	Key                                                   int64
	UUID                                                  string
	Customer                                              CustomerLink
	Name, Address, TimeZone, Calling, MainNumber          string
	RoutingPrefix, OutsideDialDigit, PSTNType, RouteType  string
	CallerName, AnnouncementLanguage, EmergencyIdentifier string
	Numbers, FreeNumbers, Users                           int
}

// locationsListed are the locations that exist at the time @now.
func locationsListed() source {
	return source{
		table: `locations JOIN organizations ON organizations.uuid = locations.organization
LEFT JOIN customers ON customers.organization = organizations.uuid AND NOT (customers.work = 'delete' AND customers.done_at <= @now)`,
		where: "locations.available_at <= @now",
	}
}

const (
	locationCalling = `CASE WHEN NOT locations.calling OR locations.calling_until <= @now THEN 'disabled'
  WHEN locations.calling_until IS NULL THEN 'enabled' ELSE 'being_disabled' END`
	locationAddress = `concat_ws(', ', nullif(address1, ''), nullif(address2, ''), nullif(city, ''), nullif(state, ''), nullif(postal_code, ''),
  nullif(country, ''))`
	locationNumbers = "(SELECT count(*) FROM numbers WHERE numbers.location = locations.uuid)"
	locationUsers   = "(SELECT count(*) FROM people WHERE people.location = locations.uuid)"
)

func locationColumnsOfList() map[string][]string {
	return map[string][]string{
		"":         {"organizations.sequence", "locations.sequence"},
		"name":     {"locations.name_folded"},
		"customer": {"lower(coalesce(nullif(customers.external_id, ''), organizations.name))"},
		"country":  {"country", "lower(city)"},
		"zone":     {"time_zone"},
		"calling":  {locationCalling},
		"pstn":     {"pstn_type"},
		"numbers":  {locationNumbers},
		"users":    {locationUsers},
	}
}

// ListLocations returns the locations that are asked for, and how many there are
// in all; their status is that of Webex Calling.
func ListLocations(ctx context.Context, tx *sql.Tx, asked Listing, now time.Time) ([]ListedLocation, int, error) {
	var filter Conditions
	filter.Equal("customers.uuid", asked.Customer)
	filter.Equal(locationCalling, asked.Status)
	filter.at(asked.Location)
	if asked.Package != "" {
		filter.Add("EXISTS (SELECT 1 FROM people WHERE people.location = locations.uuid AND people.package = ?)", asked.Package)
	}
	filter.contain(asked.Words, lines("locations.name_folded, "+locationAddress+", locations.main_number, routing_prefix, locations.uuid"),
		"EXISTS (SELECT 1 FROM numbers WHERE numbers.location = locations.uuid AND instr(numbers.number, ?) > 0)")
	keys, total, err := asked.found(ctx, tx, "locations.sequence", locationsListed(), filter, locationColumnsOfList(), now)
	if err != nil || len(keys) == 0 {
		return nil, total, err
	}
	//nolint:gosec // the parts are constants of this package
	rows, err := tx.QueryContext(ctx, `
SELECT locations.sequence, locations.uuid, coalesce(customers.uuid, ''), coalesce(customers.external_id, ''), organizations.name, locations.name,
  `+locationAddress+`, time_zone, `+locationCalling+`, coalesce(main_number, ''), routing_prefix, outside_dial_digit, pstn_type,
  connection_type, external_caller_id_name, announcement_language, emergency_location_identifier,
  `+locationNumbers+`, (SELECT count(*) FROM numbers WHERE numbers.location = locations.uuid AND numbers.person IS NULL), `+locationUsers+`
FROM json_each(@keys) AS wanted CROSS JOIN `+locationsListed().whole()+` AND locations.sequence = wanted.value ORDER BY wanted.key`,
		sql.Named("now", now.UnixMilli()), sql.Named("keys", database.DocumentOf(keys)))
	found, err := database.Collect(rows, err, func(rows *sql.Rows) (ListedLocation, error) {
		var one ListedLocation
		err := rows.Scan(&one.Key, &one.UUID, &one.Customer.UUID, &one.Customer.ExternalID, &one.Customer.Name, &one.Name, &one.Address, &one.TimeZone,
			&one.Calling, &one.MainNumber, &one.RoutingPrefix, &one.OutsideDialDigit, &one.PSTNType, &one.RouteType, &one.CallerName,
			&one.AnnouncementLanguage, &one.EmergencyIdentifier, &one.Numbers, &one.FreeNumbers, &one.Users)
		return one, err
	})
	return found, total, err
}

// InventoryNumber is a number of a location, and the address of who has it.
type InventoryNumber struct {
	Number, Email          string
	Active, Main, TollFree bool
}

// Inventory returns the lowest numbers of a location.
func Inventory(ctx context.Context, tx *sql.Tx, location string, limit int) ([]InventoryNumber, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT numbers.number, coalesce(people.email, ''), numbers.active, coalesce(locations.main_number = numbers.number, 0), numbers.toll_free
FROM numbers JOIN locations ON locations.uuid = numbers.location LEFT JOIN people ON people.uuid = numbers.person
WHERE numbers.location = ? ORDER BY numbers.number LIMIT ?`, location, limit)
	return database.Collect(rows, err, func(rows *sql.Rows) (InventoryNumber, error) {
		var one InventoryNumber
		err := rows.Scan(&one.Number, &one.Email, &one.Active, &one.Main, &one.TollFree)
		return one, err
	})
}
