package emulator

import (
	"context"
	"database/sql"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// ObstructMove keeps a person from being moved to another location, with that
// code and message, such as 19607 for the pilot user of a trunk group. Code 0
// lifts it.
func (s *Scenarios) ObstructMove(ctx context.Context, personID string, code int, message string) error {
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return putObstacle(ctx, tx, webexid.UUID(personID), code, message)
	})
}
