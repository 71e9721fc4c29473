package acctest

import (
	"sync/atomic"
	"time"
)

// Clock is a clock for the emulator that a test moves on: provisioning takes
// as long as the test says, and the test need not wait. The zero value shows
// the real time.
type Clock struct{ ahead, step atomic.Int64 }

// Now is the real time plus what the clock is ahead.
func (c *Clock) Now() time.Time {
	return time.Now().Add(time.Duration(c.ahead.Add(c.step.Load())))
}

// RunAhead lets the clock leap by a step whenever somebody looks at it, so
// that whatever is waited for has happened at the next look.
func (c *Clock) RunAhead(step time.Duration) { c.step.Store(int64(step)) }
