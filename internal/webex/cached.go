package webex

import (
	"context"
	"sync"
)

// cached is a value that is read once per client. Callers that come while it
// is being read wait; a failure is not kept, and the next caller tries again.
type cached[T any] struct {
	start sync.Once
	lock  lock
	known bool
	value T
}

func (c *cached[T]) get(ctx context.Context, read func(context.Context) (T, error)) (T, error) {
	c.start.Do(func() { c.lock = newLock() })
	var none T
	if err := c.lock.acquire(ctx); err != nil {
		return none, err
	}
	defer c.lock.release()
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
