package exchange_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// What is released between the answer to an attempt and the look at who holds
// it must not be missed: nothing else would wake the object that waits for it.
func TestWhatIsReleasedDuringAnAttemptIsNotMissed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		taken := errors.New("all units are assigned")
		never := func(error) bool { return false }
		collides := func(err error) bool { return errors.Is(err, taken) }
		attempts := 0
		err := table.Retry(t.Context(), collides, func(ctx context.Context) error {
			if attempts++; attempts > 1 {
				return nil
			}
			if err := table.Retry(ctx, never, func(context.Context) error { return nil }); err != nil {
				t.Error(err)
			}
			return taken
		})
		if err != nil || attempts != 2 {
			t.Errorf("%d attempts: %v", attempts, err)
		}
	})
}
