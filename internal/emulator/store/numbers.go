package store

import (
	"context"
	"database/sql"
	"errors"
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
