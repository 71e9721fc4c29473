package emulator

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"
)

// Dump returns everything that is stored: the rows of each table that has any,
// as JSON objects by column name, in the order in which they were made. What
// has ceased to exist is left out.
func (e *Emulator) Dump(ctx context.Context) (map[string][]json.RawMessage, error) {
	stored := map[string][]json.RawMessage{}
	err := e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
		tables, err := collect(rows, err, func(rows *sql.Rows) (string, error) {
			var name string
			err := rows.Scan(&name)
			return name, err
		})
		if err != nil {
			return err
		}
		for _, table := range tables {
			rows, err := dumpTable(ctx, tx, table)
			if err != nil {
				return err
			}
			if len(rows) > 0 {
				stored[table] = rows
			}
		}
		return nil
	})
	return stored, err
}

func dumpTable(ctx context.Context, tx *sql.Tx, table string) ([]json.RawMessage, error) {
	rows, err := tx.QueryContext(ctx, `SELECT * FROM "`+table+`" ORDER BY 1`) //nolint:gosec // the name is the schema's own
	if err != nil {
		return nil, err
	}
	columns, err := rows.Columns()
	return collect(rows, err, func(rows *sql.Rows) (json.RawMessage, error) {
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
			row[name] = dumpValue(values[index])
		}
		return json.Marshal(row)
	})
}

// dumpValue shows a JSON column as what it holds.
func dumpValue(value any) any {
	text, ok := value.(string)
	if ok && text != "" && slices.Contains([]byte("{["), text[0]) && json.Valid([]byte(text)) {
		return json.RawMessage(text)
	}
	return value
}
