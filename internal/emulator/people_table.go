package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"
)

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
