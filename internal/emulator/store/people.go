package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// FullAdministrator is the uuid of the role that requirements U5 and U6 are
// about.
const FullAdministrator = "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e01"

// Person is a person as it is stored, with the number and the licence that the
// person has.
type Person struct {
	Sequence     int64
	UUID         string
	Organization string
	Email        string
	FirstName    string
	LastName     string
	// DisplayName is empty where nobody chose one; see ShownName.
	DisplayName string
	// Roles holds uuids.
	Roles []string
	// PackageName is the package whose licence the person has; empty for none.
	PackageName  string
	Location     string
	Extension    string
	LoginEnabled bool
	Details      PersonDetails
	CreatedAt    int64
	ModifiedAt   int64
	// Number, routingPrefix, time zone and license are read with the person, but belong to
	// the inventory, the location and the customer's package.
	Number        string
	RoutingPrefix string
	TimeZone      string
	License       string
}

// PersonDetails is kept as it was sent.
type PersonDetails struct {
	Avatar     string          `json:"avatar,omitempty"`
	Department string          `json:"department,omitempty"`
	Manager    string          `json:"manager,omitempty"`
	ManagerID  string          `json:"managerId,omitempty"`
	Title      string          `json:"title,omitempty"`
	Addresses  []personAddress `json:"addresses,omitempty"`
	SiteURLs   []string        `json:"siteUrls,omitempty"`
}

type personAddress struct {
	Type          string `json:"type,omitempty"`
	Country       string `json:"country,omitempty"`
	Locality      string `json:"locality,omitempty"`
	Region        string `json:"region,omitempty"`
	StreetAddress string `json:"streetAddress,omitempty"`
	PostalCode    string `json:"postalCode,omitempty"`
}

// IsFullAdministrator reports whether the person has that role.
func (p Person) IsFullAdministrator() bool {
	return slices.Contains(p.Roles, FullAdministrator)
}

func (p Person) fullName() string {
	return strings.TrimSpace(p.FirstName + " " + p.LastName)
}

// ShownName is the display name, or what stands in for it.
func (p Person) ShownName() string {
	for _, name := range []string{p.DisplayName, p.fullName()} {
		if name != "" {
			return name
		}
	}
	return p.Email
}

// personColumns takes the present time as its first argument. A licence counts
// while its package works.
const personColumns = `
SELECT people.sequence, people.uuid, people.organization, people.email, people.first_name, people.last_name, people.display_name,
  people.roles, people.package, coalesce(people.location, ''), coalesce(people.extension, ''), people.login_enabled, people.details,
  people.created_at, coalesce(people.modified_at, people.created_at), coalesce(numbers.number, ''),
  coalesce(locations.routing_prefix, ''), coalesce(locations.time_zone, ''), coalesce(packages.license, '')
FROM people
  LEFT JOIN numbers ON numbers.person = people.uuid
  LEFT JOIN locations ON locations.uuid = people.location
  LEFT JOIN customers ON customers.organization = people.organization AND NOT (customers.work = 'delete' AND customers.done_at <= ?1)
  LEFT JOIN customer_packages AS packages ON packages.customer = customers.uuid AND packages.name = people.package
    AND packages.ready_at <= ?1 AND packages.errors IN ('[]', 'null') AND (packages.gone_at IS NULL OR packages.gone_at > ?1)
WHERE people.available_at <= ?1 AND `

func scanPerson(row interface{ Scan(...any) error }) (Person, error) {
	var found Person
	var roles database.Document[[]string]
	var details database.Document[PersonDetails]
	err := row.Scan(&found.Sequence, &found.UUID, &found.Organization, &found.Email, &found.FirstName, &found.LastName,
		&found.DisplayName, &roles, &found.PackageName, &found.Location, &found.Extension, &found.LoginEnabled, &details,
		&found.CreatedAt, &found.ModifiedAt, &found.Number, &found.RoutingPrefix, &found.TimeZone, &found.License)
	found.Roles, found.Details = roles.Held, details.Held
	return found, err
}

// SelectPeople returns people in the order in which they were made.
func SelectPeople(ctx context.Context, tx *sql.Tx, filter Conditions, now time.Time, limit int) ([]Person, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, personColumns+filter.where()+"ORDER BY people.sequence LIMIT ?", append(arguments, limit)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (Person, error) { return scanPerson(rows) })
}

// SearchPeople returns a part of the people that the filter lets through, and how many
// there are in all.
func SearchPeople(ctx context.Context, tx *sql.Tx, filter Conditions, now time.Time, asked Window) (found []Person, total int, err error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	err = tx.QueryRowContext(ctx, "SELECT count(*) FROM people WHERE people.available_at <= ?1 AND "+filter.where(), arguments...).Scan(&total)
	if err != nil {
		return nil, 0, err
	}
	rows, err := tx.QueryContext(ctx, personColumns+filter.where()+"ORDER BY people.sequence LIMIT ? OFFSET ?", append(arguments, asked.Limit, asked.Offset)...)
	found, err = database.Collect(rows, err, func(rows *sql.Rows) (Person, error) { return scanPerson(rows) })
	return found, total, err
}

// PersonByUUID returns nil where none exists for the API.
func PersonByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*Person, error) {
	return onePerson(tx.QueryRowContext(ctx, personColumns+"people.uuid = ?", now.UnixMilli(), id))
}

// PersonByEmail returns nil where none exists for the API.
func PersonByEmail(ctx context.Context, tx *sql.Tx, email string, now time.Time) (*Person, error) {
	return onePerson(tx.QueryRowContext(ctx, personColumns+"people.email_folded = ?", now.UnixMilli(), Fold(email)))
}

func onePerson(row *sql.Row) (*Person, error) {
	found, err := scanPerson(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertAdministrator stores the first person of an organization; see
// InsertPerson.
func InsertAdministrator(ctx context.Context, tx *sql.Tx, id, organization, email string, now time.Time, availableAt *int64) error {
	if err := InsertPerson(ctx, tx, id, organization, email, now, availableAt); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE people SET roles = ? WHERE uuid = ?", database.DocumentOf([]string{FullAdministrator}), id)
	return err
}

// SavePerson writes everything but the number.
func SavePerson(ctx context.Context, tx *sql.Tx, changed Person, now time.Time) error {
	_, err := tx.ExecContext(ctx, `
UPDATE people SET email = ?, email_folded = ?, first_name = ?, last_name = ?, display_name = ?, display_name_folded = ?, roles = ?,
  package = ?, location = nullif(?, ''), extension = nullif(?, ''), login_enabled = ?, details = ?, modified_at = ?
WHERE uuid = ?`,
		changed.Email, Fold(changed.Email), changed.FirstName, changed.LastName, changed.DisplayName, Fold(changed.ShownName()),
		database.DocumentOf(append([]string{}, changed.Roles...)), changed.PackageName, changed.Location, changed.Extension,
		changed.LoginEnabled, database.DocumentOf(changed.Details), now.UnixMilli(), changed.UUID)
	return err
}

// RemovePerson reports whether there was such a person. The subscriber goes
// with the person, the number stays in its location.
func RemovePerson(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	return database.Affected(tx.ExecContext(ctx, "DELETE FROM people WHERE uuid = ?", id))
}

// ExtensionInUse reports whether somebody else at the location has the
// extension.
func ExtensionInUse(ctx context.Context, tx *sql.Tx, location, extension, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx,
		"SELECT EXISTS (SELECT 1 FROM people WHERE location = ? AND extension = ? AND uuid <> ?)", location, extension, except).Scan(&used)
	return used, err
}

// InsertPerson stores a person who exists from availableAt on; nil means not
// yet. The e-mail address is taken at once.
func InsertPerson(ctx context.Context, tx *sql.Tx, id, organization, email string, now time.Time, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO people (uuid, organization, email, email_folded, created_at, available_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, organization, email, Fold(email), now.UnixMilli(), availableAt)
	return err
}

// OrganizationOfEmail returns the organization that an e-mail address belongs
// to; empty where it is free.
func OrganizationOfEmail(ctx context.Context, tx *sql.Tx, email string) (string, error) {
	var owner string
	err := tx.QueryRowContext(ctx, "SELECT organization FROM people WHERE email_folded = ?", Fold(email)).Scan(&owner)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return owner, err
}

// CountPeople counts the people of an organization, also those who do not exist
// for the API yet.
func CountPeople(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM people WHERE organization = ?", organization).Scan(&count)
	return count, err
}

// TakeAddress takes an e-mail address from an organization that is unfinished,
// and lets its provisioning fail for that reason.
func TakeAddress(ctx context.Context, tx *sql.Tx, organization, email string, reason wire.ErrorDetail) error {
	failures := database.DocumentOf([]wire.ErrorDetail{reason})
	for _, one := range []struct {
		statement string
		arguments []any
	}{
		{"DELETE FROM people WHERE organization = ? AND email_folded = ?", []any{organization, Fold(email)}},
		{"UPDATE organizations SET available_at = NULL WHERE uuid = ?", []any{organization}},
		{"UPDATE locations SET available_at = NULL WHERE organization = ?", []any{organization}},
		{
			"UPDATE customers SET outcome = ?, errors = ?, created_packages = ? WHERE organization = ?",
			[]any{wire.CustomerError, failures, database.DocumentOf([]string(nil)), organization},
		},
		{"UPDATE customer_packages SET errors = ? WHERE customer = (SELECT uuid FROM customers WHERE organization = ?)", []any{failures, organization}},
	} {
		if _, err := tx.ExecContext(ctx, one.statement, one.arguments...); err != nil {
			return err
		}
	}
	return nil
}
