package exchange_test

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

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

// late is an object that needs a number which Webex goes on to refuse, and to
// show with the last holder, for a while after that one is gone.
type late struct {
	holder string
	until  time.Time
	// meanwhile is what happens while Webex answers who holds the number.
	meanwhile func()
}

func (l *late) Finish(context.Context) error {
	if time.Now().Before(l.until) {
		return errTaken
	}
	return nil
}

func (l *late) Holder(context.Context, exchange.Slot, string) (string, error) {
	if !time.Now().Before(l.until) {
		return "", nil
	}
	if l.meanwhile != nil {
		l.meanwhile()
		l.meanwhile = nil
	}
	return l.holder, nil
}

func (l *late) Put(context.Context, exchange.Line) error     { return nil }
func (l *late) Spare(context.Context) (exchange.Line, error) { return exchange.Line{}, nil }
func (l *late) Collision(err error) bool                     { return errors.Is(err, errTaken) }

// A holder that this run removes is no stranger, even where Webex names it after
// it is gone, and goes on to refuse the value for a while.
func TestAHolderThatIsGoneIsNoStranger(t *testing.T) {
	t.Parallel()
	for name, first := range map[string]bool{"removed before the attempt": true, "removed while its holder is asked for": false} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				table := exchange.NewTable()
				remove := func() {
					ended := table.Begin()
					table.Enter(exchange.Object{ID: "ann", Name: "ann", Holds: exchange.Line{number: "1"}}).Leave(true)
					ended()
				}
				seeker := &late{holder: "ann", until: time.Now().Add(5 * time.Second), meanwhile: remove}
				if first {
					remove()
					seeker.meanwhile = nil
				}
				defer table.Begin()()
				member := table.Enter(exchange.Object{ID: "carl", Name: "carl", Goal: exchange.Line{number: "1"}, Actor: seeker})
				defer member.Leave(false)
				if err := member.Reach(t.Context()); err != nil {
					t.Error(err)
				}
			})
		})
	}
}
