package store

import (
	"context"
	"database/sql"
	"time"
)

// Newest is when the newest organization or person was made, or work for a customer
// was accepted.
func (s *Store) Newest(ctx context.Context) (time.Time, error) {
	var newest int64
	err := s.Read(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return tx.QueryRowContext(ctx, `
SELECT max(coalesce((SELECT created_at FROM organizations ORDER BY sequence DESC LIMIT 1), 0),
  coalesce((SELECT created_at FROM people ORDER BY sequence DESC LIMIT 1), 0), coalesce((SELECT max(accepted_at) FROM customers), 0))`).
			Scan(&newest)
	})
	return time.UnixMilli(newest), err
}
