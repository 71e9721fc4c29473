package transport

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

// gate holds back all requests of a client after a 429.
type gate struct {
	mutex sync.Mutex
	until time.Time
}

// close keeps the gate closed for the given time from now, or longer where it
// is already.
func (g *gate) close(wait time.Duration) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if until := time.Now().Add(wait); until.After(g.until) {
		g.until = until
	}
}

func (g *gate) remaining() time.Duration {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	return time.Until(g.until)
}

// wait returns when the gate is open, or at once where it opens too late.
func (g *gate) wait(ctx context.Context) error {
	for {
		closed := g.remaining()
		if closed <= 0 {
			return ctx.Err()
		}
		if left := timeLeft(ctx); closed > left {
			return &WaitError{Asked: closed, Remaining: left, rateLimited: true}
		}
		spread := rand.N(min(closed/2, longestSpread) + 1) //nolint:gosec // spreads load; nothing depends on it being unpredictable
		if err := wait.For(ctx, closed+spread); err != nil {
			return err
		}
	}
}
