package lifecycle

import (
	"context"
	"errors"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/turns"
)

// TestDestroyWaitsForOthers destroys a location and a template while users and
// then their customer go, as Terraform does without references.
func TestDestroyWaitsForOthers(t *testing.T) {
	t.Parallel()
	inUse, broken := errors.New("in use"), errors.New("broken")
	blocked := func(err error) bool { return errors.Is(err, inUse) }
	for name, test := range map[string]struct {
		// users are how long each of them takes, one after the other.
		users []time.Duration
		// needed is how many of them must be gone before the object can be destroyed.
		needed int
		err    error
		want   error
		took   time.Duration
		tries  int
	}{
		"nothing in the way":    {users: []time.Duration{time.Minute}, tries: 1},
		"one user":              {users: []time.Duration{time.Minute}, needed: 1, took: time.Minute, tries: 2},
		"the second user":       {users: []time.Duration{time.Minute, time.Hour}, needed: 2, took: time.Hour + time.Minute, tries: 3},
		"somebody else's user":  {users: []time.Duration{time.Minute}, needed: 2, want: inUse, took: time.Minute + turns.DestroyGrace, tries: 3},
		"nobody else":           {needed: 1, want: inUse, took: turns.DestroyGrace, tries: 2},
		"an error of its own":   {users: []time.Duration{time.Minute}, err: broken, want: broken, tries: 1},
		"until the context end": {users: []time.Duration{100 * time.Hour}, needed: 1, want: inUse, took: 24 * time.Hour, tries: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var runtime Runtime
				var all sync.WaitGroup
				var mutex sync.Mutex
				gone, tries := 0, 0
				all.Go(func() {
					for _, takes := range test.users {
						end := runtime.destroying.Begin()
						time.Sleep(takes)
						mutex.Lock()
						gone++
						mutex.Unlock()
						end()
					}
				})
				synctest.Wait()
				started := time.Now()
				ctx, cancel := context.WithTimeout(t.Context(), 24*time.Hour)
				defer cancel()
				end := runtime.destroying.Begin()
				defer end()
				operation := &Operation[struct{}]{runtime: &runtime}
				err := operation.Destroy(ctx, func(context.Context) error {
					mutex.Lock()
					defer mutex.Unlock()
					tries++
					if gone < test.needed {
						return inUse
					}
					return test.err
				}, blocked)
				if took := time.Since(started); !errors.Is(err, test.want) || took != test.took || tries != test.tries {
					t.Errorf("%v after %s and %d tries, want %v after %s and %d", err, took, tries, test.want, test.took, test.tries)
				}
				all.Wait()
			})
		})
	}
}
