package webex

import (
	"errors"
	"net/http"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"
)

// limited answers so many requests a second, and 429 to all others.
func limited(perSecond int) func(sent) reply {
	var mutex sync.Mutex
	var window time.Time
	var used int
	return func(sent) reply {
		mutex.Lock()
		defer mutex.Unlock()
		if now := time.Now(); now.Sub(window) >= time.Second {
			window, used = now, 0
		}
		if used == perSecond {
			return jsonReply(http.StatusTooManyRequests, ``).with("Retry-After", "1")
		}
		used++
		return jsonReply(200, `{"id":"o"}`)
	}
}

// readMany reads an organization so many times at once.
func readMany(t *testing.T, client *Client, times int) {
	t.Helper()
	inParallel(times, func() {
		if _, err := client.GetOrganization(t.Context(), "o"); err != nil {
			t.Error(err)
		}
	})
}

// Providers that use up one limit together all finish, and in not much more
// time than the limit takes.
func TestProvidersShareOneLimit(t *testing.T) {
	t.Parallel()
	for _, providers := range []int{2, 8} {
		t.Run(strconv.Itoa(providers), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				const perSecond, each = 10, 200
				backend := newBackend(t, limited(perSecond))
				started := time.Now()
				var all sync.WaitGroup
				for range providers {
					client := backend.client(func(config *Config) { config.RequestsPerSecond = perSecond })
					all.Go(func() { readMany(t, client, each) })
				}
				all.Wait()
				ideal := time.Duration(providers) * each * time.Second / perSecond
				if took := time.Since(started); took > 2*ideal {
					t.Errorf("it took %s, where the limit takes %s", took, ideal)
				}
			})
		})
	}
}

func TestFullPaceComesBackAfterALimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(jsonReply(429, ``).with("Retry-After", "2"), jsonReply(200, `{"id":"o"}`)))
		client := backend.client(func(config *Config) { config.RequestsPerSecond = 10 })
		readMany(t, client, 1)
		started := time.Now()
		readMany(t, client, 50)
		if took := time.Since(started); took > 5*time.Second {
			t.Errorf("50 requests took %s at 10 per second", took)
		}
	})
}

func TestPatienceIsBounded(t *testing.T) {
	t.Parallel()
	for retries, want := range map[int]int{0: 1, 2: 1 + 2*10} {
		synctest.Test(t, func(t *testing.T) {
			backend := newBackend(t, replies(jsonReply(429, ``).with("Retry-After", "1")))
			_, err := backend.client(func(config *Config) { config.MaxRetries = retries }).GetOrganization(t.Context(), "o")
			if got := len(backend.all()); got != want || !errors.Is(err, ErrRateLimited) {
				t.Errorf("%d requests with max retries %d, want %d; %v", got, retries, want, err)
			}
		})
	}
}
