package snapshot

import (
	"context"
	"database/sql"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// storedTables are rows by table and column.
type storedTables map[string][]map[string]any

// selectEverything returns the rows of each table that has any, by primary
// key: for most that is the order in which they were made.
func selectEverything(ctx context.Context, tx *sql.Tx) (storedTables, error) {
	names, err := tableNames(ctx, tx)
	if err != nil {
		return nil, err
	}
	stored := storedTables{}
	for _, table := range names {
		rows, err := selectTable(ctx, tx, table)
		if err != nil {
			return nil, err
		}
		if len(rows) > 0 {
			stored[table] = rows
		}
	}
	return stored, nil
}

func selectTable(ctx context.Context, tx *sql.Tx, table string) ([]map[string]any, error) {
	key, err := texts(ctx, tx, "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table)
	if err != nil {
		return nil, err
	}
	rows, err := tx.QueryContext(ctx, "SELECT * FROM "+quoted(table)+" ORDER BY "+quoted(key...)) //nolint:gosec // the names are the schema's own
	if err != nil {
		return nil, err
	}
	columns, err := rows.Columns()
	return database.Collect(rows, err, func(rows *sql.Rows) (map[string]any, error) {
		values := make([]any, len(columns))
		targets := make([]any, len(columns))
		for index := range values {
			targets[index] = &values[index]
		}
		if err := rows.Scan(targets...); err != nil {
			return nil, err
		}
		row := map[string]any{}
		for index, name := range columns {
			row[name] = values[index]
		}
		return row, nil
	})
}

func tableNames(ctx context.Context, tx *sql.Tx) ([]string, error) {
	return texts(ctx, tx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
}

// columnNames is empty for a table that does not exist.
func columnNames(ctx context.Context, tx *sql.Tx, table string) ([]string, error) {
	return texts(ctx, tx, "SELECT name FROM pragma_table_info(?)", table)
}

// texts collects a query with one text column.
func texts(ctx context.Context, tx *sql.Tx, query string, arguments ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, arguments...)
	return database.Collect(rows, err, func(rows *sql.Rows) (string, error) {
		var text string
		err := rows.Scan(&text)
		return text, err
	})
}

// quoted lists names as SQL has them.
func quoted(names ...string) string {
	marked := make([]string, len(names))
	for index, name := range names {
		marked[index] = `"` + strings.ReplaceAll(name, `"`, `""`) + `"`
	}
	return strings.Join(marked, ", ")
}
