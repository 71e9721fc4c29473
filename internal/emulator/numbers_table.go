package emulator

import (
	"context"
	"database/sql"
	"errors"
)

// number is a phone number in the inventory of a location.
type number struct {
	number   string
	location string
	// organization is the location's.
	organization string
	// person is the uuid of who uses it; empty where nobody does.
	person   string
	active   bool
	tollFree bool
	service  bool
	// main says that it is the location's main number.
	main bool
}

// numberByText returns nil where no location has the number.
func numberByText(ctx context.Context, tx *sql.Tx, text string) (*number, error) {
	var found number
	err := tx.QueryRowContext(ctx, `
SELECT numbers.number, numbers.location, locations.organization, coalesce(numbers.person, ''), numbers.active, numbers.toll_free,
  numbers.service, coalesce(locations.main_number = numbers.number, 0)
FROM numbers JOIN locations ON locations.uuid = numbers.location
WHERE numbers.number = ?`, text).Scan(&found.number, &found.location, &found.organization, &found.person, &found.active,
		&found.tollFree, &found.service, &found.main)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func insertNumber(ctx context.Context, tx *sql.Tx, made number) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO numbers (number, location, active, toll_free, service) VALUES (?, ?, ?, ?, ?)",
		made.number, made.location, made.active, made.tollFree, made.service)
	return err
}

// assignNumber gives a number of the inventory to a person.
func assignNumber(ctx context.Context, tx *sql.Tx, text, person string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET person = ? WHERE number = ?", person, text)
	return err
}

// keepNumber makes a number one of the inventory that came with a user: an
// earlier release let users bring theirs.
func keepNumber(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET brought = 0 WHERE number = ?", text)
	return err
}

// releaseNumber takes a person's number back into the inventory.
func releaseNumber(ctx context.Context, tx *sql.Tx, person string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET person = NULL WHERE person = ?", person)
	return err
}

func activateNumber(ctx context.Context, tx *sql.Tx, text string, active bool) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET active = ? WHERE number = ?", active, text)
	return err
}

func removeNumber(ctx context.Context, tx *sql.Tx, text string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM numbers WHERE number = ?", text)
	return err
}

func countNumbers(ctx context.Context, tx *sql.Tx, location string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM numbers WHERE location = ?", location).Scan(&count)
	return count, err
}
