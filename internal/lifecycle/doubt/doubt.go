// Package doubt finds out what became of a request whose outcome is unknown.
package doubt

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const (
	// shortestDoubt is how long to look at least, also when Terraform was
	// interrupted or the time of the operation is over.
	shortestDoubt = 30 * time.Second
	// looksForAbsence is how often something must be missing before it counts
	// as not made: Webex may show a new object a little late.
	looksForAbsence = 3
	longestLook     = 15 * time.Second
)

// FoundError means that, after a doubtful end, an object was found that may have
// been there before: it is not taken over silently.
type FoundError struct {
	// ID is the id of the object.
	ID string
	// Cause is how the create ended.
	Cause error
}

func (e *FoundError) Error() string { return e.Cause.Error() }

func (e *FoundError) Unwrap() error { return e.Cause }

// CreateOnce sends a create once and never again, since a second one might make
// a second object. After a doubtful end it looks for the object, which is nil where it
// is missing, and goes on with the one it finds. Where even that can't be
// found out, the error says so: Terraform has no state of what may exist. A look
// may return a *FoundError.
func CreateOnce[T any](ctx context.Context, send func(context.Context) (T, error), look func(context.Context) (*T, error)) (T, error) {
	made, err := send(ctx)
	if err == nil || !webex.Doubtful(err) {
		return made, err
	}
	ctx, cancel := After(ctx)
	defer cancel()
	found, lookError := keepLooking(ctx, look)
	var other *FoundError
	switch {
	case errors.As(lookError, &other):
		other.Cause = err
		return made, other
	case found != nil:
		return *found, nil
	case lookError != nil:
		return made, fmt.Errorf("%w\n\nWhether it was made all the same could not be found out: %w\n\n"+
			"Run terraform apply again: if it exists by then, the provider says so and how to take it over", err, lookError)
	}
	return made, err
}

// keepLooking looks until there is an answer or the time is over.
func keepLooking[T any](ctx context.Context, look func(context.Context) (*T, error)) (*T, error) {
	missing := 0
	for pause := time.Second; ; pause = min(2*pause, longestLook) {
		found, err := look(ctx)
		switch {
		case err == nil && found != nil:
			return found, nil
		case err == nil:
			if missing++; missing == looksForAbsence {
				return nil, nil
			}
		case !webex.Transient(err):
			return nil, err
		}
		if ended := wait.For(ctx, pause); ended != nil {
			if err == nil {
				err = ended
			}
			return nil, err
		}
	}
}

// After is the time to find out what became of a request whose end is in
// doubt: what the operation has left, but at least half a minute, also when
// Terraform was interrupted.
func After(ctx context.Context) (context.Context, context.CancelFunc) {
	end := time.Now().Add(shortestDoubt)
	if deadline, ok := ctx.Deadline(); ok && deadline.After(end) {
		end = deadline
	}
	looking, cancel := context.WithDeadline(context.WithoutCancel(ctx), end)
	stop := context.AfterFunc(ctx, func() {
		_ = wait.For(looking, shortestDoubt)
		cancel()
	})
	return looking, func() { stop(); cancel() }
}
