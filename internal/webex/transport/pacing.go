package transport

import (
	"fmt"
	"math"
	"net/http"

	"golang.org/x/sync/semaphore"
	"golang.org/x/time/rate"
)

// pacedTransport limits how many requests are started and how many are under
// way, and holds all back while the gate is closed.
type pacedTransport struct {
	inner   http.RoundTripper
	gate    *gate
	limiter *rate.Limiter
	slots   *semaphore.Weighted
}

// smoothing is how many parts a second has: no more requests than one part may
// have start at once, so that no second has many more than asked.
const smoothing = 10

func newPacedTransport(inner http.RoundTripper, perSecond float64, concurrent int) *pacedTransport {
	return &pacedTransport{
		inner:   inner,
		gate:    &gate{},
		limiter: rate.NewLimiter(rate.Limit(perSecond), max(1, int(math.Ceil(min(perSecond/smoothing, math.MaxInt32))))),
		slots:   semaphore.NewWeighted(int64(concurrent)),
	}
}

// RoundTrip implements http.RoundTripper.
func (t *pacedTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	for {
		if err := t.gate.wait(ctx); err != nil {
			return nil, err
		}
		if err := t.slots.Acquire(ctx, 1); err != nil {
			return nil, err
		}
		if err := t.limiter.Wait(ctx); err != nil {
			t.slots.Release(1)
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			return nil, fmt.Errorf("at %v requests per second the turn of this request comes after its deadline", t.limiter.Limit())
		}
		// A 429 may have come while this request waited for its turn.
		if t.gate.remaining() <= 0 {
			break
		}
		t.slots.Release(1)
	}
	defer t.slots.Release(1)
	return t.inner.RoundTrip(request)
}
