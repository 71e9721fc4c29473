package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// ListedNumber is a number with its owner, or the extension of a person who
// has no number.
type ListedNumber struct {
	Number
	Extension     string
	RoutingPrefix string
	LocationName  string
	FirstName     string
	LastName      string
}

// listedNumbers takes the present time as its first argument.
const listedNumbers = `
WITH places AS (
  SELECT uuid, organization, name, routing_prefix, main_number FROM locations
  WHERE available_at <= ?1 AND calling = 1 AND (calling_until IS NULL OR calling_until > ?1)
), listed AS (
  SELECT numbers.number AS number, places.uuid AS location, places.organization AS organization, coalesce(numbers.person, '') AS person,
    numbers.active AS active, numbers.toll_free AS toll_free, numbers.service AS service,
    coalesce(places.main_number = numbers.number, 0) AS main, coalesce(people.extension, '') AS extension,
    places.routing_prefix AS routing_prefix, places.name AS location_name,
    coalesce(people.first_name, '') AS first_name, coalesce(people.last_name, '') AS last_name
  FROM numbers JOIN places ON places.uuid = numbers.location LEFT JOIN people ON people.uuid = numbers.person
  UNION ALL
  SELECT '', places.uuid, places.organization, people.uuid, 1, 0, 0, 0, people.extension, places.routing_prefix, places.name,
    people.first_name, people.last_name
  FROM people JOIN places ON places.uuid = people.location
  WHERE people.extension IS NOT NULL AND NOT EXISTS (SELECT 1 FROM numbers WHERE numbers.person = people.uuid)
) `

// SelectListedNumbers returns one more than the page holds.
func SelectListedNumbers(
	ctx context.Context, tx *sql.Tx, filter Conditions, order string, now time.Time, asked Window,
) ([]ListedNumber, error) {
	sorted := map[string]string{"lastName": "last_name, ", "extension": "extension, "}[order] + "number = '', number, extension"
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, listedNumbers+`
SELECT number, location, organization, person, active, toll_free, service, main, extension, routing_prefix, location_name,
  first_name, last_name
FROM listed WHERE`+filter.where()+"ORDER BY "+sorted+" LIMIT ? OFFSET ?", append(arguments, asked.sqlLimit(), asked.Offset)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (ListedNumber, error) {
		var one ListedNumber
		err := rows.Scan(&one.Number.Number, &one.Location, &one.Organization, &one.Person, &one.Active, &one.TollFree, &one.Service,
			&one.Main, &one.Extension, &one.RoutingPrefix, &one.LocationName, &one.FirstName, &one.LastName)
		return one, err
	})
}

// NumberCounts counts the entries of a list of numbers by kind.
type NumberCounts struct {
	Assigned, Unassigned, Inactive, ExtensionOnly, TollFree, Total, Mobile, Service int
}

// CountListedNumbers counts all that the filter lets through.
func CountListedNumbers(ctx context.Context, tx *sql.Tx, filter Conditions, now time.Time) (NumberCounts, error) {
	var count NumberCounts
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	err := tx.QueryRowContext(ctx, listedNumbers+`
SELECT count(*) FILTER (WHERE number <> '' AND person <> ''), count(*) FILTER (WHERE number <> '' AND person = ''),
  count(*) FILTER (WHERE NOT active), count(*) FILTER (WHERE number = ''), count(*) FILTER (WHERE toll_free), count(*),
  count(*) FILTER (WHERE service)
FROM listed WHERE`+filter.where(), arguments...).Scan(&count.Assigned, &count.Unassigned, &count.Inactive, &count.ExtensionOnly,
		&count.TollFree, &count.Total, &count.Service)
	return count, err
}

// ExtensionUsed reports whether anybody at the location, or for an empty one
// in the organization, has the extension.
func ExtensionUsed(ctx context.Context, tx *sql.Tx, organization, location, extension string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM people WHERE extension = ?1 AND (location = ?2 OR ?2 = '' AND organization = ?3))`,
		extension, location, organization).Scan(&used)
	return used, err
}
