package emulator

import (
	"context"
	"database/sql"
	"net/http"
)

// healthPath is where a container's health check asks. It is no path of Webex, and
// needs no token, since it tells nothing of what is stored.
const healthPath = "/health"

// health answers 200 when the database can be read, and 503 when it can't.
func (e *Emulator) health(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	err := e.store.Read(r.Context(), func(ctx context.Context, tx *sql.Tx) error {
		var tables int
		return tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables)
	})
	if err != nil {
		http.Error(w, "The database can't be read.", http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	// The client may have gone; there is nobody to tell.
	_, _ = w.Write([]byte("ok\n"))
}
