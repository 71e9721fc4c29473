package lifecycle

import (
	"context"
	"sync"
	"sync/atomic"
	"time"
)

// grace is how long Terraform may take, after it has planned one object, to
// begin to write it, if it is applying.
const grace = 100 * time.Millisecond

// precheckTurn lets the first precheck of a run go ahead of all others.
// Nothing tells a provider whether Terraform makes a plan or, while applying,
// plans the first objects once more. If it is applying, it writes the first
// object next, and the others need not be asked about a second time.
type precheckTurn struct {
	taken atomic.Bool

	made, closed sync.Once
	// over is closed when nobody needs to wait any more.
	over chan struct{}
}

// wait returns at once for the first precheck, and otherwise when its turn is
// over, or false where the context ends before. Done must be called after the
// precheck.
func (t *precheckTurn) wait(ctx context.Context) (done func(), came bool) {
	if t.taken.CompareAndSwap(false, true) {
		return func() { time.AfterFunc(grace, t.end) }, true
	}
	select {
	case <-t.ended():
		return func() {}, true
	case <-ctx.Done():
		return nil, false
	}
}

// end lets everybody go on: it has shown whether Terraform is applying, or the
// grace has passed.
func (t *precheckTurn) end() {
	over := t.ended()
	t.closed.Do(func() { close(over) })
}

func (t *precheckTurn) ended() chan struct{} {
	t.made.Do(func() { t.over = make(chan struct{}) })
	return t.over
}
