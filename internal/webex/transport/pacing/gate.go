package pacing

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
)

// longestSpread bounds the jitter that keeps the requests held back by a gate
// from all starting at once when it opens.
const longestSpread = 2 * time.Second

// Gate holds back all requests of a client after a 429.
type Gate struct {
	late  func(asked, left time.Duration) error
	mutex sync.Mutex
	until time.Time
}

// Close keeps the gate closed for the given time from now, or longer where it
// is already.
func (g *Gate) Close(wait time.Duration) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if until := time.Now().Add(wait); until.After(g.until) {
		g.until = until
	}
}

func (g *Gate) remaining() time.Duration {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	return time.Until(g.until)
}

// wait returns when the gate is open, or at once where it opens too late.
func (g *Gate) wait(ctx context.Context) error {
	for {
		closed := g.remaining()
		if closed <= 0 {
			return ctx.Err()
		}
		if left := TimeLeft(ctx); closed > left {
			return g.late(closed, left)
		}
		spread := rand.N(min(closed/2, longestSpread) + 1) //nolint:gosec // spreads load; nothing depends on it being unpredictable
		if err := wait.For(ctx, closed+spread); err != nil {
			return err
		}
	}
}
