// Package turns lets all prechecks of a run wait for the first one.
package turns

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// PrecheckGrace is how long Terraform may take, after it has planned one object, to
// begin to write it, if it is applying.
const PrecheckGrace = 100 * time.Millisecond

// Precheck lets the first precheck of a run go ahead of all others.
// Nothing tells a provider whether Terraform makes a plan or, while applying,
// plans the first objects once more. If it is applying, it writes the first
// object next, and the others need not be asked about a second time.
type Precheck struct {
	taken atomic.Bool

	made, closed sync.Once
	// over is closed when nobody needs to wait any more.
	over chan struct{}
}

// Wait returns at once for the first precheck, and otherwise when its turn is
// over, or false where the context ends before. Done must be called after the
// precheck.
func (t *Precheck) Wait(ctx context.Context) (done func(), came bool) {
	if t.taken.CompareAndSwap(false, true) {
		return func() { time.AfterFunc(PrecheckGrace, t.End) }, true
	}
	select {
	case <-t.Ended():
		return func() {}, true
	case <-ctx.Done():
		return nil, false
	}
}

// End lets everybody go on: it has shown whether Terraform is applying, or the
// grace has passed.
func (t *Precheck) End() {
	over := t.Ended()
	t.closed.Do(func() { close(over) })
}

// Ended is closed at the end.
func (t *Precheck) Ended() chan struct{} {
	t.made.Do(func() { t.over = make(chan struct{}) })
	return t.over
}
