package emulator

import (
	"context"
	"encoding/json"
	"io"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/snapshot"
)

// Export writes everything that is stored as one JSON object that Import
// reads.
func (e *Emulator) Export(ctx context.Context, target io.Writer) error {
	return snapshot.Save(ctx, e.store, target)
}

// Import reads what Export wrote, of this release or an older one, into a
// database that is empty. Where it fails, the database stays empty.
func (e *Emulator) Import(ctx context.Context, source io.Reader) error {
	return snapshot.Load(ctx, e.store, source)
}

// Dump returns everything that was made: the rows of each table that has any,
// as JSON objects by column name. What has ceased to exist is left out, and so is
// what every database begins with.
func (e *Emulator) Dump(ctx context.Context) (map[string][]json.RawMessage, error) {
	return snapshot.Dump(ctx, e.store)
}
