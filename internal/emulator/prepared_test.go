package emulator

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"
)

// RunPlain lets an empty emulator in memory go on with a database that prepares
// every statement each time, for a benchmark that compares the two.
func (e *Emulator) RunPlain(tb testing.TB) {
	tb.Helper()
	source, err := dataSource(tb.Context(), InMemory)
	if err != nil {
		tb.Fatal(err)
	}
	plain, err := sql.Open("sqlite", source)
	if err != nil {
		tb.Fatal(err)
	}
	plain.SetMaxOpenConns(1)
	if err := prepare(tb.Context(), plain); err != nil {
		tb.Fatal(err)
	}
	if err := e.store.database.Close(); err != nil {
		tb.Fatal(err)
	}
	e.store.database = plain
}

// A statement whose rows are still read can't be run a second time beside
// itself, and too many statements go on without being kept.
func TestPreparedStatements(t *testing.T) {
	t.Parallel()
	source, err := dataSource(t.Context(), InMemory)
	if err != nil {
		t.Fatal(err)
	}
	database, err := connectTo(source)
	if err != nil {
		t.Fatal(err)
	}
	database.SetMaxOpenConns(1)
	tx, err := database.BeginTx(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tx.ExecContext(t.Context(), "CREATE TABLE numbers (number INTEGER); INSERT INTO numbers VALUES (0)"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		if _, err := tx.ExecContext(t.Context(), "INSERT INTO numbers SELECT max(number) + ? FROM numbers", 1); err != nil {
			t.Fatal(err)
		}
	}
	if got := pairs(t, tx, true); got != 16 {
		t.Errorf("%d pairs", got)
	}
	// Rows that were not read to their end leave nothing behind.
	if got := pairs(t, tx, false); got != 1 {
		t.Errorf("%d pairs before the first row was left", got)
	}
	if _, err := tx.ExecContext(t.Context(), "ALTER TABLE numbers ADD COLUMN name TEXT"); err != nil {
		t.Fatal(err)
	}
	if got := pairs(t, tx, true); got != 16 {
		t.Errorf("%d pairs after the table was changed", got)
	}
	for number := range 2 * preparedStatements {
		if _, err := tx.ExecContext(t.Context(), fmt.Sprintf("UPDATE numbers SET number = number + %d - %[1]d", number)); err != nil {
			t.Fatal(err)
		}
	}
	if got := pairs(t, tx, true); got != 16 {
		t.Errorf("%d pairs after many statements", got)
	}
	if err := errors.Join(tx.Commit(), database.Close()); err != nil {
		t.Error(err)
	}
}

// pairs counts pairs of numbers with one query inside of itself, or only the
// first one.
func pairs(t *testing.T, tx *sql.Tx, all bool) (count int) {
	t.Helper()
	each := func(do func()) {
		rows, err := tx.QueryContext(t.Context(), "SELECT number FROM numbers WHERE number >= ?", 0)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = rows.Close() }()
		for rows.Next() {
			var number int
			if err := rows.Scan(&number); err != nil {
				t.Fatal(err)
			}
			if do(); !all {
				return
			}
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
	}
	each(func() { each(func() { count++ }) })
	return count
}
