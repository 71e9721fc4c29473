package batch

import (
	"context"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Intervals says how often to poll: the first time after First, then each time
// Factor later, but at least every Longest.
type Intervals struct {
	First   time.Duration
	Factor  float64
	Longest time.Duration
}

// after is the interval that follows an interval.
func (i Intervals) after(interval time.Duration) time.Duration {
	return min(time.Duration(float64(interval)*i.Factor), i.Longest)
}

// PollUntil polls until it is done, with a failed poll that may be passing
// counting as one that is not done. It returns the error of the context where
// that ends first.
func PollUntil(ctx context.Context, intervals Intervals, poll func(context.Context) (done bool, err error)) error {
	for interval := intervals.First; ; interval = intervals.after(interval) {
		if err := wait.For(ctx, interval); err != nil {
			return err
		}
		if done, err := poll(ctx); done || err != nil && !transport.Transient(err) {
			return err
		}
	}
}

// Waiter waits for one object.
type Waiter[T any] interface {
	// ID is the id of the object, in any of its encodings.
	ID() string
	// Observe takes in what a poll has found.
	Observe(object T, err error)
	// Done is closed once enough was observed.
	Done() <-chan struct{}
}

// Poller polls all objects that are waited for. It has no goroutine of its own:
// one of the waiters polls on behalf of all, and hands that duty over when it
// leaves.
type Poller[T any] struct {
	intervals Intervals
	// get reads one object by itself.
	get func(ctx context.Context, id string) (T, error)
	// moving lists the objects on which Webex still works, by the uuid of their id.
	moving func(ctx context.Context) (map[string]T, error)

	duty   Lock
	joined chan struct{} // wakes the one on duty: there is somebody new

	mutex    sync.Mutex
	waiters  map[Waiter[T]]struct{}
	interval time.Duration
	due      time.Time
	noList   bool // the list of moving objects is refused
}

// NewPoller returns a poller that reads a single object with get, and looks for
// several in the list of those that are moving.
func NewPoller[T any](intervals Intervals, get func(context.Context, string) (T, error), moving func(context.Context) (map[string]T, error)) *Poller[T] {
	return &Poller[T]{
		intervals: intervals,
		get:       get,
		moving:    moving,
		duty:      NewLock(),
		joined:    make(chan struct{}, 1),
		waiters:   map[Waiter[T]]struct{}{},
	}
}

// Wait returns when the waiter is done, or with the error of the context where
// that ends first.
func (p *Poller[T]) Wait(ctx context.Context, waiter Waiter[T]) error {
	p.join(waiter)
	defer p.leave(waiter)
	for {
		if isDone(waiter) {
			return nil
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		select {
		case <-waiter.Done():
		case <-ctx.Done():
		case p.duty <- struct{}{}:
			p.poll(ctx)
			p.duty.Release()
		}
	}
}

func isDone[T any](waiter Waiter[T]) bool {
	select {
	case <-waiter.Done():
		return true
	default:
		return false
	}
}

func (p *Poller[T]) join(waiter Waiter[T]) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	first := p.intervals.First
	due := time.Now().Add(first)
	if len(p.waiters) == 0 || due.Before(p.due) {
		p.due = due
	}
	p.interval = first
	p.waiters[waiter] = struct{}{}
	select {
	case p.joined <- struct{}{}:
	default:
	}
}

func (p *Poller[T]) leave(waiter Waiter[T]) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	delete(p.waiters, waiter)
}

// poll waits until the next poll is due and polls once on behalf of all waiters.
func (p *Poller[T]) poll(ctx context.Context) {
	for {
		p.mutex.Lock()
		due := time.Until(p.due)
		p.mutex.Unlock()
		if due <= 0 {
			break
		}
		timer := time.NewTimer(due)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-p.joined:
		case <-timer.C:
		}
		timer.Stop()
	}
	p.pollNow(ctx)
	if ctx.Err() != nil {
		// The poll was cut short: whoever is next on duty polls at once.
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.interval = p.intervals.after(p.interval)
	p.due = time.Now().Add(p.interval)
}

// pollNow reads a single object by itself. Several are looked up in one list of
// the objects that are still moving: what is missing there has settled or is
// gone, and is then read, side by side with the others.
func (p *Poller[T]) pollNow(ctx context.Context) {
	groups := p.groups()
	moving := map[string]T{}
	if len(groups) > 1 && !p.noList {
		var err error
		if moving, err = p.moving(ctx); transport.Transient(err) {
			return
		}
		p.noList = err != nil
	}
	var reads sync.WaitGroup
	defer reads.Wait()
	for id, waiters := range groups {
		if object, ok := moving[id]; ok {
			observe(waiters, object, nil)
			continue
		}
		reads.Go(func() {
			object, err := p.get(ctx, waiters[0].ID())
			if ctx.Err() == nil {
				observe(waiters, object, err)
			}
		})
	}
}

func (p *Poller[T]) groups() map[string][]Waiter[T] {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	groups := map[string][]Waiter[T]{}
	for waiter := range p.waiters {
		if !isDone(waiter) {
			key := webexid.UUID(waiter.ID())
			groups[key] = append(groups[key], waiter)
		}
	}
	return groups
}

func observe[T any](waiters []Waiter[T], object T, err error) {
	for _, waiter := range waiters {
		waiter.Observe(object, err)
	}
}
