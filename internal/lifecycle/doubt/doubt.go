// Package doubt finds out what became of a request whose outcome is unknown.
package doubt

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

const (
	// shortestDoubt is how long to look at least, also when Terraform was
	// interrupted or the time of the operation is over.
	shortestDoubt = 30 * time.Second
	// unseen is how long Webex may not show an object that it has made. It also
	// covers what a request takes that a gateway has given up.
	unseen = 25 * time.Second
	// patience is how long to look once the create was sent again: it was in doubt
	// twice, or Webex has said that the object exists.
	patience = 2 * time.Minute
	// looksForAbsence is how often something must be missing before it counts as not
	// made. When Terraform was interrupted, that is enough: it may be killed soon.
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

// Creation is a create whose outcome may be in doubt.
type Creation[T any] struct {
	Send func(context.Context) (T, error)
	// Look finds the object, nil where it is missing. It may return a *FoundError.
	Look func(context.Context) (*T, error)
	// Unique means that Webex refuses a second object of the same key, so that a
	// create that has not arrived can be sent again.
	Unique bool
}

// CreateOnce sends a create, and never twice blindly (State safety, point 4 of the
// design). After a doubtful end it looks for the object, and goes on with the one
// it finds. What is missing all the time has not arrived and is sent once more, if
// it is unique: then Webex itself says whether it exists. Where even that can't be
// found out, the error says so: Terraform has no state of what may exist.
func CreateOnce[T any](ctx context.Context, create Creation[T]) (T, error) {
	made, err := create.Send(ctx)
	if err == nil || !webex.Doubtful(err) {
		return made, err
	}
	found, lookError := create.keepLooking(ctx, unseen)
	if found == nil && lookError == nil && create.Unique && ctx.Err() == nil {
		tflog.Warn(ctx, "The create has not arrived, so it is sent again")
		made, err = create.Send(ctx)
		if err == nil || !webex.Doubtful(err) && !exists(err) {
			return made, err
		}
		found, lookError = create.keepLooking(ctx, patience)
	}
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

// exists reports whether Webex refused because there is such an object already.
func exists(err error) bool {
	var refusal *webex.Error
	return errors.Is(err, webex.ErrConflict) || errors.As(err, &refusal) && explain.EmailTaken(refusal)
}

// keepLooking looks until the object is seen, or was missing for so long, or the
// time is over. While looking fails, it goes on as long as the operation may take.
func (c Creation[T]) keepLooking(ctx context.Context, enough time.Duration) (*T, error) {
	operation, began, missing := ctx, time.Now(), 0
	ctx, cancel := After(ctx)
	defer cancel()
	for pause := time.Second; ; pause = min(2*pause, longestLook) {
		found, err := c.Look(ctx)
		switch {
		case err == nil && found != nil:
			return found, nil
		case err == nil:
			missing++
			interrupted := errors.Is(operation.Err(), context.Canceled)
			if missing >= looksForAbsence && (interrupted || time.Since(began) >= enough) {
				return nil, nil
			}
		case !webex.Transient(err):
			return nil, err
		}
		next := pause
		if left := enough - time.Since(began); left > 0 {
			next = min(next, left)
		}
		tflog.Warn(ctx, "Whether the object was made is in doubt, so it is looked for again", map[string]any{
			"looking_ms": time.Since(began).Milliseconds(), "missing": missing, "next_look_ms": next.Milliseconds(),
		})
		ended := wait.For(ctx, next)
		switch {
		case ended == nil:
		case missing >= looksForAbsence:
			return nil, nil
		case err == nil:
			return nil, ended
		default:
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
