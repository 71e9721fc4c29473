// Package snapshot saves and loads everything that is stored.
package snapshot

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// contentsFormat names what is written.
const contentsFormat = "webexwholesale-emulator"

// contents are everything that is stored, by table and column.
type contents struct {
	Format string `json:"format"`
	// Version is the schema's.
	Version int `json:"version"`
	// Tables holds texts, whole numbers and null, as they are stored.
	Tables storedTables `json:"tables"`
}

// Save writes everything that is stored as one JSON object that
// Load reads.
func Save(ctx context.Context, from *store.Store, target io.Writer) error {
	exported := contents{Format: contentsFormat}
	err := from.Read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		if exported.Version, err = database.SchemaVersion(ctx, tx); err != nil {
			return err
		}
		exported.Tables, err = selectEverything(ctx, tx)
		return err
	})
	if err != nil {
		return err
	}
	encoder := json.NewEncoder(target)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	return encoder.Encode(exported)
}

// Load reads what Save wrote, of this release or an older
// one, into a database that is empty. Where it fails, the database stays empty.
func Load(ctx context.Context, into *store.Store, source io.Reader) error {
	imported, err := readContents(source)
	if err != nil {
		return err
	}
	return into.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		version, err := database.SchemaVersion(ctx, tx)
		if err != nil {
			return err
		}
		if imported.Version > version {
			return fmt.Errorf("the contents were exported by a newer release (schema %d, this release knows %d)", imported.Version, version)
		}
		if err := makeEmpty(ctx, tx); err != nil {
			return err
		}
		// Tables refer to each other; whether all is there is checked at the end.
		if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
			return err
		}
		for _, table := range slices.Sorted(maps.Keys(imported.Tables)) {
			if err := importTable(ctx, tx, table, imported.Tables[table]); err != nil {
				return err
			}
		}
		if imported.Version < database.OwnOrganizationSince {
			if err := database.GiveOwnOrganization(ctx, tx); err != nil {
				return err
			}
		}
		return refuseDangling(ctx, tx)
	})
}

func readContents(source io.Reader) (contents, error) {
	var imported contents
	decoder := json.NewDecoder(source)
	// Numbers are whole and up to 64 bits.
	decoder.UseNumber()
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&imported); err != nil {
		return imported, fmt.Errorf("the contents are not what an export writes: %w", err)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return imported, errors.New("the contents are not what an export writes: something follows them")
	}
	if imported.Format != contentsFormat || imported.Version < 1 {
		return imported, fmt.Errorf("the contents are not what an export writes: format %q, version %d", imported.Format, imported.Version)
	}
	return imported, nil
}

// makeEmpty refuses a database that holds more than what every new one does, and
// else takes that away: the contents bring their own.
func makeEmpty(ctx context.Context, tx *sql.Tx) error {
	stored, err := selectEverything(ctx, tx)
	if err != nil {
		return err
	}
	fresh := map[string]int{"settings": 1, "organizations": 1, "people": 1}
	for table, rows := range stored {
		if len(rows) > fresh[table] {
			return errors.New("the database is not empty: import into a new one")
		}
	}
	_, err = tx.ExecContext(ctx, "DELETE FROM people; DELETE FROM organizations; DELETE FROM settings")
	return err
}

// refuseDangling refuses a row that refers to one that is missing, before the
// commit would: that could neither name it nor end the transaction.
func refuseDangling(ctx context.Context, tx *sql.Tx) error {
	dangling, err := texts(ctx, tx,
		`SELECT format('%s: a row refers to one of %s that is missing', "table", parent) FROM pragma_foreign_key_check LIMIT 1`)
	if err == nil && len(dangling) > 0 {
		return errors.New(dangling[0])
	}
	return err
}

func importTable(ctx context.Context, tx *sql.Tx, table string, rows []map[string]any) error {
	known, err := columnNames(ctx, tx, table)
	if err != nil {
		return err
	}
	if len(known) == 0 {
		return fmt.Errorf("there is no table %q", table)
	}
	for index, row := range rows {
		if len(row) == 0 {
			return fmt.Errorf("%s, row %d: it is empty", table, index+1)
		}
		var names []string
		var values []any
		for _, column := range slices.Sorted(maps.Keys(row)) {
			if !slices.Contains(known, column) {
				return fmt.Errorf("the table %q has no column %q", table, column)
			}
			value, err := columnValue(row[column])
			if err != nil {
				return fmt.Errorf("%s, row %d, %s: %w", table, index+1, column, err)
			}
			names, values = append(names, column), append(values, value)
		}
		marks := strings.TrimSuffix(strings.Repeat("?, ", len(names)), ", ")
		statement := "INSERT INTO " + quoted(table) + " (" + quoted(names...) + ") VALUES (" + marks + ")" //nolint:gosec // the names are the schema's own
		if _, err := tx.ExecContext(ctx, statement, values...); err != nil {
			return fmt.Errorf("%s, row %d: %w", table, index+1, err)
		}
	}
	return nil
}

func columnValue(value any) (any, error) {
	switch value := value.(type) {
	case nil, string:
		return value, nil
	case json.Number:
		if number, err := value.Int64(); err == nil {
			return number, nil
		}
	}
	return nil, errors.New("neither text nor whole number nor null")
}
