package exchange

import (
	"context"
	"errors"
	"time"
)

const (
	// shortestQuiet is how long nothing must move before a waiting object gives up.
	shortestQuiet = time.Second
	longestQuiet  = 5 * time.Second
	// fullQuiet is the same while Terraform can't begin another operation, because
	// as many are in flight as it takes at a time.
	fullQuiet = 300 * time.Millisecond
	// fewestRefills is how often at least an ended operation was followed by another
	// one before the most that were in flight count as all that Terraform takes.
	fewestRefills = 3
	// quietGaps is how many of the longest gaps between two operations nothing
	// must move: with a large state, Terraform takes its time between them.
	quietGaps = 3
)

// ErrStalled means that what an object needs is held by somebody else, and that
// nothing of the run moves any longer.
var ErrStalled = errors.New("nothing else in this run is about to change this")

// Wait is an object that can't go on for now.
type Wait struct {
	// ID is empty for an object that is being created, or that has no line.
	ID string
	// Needs are the names of the slots whose values others still hold.
	Needs []string
	// Running is how many operations are in flight.
	Running int
}

// OnWait has a function told of each object that begins to wait. It is called
// before the table is used.
func (t *Table) OnWait(tell func(ctx context.Context, wait Wait)) { t.tell = tell }

// flight counts the operations in flight, and knows since when nothing moves.
type flight struct {
	running int
	// peak is the most operations that were in flight, and refills is how often that
	// many were in flight again since, and not more.
	peak, refills int
	// moves counts operations that begin, and changes that were made.
	moves uint64
	// stalled is the number of moves when an object last gave up.
	stalled uint64
	// last is when something moved last, or an object gave up.
	last  time.Time
	ended time.Time
	gap   time.Duration
	// changed is closed, and replaced, whenever a waiting object should look again.
	changed chan struct{}
}

func newFlight() flight {
	return flight{changed: make(chan struct{})}
}

// count is the number of moves so far.
func (f *flight) count(t *Table) uint64 {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return f.moves
}

func (f *flight) wake() {
	close(f.changed)
	f.changed = make(chan struct{})
}

func (f *flight) moved() {
	f.moves++
	f.last = time.Now()
	f.wake()
}

func (f *flight) begin() {
	f.running++
	switch {
	case f.running > f.peak:
		f.peak, f.refills = f.running, 0
	case f.running == f.peak:
		f.refills++
	}
	f.moved()
}

// full reports whether Terraform is known to have no operation left to begin
// before one ends.
func (f *flight) full() bool {
	return f.running == f.peak && f.refills >= fewestRefills
}

func (f *flight) quiet() time.Duration {
	if f.full() {
		return fullQuiet
	}
	return min(max(shortestQuiet, quietGaps*f.gap), longestQuiet)
}

// Begin records that an operation of the run is in flight, whatever its object.
// The function that it returns ends it.
func (t *Table) Begin() (end func()) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if !t.flight.ended.IsZero() {
		t.flight.gap = max(t.flight.gap, time.Since(t.flight.ended))
		t.flight.ended = time.Time{}
	}
	t.flight.begin()
	return func() {
		t.mutex.Lock()
		defer t.mutex.Unlock()
		t.flight.running--
		t.flight.ended = time.Now()
		if t.flight.stalled == t.flight.moves {
			// An object that gave up releases nothing.
			t.flight.wake()
			return
		}
		t.flight.moved()
	}
}

// wait returns when the object should look again. It returns ErrStalled where
// everything in flight waits, nothing has moved for a while, and the object has
// waited longest. Where nothing came after one object gave up, all others do.
func (m *Member) wait(ctx context.Context, seen <-chan struct{}) error {
	for {
		quiet, stalled := m.table.stalled(m)
		if stalled {
			return ErrStalled
		}
		var timer <-chan time.Time
		if quiet > 0 {
			timer = time.After(quiet)
		}
		select {
		case <-seen:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		case <-timer:
		}
	}
}

// stalled returns how long nothing must move from now on, and whether the
// object is to give up.
func (t *Table) stalled(m *Member) (quiet time.Duration, giveUp bool) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	quiet = time.Until(t.flight.last.Add(t.flight.quiet()))
	if quiet > 0 || len(t.waiters) < t.flight.running {
		return quiet, false
	}
	for other := range t.waiters {
		if other.busy {
			// Somebody is changing an object that waits: that moves soon.
			return 0, false
		}
	}
	if t.flight.stalled != t.flight.moves {
		for other := range t.waiters {
			if other.since.Before(m.since) {
				return quiet, false
			}
		}
	}
	t.flight.stalled, t.flight.last = t.flight.moves, time.Now()
	delete(t.waiters, m)
	t.flight.wake()
	return quiet, true
}

// count counts an object with a name.
func (t *Table) count(m *Member, count *int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	if m.object.Name != "" {
		*count++
	}
}

// Progress returns how many of the objects that this run has come to have
// reached their goal.
func (t *Table) Progress() (reached, all int) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	return t.reached, t.begun
}
