package turns

import (
	"context"
	"sync"
	"time"
)

// DestroyGrace is how long Terraform may take to go on to the next object after
// the last one is destroyed.
const DestroyGrace = 2 * time.Second

// Destroying knows which objects of a run are being destroyed. Without references
// between them, Terraform destroys objects in any order: one that others stand in
// the way of waits for those.
type Destroying struct {
	mutex sync.Mutex
	// busy counts the objects that are being destroyed and do not wait.
	busy int
	// ended counts those that are done with.
	ended int
	// changed is closed at the next change of the above.
	changed chan struct{}
}

// change must be called with the mutex held.
func (d *Destroying) change(busy, ended int) {
	d.busy += busy
	d.ended += ended
	if d.changed != nil {
		close(d.changed)
	}
	d.changed = make(chan struct{})
}

// Begin counts an object until end is called.
func (d *Destroying) Begin() (end func()) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.change(1, 0)
	return func() {
		d.mutex.Lock()
		defer d.mutex.Unlock()
		d.change(-1, 1)
	}
}

// Seen counts the objects that are done with.
func (d *Destroying) Seen() int {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	return d.ended
}

// Wait waits until more objects are done with than were seen. It reports false
// where no other is being destroyed any more, or the context has ended. Whoever
// calls it has begun.
func (d *Destroying) Wait(ctx context.Context, seen int) bool {
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
func (d *Destroying) next(ctx context.Context) bool {
	changed := d.changed
	idle := d.busy == 0
	d.mutex.Unlock()
	defer d.mutex.Lock()
	var grace <-chan time.Time
	if idle {
		timer := time.NewTimer(DestroyGrace)
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
