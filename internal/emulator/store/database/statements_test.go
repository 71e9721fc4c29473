package database

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"
)

// A statement whose rows are still read can't be run a second time beside
// itself, and too many statements go on without being kept.
func TestPreparedStatements(t *testing.T) {
	t.Parallel()
	source, err := dataSource(t.Context(), InMemory)
	if err != nil {
		t.Fatal(err)
	}
	opened, err := connectTo(source)
	if err != nil {
		t.Fatal(err)
	}
	opened.SetMaxOpenConns(1)
	tx, err := opened.BeginTx(t.Context(), nil)
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
	if err := errors.Join(tx.Commit(), opened.Close()); err != nil {
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

// BenchmarkStatements compares statements that are prepared once with statements
// that are prepared each time, side by side.
func BenchmarkStatements(b *testing.B) {
	for name, connect := range map[string]func(string) (*sql.DB, error){
		"prepared once":      connectTo,
		"prepared each time": func(source string) (*sql.DB, error) { return sql.Open("sqlite", source) },
	} {
		b.Run("write/"+name, func(b *testing.B) {
			filled := fill(b, connect)
			for b.Loop() {
				if _, err := filled.ExecContext(b.Context(), "UPDATE templates SET name_folded = ? WHERE uuid = ?", "basic", "1"); err != nil {
					b.Fatal(err)
				}
			}
		})
		b.Run("read/"+name, func(b *testing.B) {
			filled := fill(b, connect)
			var text string
			for b.Loop() {
				row := filled.QueryRowContext(b.Context(), "SELECT document FROM templates WHERE uuid = ? AND created_at <= ?", "1", 1)
				if err := row.Scan(&text); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// fill opens a database in memory that holds one template.
func fill(b *testing.B, connect func(string) (*sql.DB, error)) *sql.DB {
	b.Helper()
	source, err := dataSource(b.Context(), InMemory)
	if err != nil {
		b.Fatal(err)
	}
	opened, err := connect(source)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := opened.Close(); err != nil {
			b.Error(err)
		}
	})
	opened.SetMaxOpenConns(1)
	if err := prepare(b.Context(), opened); err != nil {
		b.Fatal(err)
	}
	_, err = opened.ExecContext(b.Context(), `
INSERT INTO templates (uuid, name_folded, subscription_id, document, created_at, modified_at) VALUES ('1', 'basic', 's', '{}', 0, 0)`)
	if err != nil {
		b.Fatal(err)
	}
	return opened
}
