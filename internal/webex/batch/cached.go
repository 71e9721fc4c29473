package batch

import (
	"context"
	"sync"
)

// Cached is a value that is read once per client. Callers that come while it
// is being read wait; a failure is not kept, and the next caller tries again.
type Cached[T any] struct {
	start sync.Once
	lock  Lock
	known bool
	value T
}

// Get returns the value, and reads it where that has not been done yet.
func (c *Cached[T]) Get(ctx context.Context, read func(context.Context) (T, error)) (T, error) {
	c.start.Do(func() { c.lock = NewLock() })
	var none T
	if err := c.lock.Acquire(ctx); err != nil {
		return none, err
	}
	defer c.lock.Release()
	if c.known {
		return c.value, nil
	}
	value, err := read(ctx)
	if err != nil {
		return none, err
	}
	c.known, c.value = true, value
	return value, nil
}
