package emulator

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"
	"time"
)

// fullAdministrator is the uuid of the role that requirements U5 and U6 are
// about.
const fullAdministrator = "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e01"

// person is a person as it is stored, with the number and the licence that the
// person has.
type person struct {
	sequence     int64
	uuid         string
	organization string
	email        string
	firstName    string
	lastName     string
	// displayName is empty where nobody chose one; see shownName.
	displayName string
	// roles holds uuids.
	roles []string
	// packageName is the package whose licence the person has; empty for none.
	packageName  string
	location     string
	extension    string
	loginEnabled bool
	details      personDetails
	createdAt    int64
	modifiedAt   int64
	// number, routingPrefix and license are read with the person, but belong to
	// the inventory, the location and the customer's package.
	number        string
	routingPrefix string
	license       string
}

// personDetails is kept as it was sent.
type personDetails struct {
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

// isFullAdministrator reports whether the person has that role.
func (p person) isFullAdministrator() bool {
	return slices.Contains(p.roles, fullAdministrator)
}

func (p person) fullName() string {
	return strings.TrimSpace(p.firstName + " " + p.lastName)
}

// shownName is the display name, or what stands in for it.
func (p person) shownName() string {
	for _, name := range []string{p.displayName, p.fullName()} {
		if name != "" {
			return name
		}
	}
	return p.email
}

// personColumns takes the present time as its first argument. A licence counts
// while its package works.
const personColumns = `
SELECT people.sequence, people.uuid, people.organization, people.email, people.first_name, people.last_name, people.display_name,
  people.roles, people.package, coalesce(people.location, ''), coalesce(people.extension, ''), people.login_enabled, people.details,
  people.created_at, coalesce(people.modified_at, people.created_at), coalesce(numbers.number, ''),
  coalesce(locations.routing_prefix, ''), coalesce(packages.license, '')
FROM people
  LEFT JOIN numbers ON numbers.person = people.uuid
  LEFT JOIN locations ON locations.uuid = people.location
  LEFT JOIN customers ON customers.organization = people.organization AND NOT (customers.work = 'delete' AND customers.done_at <= ?1)
  LEFT JOIN customer_packages AS packages ON packages.customer = customers.uuid AND packages.name = people.package
    AND packages.ready_at <= ?1 AND packages.errors IN ('[]', 'null') AND (packages.gone_at IS NULL OR packages.gone_at > ?1)
WHERE people.available_at <= ?1 AND `

func scanPerson(row interface{ Scan(...any) error }) (person, error) {
	var found person
	var roles document[[]string]
	var details document[personDetails]
	err := row.Scan(&found.sequence, &found.uuid, &found.organization, &found.email, &found.firstName, &found.lastName,
		&found.displayName, &roles, &found.packageName, &found.location, &found.extension, &found.loginEnabled, &details,
		&found.createdAt, &found.modifiedAt, &found.number, &found.routingPrefix, &found.license)
	found.roles, found.details = roles.value, details.value
	return found, err
}

// selectPeople returns people in the order in which they were made.
func selectPeople(ctx context.Context, tx *sql.Tx, filter conditions, now time.Time, limit int) ([]person, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, personColumns+filter.where()+"ORDER BY people.sequence LIMIT ?", append(arguments, limit)...)
	return collect(rows, err, func(rows *sql.Rows) (person, error) { return scanPerson(rows) })
}

// personByUUID returns nil where none exists for the API.
func personByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*person, error) {
	return onePerson(tx.QueryRowContext(ctx, personColumns+"people.uuid = ?", now.UnixMilli(), id))
}

// personByEmail returns nil where none exists for the API.
func personByEmail(ctx context.Context, tx *sql.Tx, email string, now time.Time) (*person, error) {
	return onePerson(tx.QueryRowContext(ctx, personColumns+"people.email_folded = ?", now.UnixMilli(), fold(email)))
}

func onePerson(row *sql.Row) (*person, error) {
	found, err := scanPerson(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// insertAdministrator stores the first person of an organization; see
// insertPerson.
func insertAdministrator(ctx context.Context, tx *sql.Tx, id, organization, email string, now time.Time, availableAt *int64) error {
	if err := insertPerson(ctx, tx, id, organization, email, now, availableAt); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, "UPDATE people SET roles = ? WHERE uuid = ?", asDocument([]string{fullAdministrator}), id)
	return err
}

// savePerson writes everything but the number.
func savePerson(ctx context.Context, tx *sql.Tx, changed person, now time.Time) error {
	_, err := tx.ExecContext(ctx, `
UPDATE people SET email = ?, email_folded = ?, first_name = ?, last_name = ?, display_name = ?, display_name_folded = ?, roles = ?,
  package = ?, location = nullif(?, ''), extension = nullif(?, ''), login_enabled = ?, details = ?, modified_at = ?
WHERE uuid = ?`,
		changed.email, fold(changed.email), changed.firstName, changed.lastName, changed.displayName, fold(changed.shownName()),
		asDocument(append([]string{}, changed.roles...)), changed.packageName, changed.location, changed.extension,
		changed.loginEnabled, asDocument(changed.details), now.UnixMilli(), changed.uuid)
	return err
}

// removePerson reports whether there was such a person. The subscriber goes
// with the person, the number stays in its location.
func removePerson(ctx context.Context, tx *sql.Tx, id string) (bool, error) {
	return affected(tx.ExecContext(ctx, "DELETE FROM people WHERE uuid = ?", id))
}

// extensionInUse reports whether somebody else at the location has the
// extension.
func extensionInUse(ctx context.Context, tx *sql.Tx, location, extension, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx,
		"SELECT EXISTS (SELECT 1 FROM people WHERE location = ? AND extension = ? AND uuid <> ?)", location, extension, except).Scan(&used)
	return used, err
}

// insertPerson stores a person who exists from availableAt on; nil means not
// yet. The e-mail address is taken at once.
func insertPerson(ctx context.Context, tx *sql.Tx, id, organization, email string, now time.Time, availableAt *int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT INTO people (uuid, organization, email, email_folded, created_at, available_at) VALUES (?, ?, ?, ?, ?, ?)",
		id, organization, email, fold(email), now.UnixMilli(), availableAt)
	return err
}

// organizationOfEmail returns the organization that an e-mail address belongs
// to; empty where it is free.
func organizationOfEmail(ctx context.Context, tx *sql.Tx, email string) (string, error) {
	var owner string
	err := tx.QueryRowContext(ctx, "SELECT organization FROM people WHERE email_folded = ?", fold(email)).Scan(&owner)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return owner, err
}

func countPeople(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM people WHERE organization = ?", organization).Scan(&count)
	return count, err
}
