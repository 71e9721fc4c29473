package privatestate

import (
	"context"
	"encoding/json"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
)

// lastWritten holds, in the private state, when the provider last wrote an object.
const lastWritten = "last_written"

// StaleGrace is how long after a write reads may show an object as it was before,
// or not at all where it is new.
const StaleGrace = 5 * time.Second

// NoteWritten remembers that an object was just written: the next command may
// come before all of Webex shows it.
func NoteWritten(ctx context.Context, private Private) (problems diag.Diagnostics) {
	note, err := json.Marshal(time.Now())
	if err != nil {
		problems.AddError("The private state could not be written", err.Error())
		return problems
	}
	return private.SetKey(ctx, lastWritten, note)
}

// StaleUntil is when the reads of an object no longer show it as it was before
// it was written; the zero time where it was never written. The clock of another
// machine may be ahead: such a note does not count.
func StaleUntil(ctx context.Context, private Private) time.Time {
	var at time.Time
	note, problems := private.GetKey(ctx, lastWritten)
	if problems.HasError() || len(note) == 0 || json.Unmarshal(note, &at) != nil || time.Until(at) > 0 {
		return time.Time{}
	}
	return at.Add(StaleGrace)
}
