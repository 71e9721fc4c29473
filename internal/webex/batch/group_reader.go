// Package batch reads many objects at once, and keeps what several of those who
// ask would otherwise read again. It knows how Webex pages, and no kind of object.
package batch

import (
	"context"
	"math"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// singleReads is how many objects of a group are read one by one. Who asks for
// more is refreshing them all, and a list of the group is cheaper.
const singleReads = 2

// Pages is a list that is read page by page. A page that failed can be asked
// for again.
type Pages[T any] interface {
	// Next reads the next page; it must not be called once the list has ended.
	Next(ctx context.Context) ([]T, error)
	// Ended reports whether there are no more pages.
	Ended() bool
}

// GroupReader reads objects that belong to a group by their id: the first ones by themselves, then page by page from a list of
// the group that everybody shares. Once one group was listed, all are being
// refreshed: then the first reads of another group already look at the first
// page of its list, which costs no more than a read of its own. The list never
// decides that something is gone: what it lacks is read by itself, and so is
// what was written since.
type GroupReader[T any] struct {
	// ID is the id of an object, in any of its encodings.
	ID func(T) string
	// Get reads one object by itself.
	Get func(ctx context.Context, id string) (T, error)
	// List starts a list of a group, with pages of so many of the usual size.
	List func(group string, part int) Pages[T]
	// Budget is how many pages of a list may have been read for so many reads of
	// its group, if they are more than singleReads. A group may be far larger than
	// what is read of it.
	Budget func(reads int) int

	mutex   sync.Mutex
	groups  map[string]*readGroup[T]
	written map[string]struct{}
	// lists is true once a list was of use.
	lists bool
	// size is the largest of pageParts that has not failed yet, and unlisted how many
	// groups could not be listed with the smallest.
	size     int
	unlisted int
}

// PagePer is the budget of one page for so many reads of a group.
func PagePer(reads int) func(int) int {
	return func(done int) int { return done / reads }
}

// Unlimited is the budget where everything in a group is there to be read.
func Unlimited(int) int { return math.MaxInt }

type readGroup[T any] struct {
	reads int
	known map[string]T

	// listing guards what follows.
	listing Lock
	pages   Pages[T]
	size    int
	// loaded is how many pages of the usual size were read, ended that there are no
	// more, or none that can be used.
	loaded float64
	ended  bool
}

// Read returns the object, and whether it comes from a list, where Webex may
// leave out some of it.
func (r *GroupReader[T]) Read(ctx context.Context, group, id string) (object T, fromList bool, err error) {
	entry, allowed := r.enter(group, id)
	for allowed > 0 {
		if object, ok := r.listed(entry, id); ok {
			return object, true, nil
		}
		more, err := r.load(ctx, entry, group, id, allowed)
		if err != nil {
			return object, false, err
		}
		if !more {
			break
		}
	}
	object, err = r.Get(ctx, id)
	return object, false, err
}

// enter decides how many pages of the list may have been read for a read.
func (r *GroupReader[T]) enter(group, id string) (entry *readGroup[T], allowed int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	key := webexid.UUID(group)
	entry, ok := r.groups[key]
	if !ok {
		entry = &readGroup[T]{listing: NewLock(), pages: r.List(group, pageParts[r.size]), size: r.size, known: map[string]T{}}
		if r.groups == nil {
			r.groups = map[string]*readGroup[T]{}
		}
		r.groups[key] = entry
	}
	if _, written := r.written[webexid.UUID(id)]; written || group == "" {
		return entry, 0
	}
	entry.reads++
	if entry.reads > singleReads {
		allowed = r.Budget(entry.reads)
	}
	if r.lists {
		allowed = max(allowed, 1)
	}
	if r.unlisted >= hopeless {
		allowed = 0
	}
	return entry, allowed
}

func (r *GroupReader[T]) listed(entry *readGroup[T], id string) (object T, ok bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, written := r.written[webexid.UUID(id)]; written {
		return object, false
	}
	object, ok = entry.known[webexid.UUID(id)]
	return object, ok
}

// Wrote drops what is known of an object: a list, also one that is under way,
// may show it as it was before.
func (r *GroupReader[T]) Wrote(id string) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if r.written == nil {
		r.written = map[string]struct{}{}
	}
	r.written[webexid.UUID(id)] = struct{}{}
	for _, entry := range r.groups {
		delete(entry.known, webexid.UUID(id))
	}
}

// Forget drops all lists after a write that may show in objects of which it is
// not known which they are.
func (r *GroupReader[T]) Forget() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.groups = nil
}
