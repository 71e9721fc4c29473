package emulator

import (
	"context"
	"database/sql"
)

// orderedNumberSetting is the prefix of the settings that name ordered numbers.
const orderedNumberSetting = "ordered_number/"

// OrderNumbers puts numbers into the inventory of the head office of a customer
// that is created later under that external id, as a PSTN provider does that
// brings the numbers along.
func (e *Emulator) OrderNumbers(ctx context.Context, externalID string, numbers ...string) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		for _, text := range numbers {
			_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", orderedNumberSetting+text, externalID)
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// deliverNumbers puts what was ordered into a new location. A number that some
// location has by now is passed over.
func deliverNumbers(ctx context.Context, tx *sql.Tx, externalID, location string) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO numbers (number, location)
SELECT substr(name, length(?1) + 1), ?2 FROM settings WHERE name GLOB ?1 || '*' AND value = ?3
ON CONFLICT (number) DO NOTHING`, orderedNumberSetting, location, externalID)
	return err
}
