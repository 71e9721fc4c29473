package snapshot

import (
	"context"
	"database/sql"
	"encoding/json"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// Dump returns everything that was made: the rows of each table that has any,
// as JSON objects by column name, in the order of selectEverything. What has
// ceased to exist is left out, and what every database begins with: the
// organization of the caller, and the caller.
func Dump(ctx context.Context, from *store.Store) (map[string][]json.RawMessage, error) {
	var stored storedTables
	err := from.Write(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		if stored, err = selectEverything(ctx, tx); err != nil {
			return err
		}
		own, err := store.PartnerOrganization(ctx, tx)
		for table, key := range map[string]any{"organizations": own, "people": store.Myself} {
			stored[table] = slices.DeleteFunc(stored[table], func(row map[string]any) bool { return row["uuid"] == key })
		}
		stored["settings"] = slices.DeleteFunc(stored["settings"], func(row map[string]any) bool { return row["value"] == own })
		return err
	})
	if err != nil {
		return nil, err
	}
	dumped := map[string][]json.RawMessage{}
	for table, rows := range stored {
		for _, row := range rows {
			for column, value := range row {
				row[column] = dumpValue(value)
			}
			text, err := json.Marshal(row)
			if err != nil {
				return nil, err
			}
			dumped[table] = append(dumped[table], text)
		}
	}
	return dumped, nil
}

// dumpValue shows a JSON column as what it holds.
func dumpValue(value any) any {
	text, ok := value.(string)
	if ok && text != "" && slices.Contains([]byte("{["), text[0]) && json.Valid([]byte(text)) {
		return json.RawMessage(text)
	}
	return value
}
