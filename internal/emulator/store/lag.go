package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// laggingTables are the tables whose changes show only after the lag: what a
// 202 has started, and subscribers, people, locations and numbers.
var laggingTables = [...]string{"customers", "customer_packages", "locations", "people", "numbers", "subscribers"}

// recordChanges makes a connection record how to take each of its changes back.
// The triggers are the connection's own, so the file stays as it is for others.
func recordChanges(ctx context.Context, tx *sql.Tx, changed time.Time) error {
	var known int
	if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM temp.sqlite_schema WHERE name = 'lag_clock'").Scan(&known); err != nil {
		return err
	}
	if known == 0 {
		if err := createRecorder(ctx, tx); err != nil {
			return err
		}
	}
	_, err := tx.ExecContext(ctx, "UPDATE temp.lag_clock SET now = ?", changed.UnixMilli())
	return err
}

func createRecorder(ctx context.Context, tx *sql.Tx) error {
	statements := []string{
		"CREATE TEMP TABLE lag_clock (now INTEGER)",
		"INSERT INTO temp.lag_clock VALUES (0)",
	}
	for _, table := range laggingTables {
		columns, err := columnsOf(ctx, tx, table)
		if err != nil {
			return err
		}
		statements = append(statements, recorders(table, columns)...)
	}
	for _, statement := range statements {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// columnsOf lists the columns of a table, with rowid where none of them is an
// alias of it.
func columnsOf(ctx context.Context, tx *sql.Tx, table string) ([]string, error) {
	rows, err := tx.QueryContext(ctx, "SELECT name, type = 'INTEGER' AND pk = 1 FROM pragma_table_info(?)", table)
	aliased := false
	columns, err := database.Collect(rows, err, func(rows *sql.Rows) (name string, err error) {
		var alias bool
		err = rows.Scan(&name, &alias)
		aliased = aliased || alias
		return name, err
	})
	if err == nil && !aliased {
		columns = append(columns, "rowid")
	}
	return columns, err
}

// recorders are the triggers that write, for each change of a table, the
// statement that takes it back. The statements can be repeated.
func recorders(table string, columns []string) []string {
	settings, values := make([]string, len(columns)), make([]string, len(columns))
	for index, column := range columns {
		settings[index] = column + " = ' || quote(OLD." + column + ") || '"
		values[index] = "' || quote(OLD." + column + ") || '"
	}
	record := func(event, undo string) string {
		return "CREATE TEMP TRIGGER lag_" + table + "_" + event + " AFTER " + event + " ON main." + table +
			" BEGIN INSERT INTO recent_changes (at, undo) SELECT now, '" + undo + "' FROM lag_clock; END"
	}
	return []string{
		record("INSERT", "DELETE FROM "+table+" WHERE rowid = ' || NEW.rowid || '"),
		record("UPDATE", "UPDATE "+table+" SET "+strings.Join(settings, ", ")+" WHERE rowid = ' || OLD.rowid || '"),
		record("DELETE", "INSERT OR IGNORE INTO "+table+" ("+strings.Join(columns, ", ")+") VALUES ("+strings.Join(values, ", ")+")"),
	}
}

// forgetChanges removes what no read needs any more.
func forgetChanges(ctx context.Context, tx *sql.Tx, now time.Time, lag time.Duration) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM recent_changes WHERE at <= ?", now.Add(-lag).UnixMilli())
	return err
}

// errTakenBack ends a transaction in which changes were only taken back for a
// read.
var errTakenBack = errors.New("the read is over")

// ReadLate runs work in a transaction that sees the database as it was before
// the changes of the time of the lag.
func (s *Store) ReadLate(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	recent := false
	err := s.Read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		since := s.now().Add(-s.lag).UnixMilli()
		err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM recent_changes WHERE at > ?)", since).Scan(&recent)
		if err != nil || recent {
			return err
		}
		return work(ctx, tx)
	})
	if err != nil || !recent {
		return err
	}
	err = s.transact(ctx, s.writers, nil, func(ctx context.Context, tx *sql.Tx) error {
		if err := takeBack(ctx, tx, s.now().Add(-s.lag)); err != nil {
			return err
		}
		if err := work(ctx, tx); err != nil {
			return err
		}
		return errTakenBack
	})
	if errors.Is(err, errTakenBack) {
		return nil
	}
	return err
}

// takeBack restores all rows as they were at a time. It runs twice, because
// the triggers of the tables themselves may touch a row that was restored
// before.
func takeBack(ctx context.Context, tx *sql.Tx, until time.Time) error {
	if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT undo FROM recent_changes WHERE at > ? ORDER BY sequence DESC", until.UnixMilli())
	undos, err := database.Collect(rows, err, func(rows *sql.Rows) (undo string, err error) {
		return undo, rows.Scan(&undo)
	})
	if err != nil {
		return err
	}
	for range 2 {
		for _, undo := range undos {
			if _, err := tx.ExecContext(ctx, undo); err != nil {
				return fmt.Errorf("%s: %w", undo, err)
			}
		}
	}
	return nil
}
