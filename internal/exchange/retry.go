package exchange

import "context"

// Retry makes a change that may be refused because another object of the run
// still holds what it needs, and of which nobody can tell who that is. It is
// tried again whenever anything else has moved, and returns an error that wraps
// ErrStalled once nothing moves any longer.
func (t *Table) Retry(ctx context.Context, collision func(error) bool, attempt func(context.Context) error) error {
	member := t.Enter(Object{Actor: retry{attempt, collision}})
	defer member.Leave(true)
	return member.Reach(ctx)
}

// retry is the actor of a change without values that could be exchanged.
type retry struct {
	attempt   func(context.Context) error
	collision func(error) bool
}

// Finish implements Actor.
func (r retry) Finish(ctx context.Context) error { return r.attempt(ctx) }

// Put implements Actor: there are no values that could be given.
func (r retry) Put(context.Context, Line) error { return nil }

// Spare implements Actor.
func (r retry) Spare(context.Context) (Line, error) { return nil, nil }

// Holder implements Actor: nobody can tell.
func (r retry) Holder(context.Context, Slot, string) (string, error) { return "", nil }

// Collision implements Actor.
func (r retry) Collision(err error) bool { return r.collision(err) }
