package webex

import (
	"context"
	"errors"
	"iter"
	"net/http"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// singleReads is how many objects of a group are read one by one. Who asks for
// more is refreshing them all, and a list of the group is cheaper.
const singleReads = 2

// groupReader reads objects that belong to a group, such as the subscribers of
// a customer: the first ones by themselves, then the whole group by one list
// that everybody shares. The list never decides that something is gone: what
// it lacks is read by itself, and so is what was written since.
type groupReader[T any] struct {
	id   func(T) string
	get  func(ctx context.Context, id string) (T, error)
	list func(ctx context.Context, group string) iter.Seq2[T, error]

	mutex   sync.Mutex
	groups  map[string]*readGroup[T]
	written map[string]struct{}
}

type readGroup[T any] struct {
	singles int
	listing lock
	// listed is true once the list was read, or turned out to be of no use.
	listed bool
	known  map[string]T
}

// read returns the object, and whether it comes from a list, where Webex may
// leave out some of it.
func (r *groupReader[T]) read(ctx context.Context, group, id string) (object T, fromList bool, err error) {
	entry, single := r.enter(group, id)
	if !single {
		if err := r.load(ctx, group, entry); err != nil {
			return object, false, err
		}
		if object, ok := r.listed(entry, id); ok {
			return object, true, nil
		}
	}
	object, err = r.get(ctx, id)
	return object, false, err
}

// enter decides whether an object is read by itself.
func (r *groupReader[T]) enter(group, id string) (entry *readGroup[T], single bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	key := webexid.UUID(group)
	entry, ok := r.groups[key]
	if !ok {
		entry = &readGroup[T]{listing: newLock()}
		if r.groups == nil {
			r.groups = map[string]*readGroup[T]{}
		}
		r.groups[key] = entry
	}
	_, written := r.written[webexid.UUID(id)]
	if written || group == "" {
		return entry, true
	}
	if !entry.listed && entry.singles < singleReads {
		entry.singles++
		return entry, true
	}
	return entry, false
}

// load reads the list of a group once; callers that come meanwhile wait. A
// list that Webex refuses is not asked for again: everything is then read by
// itself.
func (r *groupReader[T]) load(ctx context.Context, group string, entry *readGroup[T]) error {
	if err := entry.listing.acquire(ctx); err != nil {
		return err
	}
	defer entry.listing.release()
	r.mutex.Lock()
	listed := entry.listed
	r.mutex.Unlock()
	if listed {
		return nil
	}
	known := map[string]T{}
	for object, err := range r.list(ctx, group) {
		if refusesList(err) {
			break
		}
		if err != nil {
			return err
		}
		known[webexid.UUID(r.id(object))] = object
	}
	r.mutex.Lock()
	defer r.mutex.Unlock()
	entry.listed, entry.known = true, known
	return nil
}

func refusesList(err error) bool {
	var answer *Error
	if !errors.As(err, &answer) {
		return false
	}
	switch answer.StatusCode {
	case http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		return true
	}
	return false
}

func (r *groupReader[T]) listed(entry *readGroup[T], id string) (object T, ok bool) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if _, written := r.written[webexid.UUID(id)]; written {
		return object, false
	}
	object, ok = entry.known[webexid.UUID(id)]
	return object, ok
}

// wrote drops what is known of an object: a list, also one that is under way,
// may show it as it was before.
func (r *groupReader[T]) wrote(id string) {
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
