package batch

import (
	"context"
	"sync"
	"time"
)

// Collector gathers what several callers ask for within a moment, so that it is
// done for all of them at once. Callers with different keys never wait for one
// another.
type Collector[K comparable, T, R any] struct {
	// Window is how long the first caller waits for others, and Most how many
	// there may be.
	Window time.Duration
	Most   int
	// Do works on everything that was gathered, and returns one result for each
	// item. Its context ends once no caller waits any longer.
	Do func(ctx context.Context, key K, items []T) []R

	mutex sync.Mutex
	open  map[K]*collection[T, R]
}

// collection is what is gathered for one key.
type collection[T, R any] struct {
	entries []*entry[T, R]
	waiting int
	full    chan struct{}
	done    chan struct{}
	cancel  context.CancelFunc
}

type entry[T, R any] struct {
	item   T
	result R
	gone   bool
}

// Ask returns the result for one item, or the error of the context where that
// ends first. An item whose caller leaves before the work has begun is left out.
func (c *Collector[K, T, R]) Ask(ctx context.Context, key K, item T) (R, error) {
	mine := &entry[T, R]{item: item}
	joined := c.join(ctx, key, mine)
	select {
	case <-joined.done:
		return mine.result, nil
	case <-ctx.Done():
	}
	c.mutex.Lock()
	mine.gone = true
	joined.waiting--
	last := joined.waiting == 0
	c.mutex.Unlock()
	if last {
		joined.cancel()
		<-joined.done
	}
	var none R
	return none, ctx.Err()
}

func (c *Collector[K, T, R]) join(ctx context.Context, key K, mine *entry[T, R]) *collection[T, R] {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	joined, ok := c.open[key]
	if !ok {
		working, cancel := context.WithCancel(context.WithoutCancel(ctx)) //nolint:gosec // work calls it at its end
		joined = &collection[T, R]{full: make(chan struct{}), done: make(chan struct{}), cancel: cancel}
		if c.open == nil {
			c.open = map[K]*collection[T, R]{}
		}
		c.open[key] = joined
		go c.work(working, key, joined)
	}
	joined.entries = append(joined.entries, mine)
	joined.waiting++
	if len(joined.entries) == c.Most {
		delete(c.open, key)
		close(joined.full)
	}
	return joined
}

func (c *Collector[K, T, R]) work(ctx context.Context, key K, joined *collection[T, R]) {
	defer joined.cancel()
	defer close(joined.done)
	timer := time.NewTimer(c.Window)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-joined.full:
	case <-ctx.Done():
	}
	var staying []*entry[T, R]
	var items []T
	c.mutex.Lock()
	if c.open[key] == joined {
		delete(c.open, key)
	}
	for _, one := range joined.entries {
		if !one.gone {
			staying, items = append(staying, one), append(items, one.item)
		}
	}
	c.mutex.Unlock()
	if len(items) == 0 {
		return
	}
	for index, result := range c.Do(ctx, key, items) {
		staying[index].result = result
	}
}
