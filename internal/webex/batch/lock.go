package batch

import (
	"context"
	"sync"
)

// Lock is a mutex whose waiters can give up.
type Lock chan struct{}

// NewLock returns a lock that is free.
func NewLock() Lock { return make(Lock, 1) }

// Acquire waits for the lock, or returns the error of the context where that
// ends first.
func (l Lock) Acquire(ctx context.Context) error {
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

// Release lets the next one have the lock.
func (l Lock) Release() { <-l }

// KeyedLock is a lock per key, which exists only while somebody needs it.
type KeyedLock struct {
	mutex sync.Mutex
	held  map[string]*countedLock
}

type countedLock struct {
	lock  Lock
	users int
}

// Acquire returns the function that releases the lock again.
func (k *KeyedLock) Acquire(ctx context.Context, key string) (release func(), err error) {
	k.mutex.Lock()
	if k.held == nil {
		k.held = map[string]*countedLock{}
	}
	entry, ok := k.held[key]
	if !ok {
		entry = &countedLock{lock: NewLock()}
		k.held[key] = entry
	}
	entry.users++
	k.mutex.Unlock()

	if err := entry.lock.Acquire(ctx); err != nil {
		k.leave(key, entry)
		return nil, err
	}
	return func() {
		entry.lock.Release()
		k.leave(key, entry)
	}, nil
}

func (k *KeyedLock) leave(key string, entry *countedLock) {
	k.mutex.Lock()
	defer k.mutex.Unlock()
	entry.users--
	if entry.users == 0 {
		delete(k.held, key)
	}
}
