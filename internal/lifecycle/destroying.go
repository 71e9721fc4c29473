package lifecycle

import (
	"context"
	"sync"
	"time"
)

// destroyGrace is how long Terraform may take to go on to the next object after
// the last one is destroyed.
const destroyGrace = 2 * time.Second

// destroying knows which objects of a run are being destroyed. Without references
// between them, Terraform destroys objects in any order: one that others stand in
// the way of waits for those.
type destroying struct {
	mutex sync.Mutex
	// busy counts the objects that are being destroyed and do not wait.
	busy int
	// ended counts those that are done with.
	ended int
	// changed is closed at the next change of the above.
	changed chan struct{}
}

// change must be called with the mutex held.
func (d *destroying) change(busy, ended int) {
	d.busy += busy
	d.ended += ended
	if d.changed != nil {
		close(d.changed)
	}
	d.changed = make(chan struct{})
}

// begin counts an object until end is called.
func (d *destroying) begin() (end func()) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.change(1, 0)
	return func() {
		d.mutex.Lock()
		defer d.mutex.Unlock()
		d.change(-1, 1)
	}
}

func (d *destroying) seen() int {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.ended
}

// wait waits until more objects are done with than were seen. It reports false
// where no other is being destroyed any more, or the context has ended. Whoever
// calls it has begun.
func (d *destroying) wait(ctx context.Context, seen int) bool {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.change(-1, 0)
	defer d.change(1, 0)
	for d.ended == seen {
		if !d.next(ctx) {
			return false
		}
	}
	return true
}

// next waits for a change, as long as one is to be expected. It must be called
// with the mutex held, which it gives up meanwhile.
func (d *destroying) next(ctx context.Context) bool {
	changed := d.changed
	idle := d.busy == 0
	d.mutex.Unlock()
	defer d.mutex.Lock()
	var grace <-chan time.Time
	if idle {
		timer := time.NewTimer(destroyGrace)
		defer timer.Stop()
		grace = timer.C
	}
	select {
	case <-changed:
		return true
	case <-grace:
	case <-ctx.Done():
	}
	return false
}

// Destroy attempts to destroy the object. Where something is in the way that the
// same run may be destroying, it tries again each time that another object is
// destroyed, and once more when there is none left.
func (o *Operation[M]) Destroy(ctx context.Context, attempt func(context.Context) error, inTheWay func(error) bool) error {
	for more := true; ; {
		seen := o.runtime.destroying.seen()
		err := attempt(ctx)
		if err == nil || !more || !inTheWay(err) {
			return err
		}
		more = o.runtime.destroying.wait(ctx, seen)
		if ctx.Err() != nil {
			return err
		}
	}
}
