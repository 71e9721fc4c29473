package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// RelocateNumber takes a number to the inventory of another location.
func RelocateNumber(ctx context.Context, tx *sql.Tx, text, location string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET location = ? WHERE number = ?", location, text)
	return err
}

// Number is a phone number in the inventory of a location.
type Number struct {
	Number   string
	Location string
	// Organization is the location's.
	Organization string
	// Person is the uuid of who uses it; empty where nobody does.
	Person   string
	Active   bool
	TollFree bool
	Service  bool
	// Main says that it is the location's main number.
	Main bool
}

// NumberByText returns nil where no location has the number.
func NumberByText(ctx context.Context, tx *sql.Tx, text string) (*Number, error) {
	var found Number
	err := tx.QueryRowContext(ctx, `
SELECT numbers.number, numbers.location, locations.organization, coalesce(numbers.person, ''), numbers.active, numbers.toll_free,
  numbers.service, coalesce(locations.main_number = numbers.number, 0)
FROM numbers JOIN locations ON locations.uuid = numbers.location
WHERE numbers.number = ?`, text).Scan(&found.Number, &found.Location, &found.Organization, &found.Person, &found.Active,
		&found.TollFree, &found.Service, &found.Main)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertNumber adds a number to the inventory of its location.
func InsertNumber(ctx context.Context, tx *sql.Tx, made Number) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO numbers (number, location, active, toll_free, service) VALUES (?, ?, ?, ?, ?)",
		made.Number, made.Location, made.Active, made.TollFree, made.Service)
	return err
}

// AssignNumber gives a number of the inventory to a person.
func AssignNumber(ctx context.Context, tx *sql.Tx, text, person string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET person = ? WHERE number = ?", person, text)
	return err
}

// KeepNumber makes a number one of the inventory that came with a user: an
// earlier release let users bring theirs.
func KeepNumber(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET brought = 0 WHERE number = ?", text)
	return err
}

// ReleaseNumber takes a person's number back into the inventory.
func ReleaseNumber(ctx context.Context, tx *sql.Tx, person string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET person = NULL WHERE person = ?", person)
	return err
}

// ActivateNumber lets a number be active, or not.
func ActivateNumber(ctx context.Context, tx *sql.Tx, text string, active bool) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET active = ? WHERE number = ?", active, text)
	return err
}

// RemoveNumber removes a number from the inventory.
func RemoveNumber(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM numbers WHERE number = ?", text)
	return err
}

// CountNumbers counts the numbers of a location.
func CountNumbers(ctx context.Context, tx *sql.Tx, location string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM numbers WHERE location = ?", location).Scan(&count)
	return count, err
}

// ListedNumber is a number with its owner, or the extension of a person who
// has no number.
type ListedNumber struct {
	Number
	Extension     string
	RoutingPrefix string
	LocationName  string
	FirstName     string
	LastName      string
	sequence      int64
}

// Entries of the list of numbers: the numbers, and the extensions of people without a
// number. Both take the present time as their first argument.
const (
	callingNow = "locations.available_at <= ?1 AND locations.calling = 1 AND (locations.calling_until IS NULL OR locations.calling_until > ?1)"

	// Numbers come first: an index has them in order.
	numberEntries = `
SELECT numbers.number AS number, locations.uuid AS location, numbers.organization AS organization, coalesce(numbers.person, '') AS person,
  numbers.active AS active, numbers.toll_free AS toll_free, numbers.service AS service,
  coalesce(locations.main_number = numbers.number, 0) AS main, coalesce(people.extension, '') AS extension,
  locations.routing_prefix AS routing_prefix, locations.name AS location_name,
  coalesce(people.first_name, '') AS first_name, coalesce(people.last_name, '') AS last_name, numbers.sequence AS sequence
FROM numbers CROSS JOIN locations ON locations.uuid = numbers.location LEFT JOIN people ON people.uuid = numbers.person
WHERE ` + callingNow

	// People come first: an index has them by extension.
	extensionEntries = `
SELECT '' AS number, locations.uuid AS location, people.organization AS organization, people.uuid AS person,
  1 AS active, 0 AS toll_free, 0 AS service, 0 AS main, people.extension AS extension,
  locations.routing_prefix AS routing_prefix, locations.name AS location_name, people.first_name AS first_name, people.last_name AS last_name,
  people.sequence AS sequence
FROM people CROSS JOIN locations ON locations.uuid = people.location
WHERE people.extension IS NOT NULL AND NOT EXISTS (SELECT 1 FROM numbers WHERE numbers.person = people.uuid) AND ` + callingNow

	entryColumns = `
SELECT number, location, organization, person, active, toll_free, service, main, extension, routing_prefix, location_name,
  first_name, last_name, sequence
FROM (`

	allEntries = numberEntries + " UNION ALL " + extensionEntries
)

// SelectListedNumbers returns one more than the page holds: numbers, and then
// extensions, unless they are to be in another order.
func SelectListedNumbers(
	ctx context.Context, tx *sql.Tx, filter Conditions, order string, now time.Time, asked Window,
) ([]ListedNumber, error) {
	if column := map[string]string{"lastName": "last_name", "extension": "extension"}[order]; column != "" {
		return selectEntries(ctx, tx, allEntries, filter, column+", number = '', number, extension", now, asked.sqlLimit(), asked.Offset)
	}
	after, afterSequence := readCursor(asked.After)
	number, wasNumber := strings.CutPrefix(after, numberCursor)
	var found []ListedNumber
	var err error
	if asked.After == "" || wasNumber {
		numbers := filter.and("number > ?", number)
		if found, err = selectEntries(ctx, tx, numberEntries, numbers, "number", now, asked.sqlLimit(), asked.skipped()); err != nil {
			return nil, err
		}
	}
	left := asked.sqlLimit() - len(found)
	if left == 0 {
		return found, nil
	}
	skipped := 0
	if asked.skipped() > 0 {
		numbers, err := countEntries(ctx, tx, numberEntries, filter, now)
		if err != nil {
			return nil, err
		}
		skipped = max(0, asked.Offset-numbers.Total)
	}
	if asked.After != "" && !wasNumber {
		filter = filter.and("(extension, sequence) > (?, ?)", after, afterSequence)
	}
	extensions, err := selectEntries(ctx, tx, extensionEntries, filter, "extension, sequence", now, left, skipped)
	return append(found, extensions...), err
}

// numberCursor begins a cursor after a number.
const numberCursor = "n"

// Cursor is where the page after an entry begins, in the order that lists have by
// themselves; see Window.
func (n ListedNumber) Cursor() string {
	if n.Number.Number != "" {
		return cursor(numberCursor+n.Number.Number, n.sequence)
	}
	return cursor(n.Extension, n.sequence)
}

func selectEntries(
	ctx context.Context, tx *sql.Tx, entries string, filter Conditions, sorted string, now time.Time, limit, offset int,
) ([]ListedNumber, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, entryColumns+entries+") WHERE"+filter.where()+"ORDER BY "+sorted+" LIMIT ? OFFSET ?",
		append(arguments, limit, offset)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (ListedNumber, error) {
		var one ListedNumber
		err := rows.Scan(&one.Number.Number, &one.Location, &one.Organization, &one.Person, &one.Active, &one.TollFree, &one.Service,
			&one.Main, &one.Extension, &one.RoutingPrefix, &one.LocationName, &one.FirstName, &one.LastName, &one.sequence)
		return one, err
	})
}

// NumberCounts counts the entries of a list of numbers by kind.
type NumberCounts struct {
	Assigned, Unassigned, Inactive, ExtensionOnly, TollFree, Total, Mobile, Service int
}

// CountListedNumbers counts all that the filter lets through.
func CountListedNumbers(ctx context.Context, tx *sql.Tx, filter Conditions, now time.Time) (NumberCounts, error) {
	return countEntries(ctx, tx, allEntries, filter, now)
}

func countEntries(ctx context.Context, tx *sql.Tx, entries string, filter Conditions, now time.Time) (NumberCounts, error) {
	var count NumberCounts
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	err := tx.QueryRowContext(ctx, `
SELECT count(*) FILTER (WHERE number <> '' AND person <> ''), count(*) FILTER (WHERE number <> '' AND person = ''),
  count(*) FILTER (WHERE NOT active), count(*) FILTER (WHERE number = ''), count(*) FILTER (WHERE toll_free), count(*),
  count(*) FILTER (WHERE service)
FROM (`+entries+`) WHERE`+filter.where(), arguments...).Scan(&count.Assigned, &count.Unassigned, &count.Inactive, &count.ExtensionOnly,
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
