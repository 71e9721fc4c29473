package webex

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// singleReads is how many objects of a group are read one by one. Who asks for
// more is refreshing them all, and a list of the group is cheaper.
const singleReads = 2

// pages is a list that is read page by page. A page that failed can be asked
// for again.
type pages[T any] interface {
	next(ctx context.Context) ([]T, error)
	ended() bool
}

// groupReader reads objects that belong to a group, such as the subscribers of
// a customer: the first ones by themselves, then page by page from a list of
// the group that everybody shares. Once one group was listed, all are being
// refreshed: then the first reads of another group already look at the first
// page of its list, which costs no more than a read of its own. The list never
// decides that something is gone: what it lacks is read by itself, and so is
// what was written since.
type groupReader[T any] struct {
	id   func(T) string
	get  func(ctx context.Context, id string) (T, error)
	list func(group string) pages[T]
	// budget is how many pages of a list may have been read for so many reads of
	// its group, if they are more than singleReads. A group may be far larger than
	// what is read of it.
	budget func(reads int) int

	mutex   sync.Mutex
	groups  map[string]*readGroup[T]
	written map[string]struct{}
	// lists is true once a list was of use.
	lists bool
}

type readGroup[T any] struct {
	reads int
	known map[string]T

	// listing guards what follows.
	listing lock
	pages   pages[T]
	// loaded is how many pages were read, ended that there are no more, or none
	// that can be used.
	loaded int
	ended  bool
}

// read returns the object, and whether it comes from a list, where Webex may
// leave out some of it.
func (r *groupReader[T]) read(ctx context.Context, group, id string) (object T, fromList bool, err error) {
	entry, allowed := r.enter(group, id)
	for allowed > 0 {
		if object, ok := r.listed(entry, id); ok {
			return object, true, nil
		}
		more, err := r.load(ctx, entry, id, allowed)
		if err != nil {
			return object, false, err
		}
		if !more {
			break
		}
	}
	object, err = r.get(ctx, id)
	return object, false, err
}

// enter decides how many pages of the list may have been read for a read.
func (r *groupReader[T]) enter(group, id string) (entry *readGroup[T], allowed int) {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	key := webexid.UUID(group)
	entry, ok := r.groups[key]
	if !ok {
		entry = &readGroup[T]{listing: newLock(), pages: r.list(group), known: map[string]T{}}
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
		allowed = r.budget(entry.reads)
	}
	if r.lists {
		allowed = max(allowed, 1)
	}
	return entry, allowed
}

// load reads the next page of a group; callers that come meanwhile wait for
// it. It reports whether the object may be known now. A list that Webex refuses,
// or that can't be used, is not asked for again: the rest is read by itself.
func (r *groupReader[T]) load(ctx context.Context, entry *readGroup[T], id string, allowed int) (more bool, err error) {
	if err := entry.listing.acquire(ctx); err != nil {
		return false, err
	}
	defer entry.listing.release()
	if _, ok := r.listed(entry, id); ok {
		return true, nil
	}
	if entry.ended || entry.loaded >= allowed {
		return false, nil
	}
	page, err := entry.pages.next(ctx)
	if reason, ok := useless(err); ok {
		tflog.Warn(ctx, "A list can't be used, so its objects are read one by one", map[string]any{"reason": reason})
		entry.ended = true
		return false, nil
	}
	if err != nil {
		return false, err
	}
	entry.loaded++
	entry.ended = entry.pages.ended()
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, object := range page {
		entry.known[webexid.UUID(r.id(object))] = object
	}
	r.lists = r.lists || len(page) > 0
	return true, nil
}

// useless reports why a list will not get better by asking again.
func useless(err error) (reason string, ok bool) {
	var broken brokenList
	if errors.As(err, &broken) {
		return broken.Error(), true
	}
	var answer *Error
	if !errors.As(err, &answer) {
		return "", false
	}
	switch answer.StatusCode {
	case http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		return http.StatusText(answer.StatusCode), true
	}
	return "", false
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

// forget drops all lists after a write that may show in objects of which it is
// not known which they are.
func (r *groupReader[T]) forget() {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	r.groups = nil
}
