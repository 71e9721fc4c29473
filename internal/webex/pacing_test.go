package webex

import (
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

func TestPace(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(jsonReply(200, `{"id":"o"}`)))
		client := backend.client(func(config *Config) { config.RequestsPerSecond = 5 })
		started := time.Now()
		inParallel(25, func() {
			if _, err := client.GetOrganization(t.Context(), "o"); err != nil {
				t.Error(err)
			}
		})
		if took := time.Since(started); took != 4800*time.Millisecond {
			t.Errorf("25 requests took %s, want 4.8 s: the first at once, and 24 at five per second", took)
		}
	})
}

func TestConcurrencyIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var running, most atomic.Int32
		backend := newBackend(t, replies(jsonReply(200, `{"id":"o"}`)))
		counted := roundTripper(func(request *http.Request) (*http.Response, error) {
			now := running.Add(1)
			defer running.Add(-1)
			for {
				seen := most.Load()
				if now <= seen || most.CompareAndSwap(seen, now) {
					break
				}
			}
			time.Sleep(time.Second)
			return backend.RoundTrip(request)
		})
		client := backend.client(func(config *Config) {
			config.MaxConcurrentRequests = 3
			config.Transport = counted
		})
		inParallel(12, func() {
			if _, err := client.GetOrganization(t.Context(), "o"); err != nil {
				t.Error(err)
			}
		})
		if got := most.Load(); got != 3 {
			t.Errorf("%d requests at once, want 3", got)
		}
	})
}

// A refresh of the token needs a slot too: with a single one it must not wait
// for the request that waits for it.
func TestOneSlotIsEnoughForARefresh(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var valid atomic.Pointer[string]
		backend := tokenBackend(t, "3600", &valid)
		client := backend.client(withRefresh, func(config *Config) {
			config.AccessToken = "old"
			config.MaxConcurrentRequests = 1
		})
		inParallel(5, func() {
			if _, err := client.GetOrganization(t.Context(), "o"); err != nil {
				t.Error(err)
			}
		})
		if got := count(backend.calls(), "POST /access_token"); got != 1 {
			t.Errorf("%d tokens, want 1", got)
		}
	})
}
