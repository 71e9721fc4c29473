package emulator

import (
	"context"
	"fmt"
	"time"
)

// clockTolerance is how far the clocks of machines that share a file may differ.
const clockTolerance = time.Minute

// FutureAdvice is what to do about a data file that holds times in the future, as
// after the clock was set back; it is empty for any other file. Such a file can be
// used, but what is going on in it does not end before then.
func (e *Emulator) FutureAdvice(ctx context.Context) (string, error) {
	newest, err := e.store.Newest(ctx)
	if err != nil || newest.Before(e.options.Now().Add(clockTolerance)) {
		return "", err
	}
	return fmt.Sprintf("The data hold a time in the future, %s: what is being provisioned goes on only then. "+
		"Correct the clock of this machine, or begin with another data file.", newest.UTC().Format(time.RFC3339)), nil
}
