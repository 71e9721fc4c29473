package webex

import (
	"math"
	"net/http"
	"strconv"
	"sync"
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

// bucket answers 429, with the time until it has room again, once a token's
// allowance is used up: as many requests as it holds, refilled at a rate.
func bucket(perSecond, size float64) func(sent) reply {
	var mutex sync.Mutex
	level, last := size, time.Now()
	return func(sent) reply {
		mutex.Lock()
		defer mutex.Unlock()
		now := time.Now()
		level, last = min(size, level+now.Sub(last).Seconds()*perSecond), now
		if level < 1 {
			wait := math.Ceil((1 - level) / perSecond)
			return jsonReply(http.StatusTooManyRequests, ``).with("Retry-After", strconv.Itoa(int(max(1, wait))))
		}
		level--
		return jsonReply(200, `{"id":"o"}`)
	}
}

// perMinute answers so many requests in each minute, and 429 until the next.
func perMinute(allowed int) func(sent) reply {
	var mutex sync.Mutex
	var window time.Time
	var used int
	return func(sent) reply {
		mutex.Lock()
		defer mutex.Unlock()
		now := time.Now()
		if now.Sub(window) >= time.Minute {
			window, used = now, 0
		}
		if used == allowed {
			left := window.Add(time.Minute).Sub(now).Seconds()
			return jsonReply(http.StatusTooManyRequests, ``).with("Retry-After", strconv.Itoa(int(math.Ceil(left))))
		}
		used++
		return jsonReply(200, `{"id":"o"}`)
	}
}

// Without a ceiling a client is as fast as Webex lets it be. Of its requests those
// are refused that are under way when it meets the limit for the first time, and
// then no more than one of a hundred.
func TestPaceFollowsTheLimit(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		limit    func() func(sent) reply
		requests int
		most     time.Duration
	}{
		"none":                    {func() func(sent) reply { return replies(jsonReply(200, `{"id":"o"}`)) }, 220, 3 * time.Second},
		"50 a second":             {func() func(sent) reply { return bucket(50, 100) }, 1000, 24 * time.Second},
		"20 a second":             {func() func(sent) reply { return bucket(20, 60) }, 1000, 60 * time.Second},
		"10 a second":             {func() func(sent) reply { return bucket(10, 60) }, 1000, 110 * time.Second},
		"5 a second, small burst": {func() func(sent) reply { return bucket(5, 10) }, 1000, 230 * time.Second},
		"300 a minute":            {func() func(sent) reply { return perMinute(300) }, 1000, 4 * time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const latency, concurrent = 50 * time.Millisecond, 10
				answer := test.limit()
				var refused atomic.Int64
				backend := newBackend(t, func(request sent) reply {
					time.Sleep(latency)
					answered := answer(request)
					if answered.status == http.StatusTooManyRequests {
						refused.Add(1)
					}
					return answered
				})
				client := backend.client(func(config *Config) { config.RequestsPerSecond, config.MaxConcurrentRequests = 0, concurrent })
				started := time.Now()
				readMany(t, client, test.requests)
				took, bad := time.Since(started), int(refused.Load())
				t.Logf("%d requests took %s, and %d were refused", test.requests, took, bad)
				if took > test.most || bad > concurrent+test.requests/100 {
					t.Errorf("%d requests took %s, and %d were refused", test.requests, took, bad)
				}
			})
		})
	}
}
