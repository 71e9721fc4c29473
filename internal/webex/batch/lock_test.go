package batch

import (
	"context"
	"testing"
	"testing/synctest"
)

func TestKeyedLock(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var locks KeyedLock
		release, err := locks.Acquire(t.Context(), "a")
		if err != nil {
			t.Fatal(err)
		}
		other, err := locks.Acquire(t.Context(), "b")
		if err != nil {
			t.Fatal(err)
		}
		other()

		ctx, cancel := context.WithCancel(t.Context())
		go func() {
			if _, err := locks.Acquire(ctx, "a"); err == nil {
				t.Error("one who gave up has the lock")
			}
		}()
		synctest.Wait()
		cancel()
		synctest.Wait()
		release()
		if left := len(locks.held); left != 0 {
			t.Errorf("%d locks are left", left)
		}
	})
}
