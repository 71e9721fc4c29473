package privatestate

import (
	"context"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// lastWritten is when the provider last wrote an object.
const lastWritten Note[time.Time] = "last_written"

// StaleGrace is how long after a write reads may show an object as it was before,
// or not at all where it is new.
const StaleGrace = 5 * time.Second

// NoteWritten remembers that an object was just written: the next command may
// come before all of Webex shows it.
func NoteWritten(ctx context.Context, private Private) (problems diag.Diagnostics) {
	lastWritten.Write(ctx, private, &problems, time.Now())
	return problems
}

// StaleUntil is when the reads of an object no longer show it as it was before
// it was written; the zero time where that is not known. The clock of another
// machine may be ahead: such a note does not count.
func StaleUntil(ctx context.Context, private Private) time.Time {
	var problems diag.Diagnostics
	at, known := lastWritten.Read(ctx, private, &problems)
	if !known || time.Until(at) > 0 {
		return time.Time{}
	}
	return at.Add(StaleGrace)
}
