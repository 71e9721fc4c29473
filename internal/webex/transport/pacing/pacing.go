// Package pacing decides when a request may start: how many at once, how many in
// a second, and how long all wait after an answer that asked for it.
package pacing

import (
	"net/http"
	"time"

	"golang.org/x/sync/semaphore"
)

// Transport is an http.RoundTripper that limits how many requests are started and
// how many are under way, and holds all back while the gate is closed.
type Transport struct {
	inner http.RoundTripper
	// Gate is closed while all requests wait.
	Gate  *Gate
	pace  *pace
	slots *semaphore.Weighted
}

// New limits the requests to a ceiling in a second, 0 for none, and to a number at
// once. Late is the error of a request for which the gate opens after its deadline.
func New(inner http.RoundTripper, ceiling float64, concurrent int, late func(asked, left time.Duration) error) *Transport {
	return &Transport{
		inner: inner,
		Gate:  &Gate{late: late},
		pace:  newPace(ceiling),
		slots: semaphore.NewWeighted(int64(concurrent)),
	}
}

// RoundTrip implements http.RoundTripper.
func (t *Transport) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	for {
		if err := t.Gate.wait(ctx); err != nil {
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
		if t.Gate.remaining() <= 0 {
			break
		}
		t.slots.Release(1)
	}
	defer t.slots.Release(1)
	response, err := t.inner.RoundTrip(request)
	if err == nil {
		wait, told := RetryAfter(response.Header, time.Now())
		if !told {
			wait = shortestBackoff
		}
		t.pace.observe(response.StatusCode, wait)
	}
	return response, err
}
