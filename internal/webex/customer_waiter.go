package webex

import (
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// customerWaiter is one call that waits for one customer.
type customerWaiter struct {
	id       string
	deletion bool
	// asked is the update whose outcome is waited for; nil after a creation.
	asked *wire.CustomerUpdate
	// silent is true where the customer showed all of it before.
	silent bool
	since  time.Time
	done   chan struct{} // closed with the result

	mutex    sync.Mutex
	last     wire.Customer
	lastErr  error
	seen     bool
	deleting bool
	// moved is true once a status showed that Webex works on the request.
	moved bool
	err   error
}

const (
	// staleGrace is how long a customer may be shown as it was before an update.
	staleGrace = 30 * time.Second
	// silentGrace is the same for an update of which nothing but the status shows:
	// where that never moves, nobody can tell that the update is over.
	silentGrace = 3 * time.Second
)

func newCustomerWaiter(id string, deletion bool) *customerWaiter {
	return &customerWaiter{id: id, deletion: deletion, since: time.Now(), done: make(chan struct{})}
}

// ID implements batch.Waiter.
func (w *customerWaiter) ID() string { return w.id }

// Done implements batch.Waiter.
func (w *customerWaiter) Done() <-chan struct{} { return w.done }

// Observe implements batch.Waiter.
func (w *customerWaiter) Observe(customer wire.Customer, err error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	if w.finished() {
		return
	}
	switch {
	case err == nil:
		w.seen, w.last, w.lastErr = true, customer, nil
		w.observeStatus()
	case transport.Transient(err):
		w.lastErr = err
	case errors.Is(err, ErrNotFound) && w.deletion:
		close(w.done)
	case errors.Is(err, ErrNotFound) && !w.seen && time.Since(w.since) < unseenGrace:
		w.lastErr = err
	default:
		w.err = err
		close(w.done)
	}
}

func (w *customerWaiter) observeStatus() {
	settled := Settled(w.last.Status)
	w.moved = w.moved || !settled
	switch {
	case StateOf(w.last.Status) == Leaving:
		w.deleting = true
	case settled && !w.deletion && w.stale():
	case settled && !w.deletion:
		close(w.done)
	case settled && w.deleting:
		// Before "deleting" was seen, a settled status may still be the one from
		// before the request.
		w.err = fmt.Errorf("the deletion of the customer ended with status %s%s", w.last.Status, describeErrors(w.last))
		close(w.done)
	}
}

// stale reports whether a settled status may still be the one from before the
// update: a PUT only starts background work, and the first reads after it may
// show the customer as it was.
func (w *customerWaiter) stale() bool {
	if w.asked == nil || w.moved || time.Since(w.since) >= staleGrace {
		return false
	}
	if w.silent && time.Since(w.since) < silentGrace {
		return true
	}
	return StateOf(w.last.Status) == Failed || !shownIn(w.last, *w.asked)
}

func (w *customerWaiter) finished() bool {
	select {
	case <-w.done:
		return true
	default:
		return false
	}
}

func (w *customerWaiter) result() (wire.Customer, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	return w.last, w.err
}

// abandoned is the result where the context ended first.
func (w *customerWaiter) abandoned(cause error) (wire.Customer, error) {
	w.mutex.Lock()
	defer w.mutex.Unlock()
	waited := time.Since(w.since).Round(time.Second)
	var err error
	if w.seen {
		err = fmt.Errorf("after %s the customer still has status %s%s: %w", waited, w.last.Status, describeErrors(w.last), cause)
	} else {
		err = fmt.Errorf("after %s the customer's status is not known: %w", waited, cause)
	}
	if w.lastErr != nil {
		// Not wrapped: a passing "not found" must not be taken for a proof.
		err = fmt.Errorf("%w; the last look failed: %s", err, w.lastErr.Error())
	}
	return w.last, err
}
