package emulator

import (
	"context"
	"fmt"
	"io"
	"os"
	"sync/atomic"
	"time"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// shownDifferences bounds the requests that are named one by one.
const shownDifferences = 20

// recording is a log that is to be played, and the clock that follows it.
type recording struct {
	log   *backend.RequestLog
	clock *heldClock
}

// heldClock shows the time of a request that is played again, and else the present.
type heldClock struct{ held atomic.Pointer[time.Time] }

func (c *heldClock) now() time.Time {
	if held := c.held.Load(); held != nil {
		return *held
	}
	return time.Now()
}

// readLog reads the log that is to be played, and takes over the settings that its
// answers depend on.
func (o *serveOptions) readLog() (recording, error) {
	played := recording{clock: &heldClock{}}
	err := readFile(o.replay, o.stdin, func(source io.Reader) (err error) {
		played.log, err = backend.ReadRequestLog(source)
		return err
	})
	if err != nil {
		return played, fmt.Errorf("-replay %s: %w", o.replay, err)
	}
	o.Lag, o.Dialect, o.Loose, o.Now = played.log.Lag, rest.Dialect(played.log.Dialect), played.log.Loose, played.clock.now
	if o.ProvisioningDelay = played.log.Delay; o.ProvisioningDelay == 0 {
		o.ProvisioningDelay = -1
	}
	return played, nil
}

// play sends the requests of the log, each at its time, and says what was answered
// otherwise.
func (o *serveOptions) play(ctx context.Context, emulator *backend.Emulator, played recording) error {
	sent, different, err := emulator.Replay(ctx, played.log, func(at time.Time) { played.clock.held.Store(&at) })
	played.clock.held.Store(nil)
	if err != nil {
		return fmt.Errorf("-replay %s: %w", o.replay, err)
	}
	were := "were"
	if len(different) == 1 {
		were = "was"
	}
	_, _ = fmt.Fprintf(o.stdout, "Replayed %d requests of %s; %d %s answered otherwise.\n", sent, o.replay, len(different), were)
	for index, one := range different {
		if index == shownDifferences {
			_, _ = fmt.Fprintln(o.stdout, "  …")
			break
		}
		_, _ = fmt.Fprintln(o.stdout, "  "+one)
	}
	return nil
}

// openRecord makes a new log; it holds names and addresses, so nobody else can read it.
func openRecord(name string) (*os.File, error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, fmt.Errorf("-record: %w", err)
	}
	return file, nil
}
