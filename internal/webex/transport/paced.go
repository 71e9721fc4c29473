package transport

import (
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

// pacedTransport limits how many requests are started and how many are under
// way, and holds all back while the gate is closed.
type pacedTransport struct {
	inner http.RoundTripper
	gate  *gate
	pace  *pace
	slots *semaphore.Weighted
}

func newPacedTransport(inner http.RoundTripper, ceiling float64, concurrent int) *pacedTransport {
	return &pacedTransport{
		inner: inner,
		gate:  &gate{},
		pace:  newPace(ceiling),
		slots: semaphore.NewWeighted(int64(concurrent)),
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
		if err := t.pace.wait(ctx); err != nil {
			t.slots.Release(1)
			return nil, err
		}
		// A 429 may have come while this request waited for its turn.
		if t.gate.remaining() <= 0 {
			break
		}
		t.slots.Release(1)
	}
	defer t.slots.Release(1)
	response, err := t.inner.RoundTrip(request)
	if err == nil {
		wait, told := retryAfter(response.Header, time.Now())
		if !told {
			wait = shortestBackoff
		}
		t.pace.observe(response.StatusCode, wait)
	}
	return response, err
}
