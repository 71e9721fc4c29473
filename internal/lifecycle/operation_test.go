package lifecycle

import (
	"context"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// destroyed is an object that Terraform destroys. It can be destroyed once all
// that it needs gone are gone, and then takes its time.
type destroyed struct {
	name  string
	needs []string
	takes time.Duration
	err   error
}

// TestDestroysInAnyOrder destroys objects that do not refer to each other, as many
// at a time as Terraform has slots, in the order in which they stand.
func TestDestroysInAnyOrder(t *testing.T) {
	t.Parallel()
	user, second := destroyed{name: "user", takes: time.Minute}, destroyed{name: "second user", takes: time.Hour}
	location := destroyed{name: "location", needs: []string{"user"}}
	template := destroyed{name: "template", needs: []string{"customer"}}
	customer := destroyed{name: "customer", takes: 20 * time.Minute}
	broken := errors.New("broken")
	for name, test := range map[string]struct {
		objects []destroyed
		slots   int
		// giveWay counts those who can't be destroyed.
		giveWay int
		// within is how long the run may take at most.
		within time.Duration
	}{
		"nothing in the way":      {[]destroyed{user, location}, 1, 0, time.Minute},
		"one user":                {[]destroyed{location, user}, 2, 0, 2 * time.Minute},
		"the second user":         {[]destroyed{{name: "location", needs: []string{"user", "second user"}}, user, second}, 2, 0, 62 * time.Minute},
		"a customer that takes":   {[]destroyed{template, customer}, 2, 0, 21 * time.Minute},
		"one slot":                {[]destroyed{location, user}, 1, 1, 2 * time.Minute},
		"every slot waits":        {[]destroyed{template, location, user, customer}, 2, 1, 23 * time.Minute},
		"all wait for the others": {[]destroyed{location, template, customer, user}, 2, 1, 23 * time.Minute},
		"somebody else's user":    {[]destroyed{{name: "location", needs: []string{"stranger"}}, user}, 2, 1, 2 * time.Minute},
		"nobody else":             {[]destroyed{{name: "location", needs: []string{"stranger"}}}, 10, 1, 10 * time.Second},
		"an error of its own":     {[]destroyed{{name: "location", err: broken}, user}, 2, 1, time.Minute},
		"longer than is allowed":  {[]destroyed{location, {name: "user", takes: 100 * time.Hour}}, 2, 1, 101 * time.Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				if failed := destroyAll(t, test.objects, test.slots); len(failed) != test.giveWay {
					t.Errorf("%v gave way, want %d", failed, test.giveWay)
				}
				if took := time.Since(started); took > test.within {
					t.Errorf("it took %s", took)
				}
			})
		})
	}
}

// destroyAll returns the names of those that could not be destroyed.
func destroyAll(t *testing.T, objects []destroyed, slots int) []string {
	t.Helper()
	inUse := errors.New("in use")
	runtime := &Runtime{Exchange: exchange.NewTable()}
	var all sync.WaitGroup
	var mutex sync.Mutex
	var gone sync.Map
	var failed []string
	attempt := func(object destroyed) error {
		for _, needed := range object.needs {
			if _, ok := gone.Load(needed); !ok {
				return inUse
			}
		}
		time.Sleep(object.takes)
		return object.err
	}
	slot := make(chan struct{}, slots)
	for _, object := range objects {
		slot <- struct{}{}
		all.Go(func() {
			defer func() { <-slot }()
			defer runtime.Exchange.Begin()()
			ctx, cancel := context.WithTimeout(t.Context(), 24*time.Hour)
			defer cancel()
			operation := &Operation[struct{}]{Exchange: runtime.Exchange, runtime: runtime}
			err := operation.Destroy(ctx, func(context.Context) error { return attempt(object) }, func(err error) bool { return errors.Is(err, inUse) })
			if err == nil {
				gone.Store(object.name, true)
				return
			}
			mutex.Lock()
			defer mutex.Unlock()
			failed = append(failed, object.name)
		})
		synctest.Wait()
	}
	all.Wait()
	return failed
}

// TestDestroyThatGivesWaySaysWhatToRun leaves an object alone for a while before it
// tries again, and says what to do once nothing moves.
func TestDestroyThatGivesWaySaysWhatToRun(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		runtime := &Runtime{Exchange: exchange.NewTable()}
		inUse := errors.New("in use")
		var attempts atomic.Int64
		defer runtime.Exchange.Begin()()
		operation := &Operation[struct{}]{Exchange: runtime.Exchange, runtime: runtime}
		err := operation.Destroy(t.Context(), func(context.Context) error {
			attempts.Add(1)
			return inUse
		}, func(err error) bool { return errors.Is(err, inUse) })
		if !errors.Is(err, inUse) || !strings.Contains(err.Error(), "run the same command again") || attempts.Load() != 1 {
			t.Errorf("after %d attempts: %v", attempts.Load(), err)
		}
	})
}
