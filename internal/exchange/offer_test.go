package exchange_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

const window = time.Second

func TestWhatNobodyTakesIsReleasedByItsHolder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		offer := table.Offer("north", "1", "2")
		began := time.Now()
		if left := offer.Withdraw(t.Context(), window); !slices.Equal(left, []string{"1", "2"}) || time.Since(began) != window {
			t.Errorf("%v are left after %s", left, time.Since(began))
		}
		if _, taken, _ := table.Take("1"); taken != nil {
			t.Errorf("%v can be taken after the end", taken)
		}
	})
}

// TestAValueIsTakenOver also while its holder waits, which goes on once that has
// come to an end.
func TestAValueIsTakenOver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		north, south := table.Offer("north", "1", "2", "3"), table.Offer("south", "4")
		from, taken, done := table.Take("4", "2", "1")
		if from != "south" || !slices.Equal(taken, []string{"4"}) {
			t.Errorf("%v are taken from %v", taken, from)
		}
		from, taken, got := table.Take("2", "1")
		if from != "north" || !slices.Equal(taken, []string{"2", "1"}) {
			t.Errorf("%v are taken from %v", taken, from)
		}
		time.AfterFunc(3*window, func() { got([]string{"1"}) })
		began := time.Now()
		if left := north.Withdraw(t.Context(), window); !slices.Equal(left, []string{"2", "3"}) || time.Since(began) != 3*window {
			t.Errorf("%v are left after %s", left, time.Since(began))
		}
		done(nil)
		if declined := south.Declined(); !slices.Equal(declined, []string{"4"}) {
			t.Errorf("%v are declined", declined)
		}
		south.Released("4")
		if left := south.Withdraw(t.Context(), window); len(left) > 0 {
			t.Errorf("%v are left", left)
		}
	})
}

// TestAnInterruptedHolderDoesNotWaitForMore, but for what is being taken over.
func TestAnInterruptedHolderDoesNotWaitForMore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		offer := table.Offer("north", "1", "2")
		_, _, done := table.Take("1")
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		time.AfterFunc(time.Millisecond, func() { done([]string{"1"}) })
		began := time.Now()
		if left := offer.Withdraw(ctx, window); !slices.Equal(left, []string{"2"}) || time.Since(began) != time.Millisecond {
			t.Errorf("%v are left after %s", left, time.Since(began))
		}
	})
}
