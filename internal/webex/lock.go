package webex

import (
	"context"
	"sync"
)

// lock is a mutex whose waiters can give up.
type lock chan struct{}

func newLock() lock { return make(lock, 1) }

func (l lock) acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case l <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l lock) release() { <-l }

// keyedLock is a lock per key, which exists only while somebody needs it.
type keyedLock struct {
	mutex sync.Mutex
	held  map[string]*countedLock
}

type countedLock struct {
	lock  lock
	users int
}

// acquire returns the function that releases the lock again.
func (k *keyedLock) acquire(ctx context.Context, key string) (release func(), err error) {
	k.mutex.Lock()
	if k.held == nil {
		k.held = map[string]*countedLock{}
	}
	entry, ok := k.held[key]
	if !ok {
		entry = &countedLock{lock: newLock()}
		k.held[key] = entry
	}
	entry.users++
	k.mutex.Unlock()

	if err := entry.lock.acquire(ctx); err != nil {
		k.leave(key, entry)
		return nil, err
	}
	return func() {
		entry.lock.release()
		k.leave(key, entry)
	}, nil
}

func (k *keyedLock) leave(key string, entry *countedLock) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	entry.users--
	if entry.users == 0 {
		delete(k.held, key)
	}
}
