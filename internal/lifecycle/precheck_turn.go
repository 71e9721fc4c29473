package lifecycle

import (
	"context"
	"sync"
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
	once sync.Once
	// over is closed when the first one is done and its grace has passed.
	over chan struct{}
}

// wait returns at once for the first precheck, and otherwise when the first one
// is over, or false where the context ends before. Done must be called after the
// precheck.
func (t *precheckTurn) wait(ctx context.Context) (done func(), came bool) {
	first := false
	t.once.Do(func() {
		first = true
		t.over = make(chan struct{})
	})
	if first {
		return func() { time.AfterFunc(grace, func() { close(t.over) }) }, true
	}
	select {
	case <-t.over:
		return func() {}, true
	case <-ctx.Done():
		return nil, false
	}
}
