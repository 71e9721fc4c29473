package batch

import (
	"context"
	"errors"
	"net/http"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// pageParts are the sizes of pages that are tried, as parts of the usual one: a
// page that Webex can't make in time is asked for again in smaller ones.
var pageParts = [...]int{1, 4, 10}

// hopeless is how many groups may fail to be listed before no further one is tried.
const hopeless = 3

// load reads the next page of a group; callers that come meanwhile wait for
// it. It reports whether the object may be known now. A list that Webex refuses,
// or that can't be used, is not asked for again, and one that fails only in
// smaller pages: the rest is read by itself.
func (r *GroupReader[T]) load(ctx context.Context, entry *readGroup[T], group, id string, allowed int) (more bool, err error) {
	if err := entry.listing.Acquire(ctx); err != nil {
		return false, err
	}
	defer entry.listing.Release()
	if _, ok := r.listed(entry, id); ok {
		return true, nil
	}
	if entry.ended || entry.loaded >= float64(allowed) {
		return false, nil
	}
	page, err := entry.pages.Next(ctx)
	if reason, ok := useless(err); ok {
		tflog.Warn(ctx, "A list can't be used, so its objects are read one by one", map[string]any{"reason": reason})
		entry.ended = true
		return false, nil
	}
	if ctx.Err() == nil && failed(err) {
		return r.shrink(ctx, entry, group, err), nil
	}
	if err != nil {
		return false, err
	}
	entry.loaded += 1 / float64(pageParts[entry.size])
	entry.ended = entry.pages.Ended()
	r.mutex.Lock()
	defer r.mutex.Unlock()
	for _, object := range page {
		entry.known[webexid.UUID(r.ID(object))] = object
	}
	r.lists = r.lists || len(page) > 0
	return true, nil
}

// shrink starts the list again in smaller pages, and reports whether there are any.
func (r *GroupReader[T]) shrink(ctx context.Context, entry *readGroup[T], group string, cause error) bool {
	r.mutex.Lock()
	defer r.mutex.Unlock()
	if entry.size == len(pageParts)-1 {
		tflog.Warn(ctx, "A list fails also in small pages, so its objects are read one by one", map[string]any{"reason": cause.Error()})
		entry.ended = true
		r.unlisted++
		return false
	}
	entry.size++
	r.size = max(r.size, entry.size)
	entry.pages = r.List(group, pageParts[entry.size])
	return true
}

// smallerMayHelp reports whether a page failed, and can be asked for again in a
// smaller one.
func smallerMayHelp(err error) bool {
	_, never := useless(err)
	return !never && failed(err)
}

// failed reports whether a page failed in a way that a smaller one may not.
func failed(err error) bool {
	if errors.Is(err, transport.ErrRateLimited) || errors.Is(err, transport.ErrLocked) {
		return false
	}
	if _, ok := errors.AsType[*transport.AuthError](err); ok {
		return false
	}
	return transport.Transient(err)
}

// useless reports why a list will not get better by asking again.
func useless(err error) (reason string, ok bool) {
	var broken brokenListError
	if errors.As(err, &broken) {
		return broken.Error(), true
	}
	var answer *transport.Error
	if !errors.As(err, &answer) {
		return "", false
	}
	switch answer.StatusCode {
	case http.StatusBadRequest, http.StatusForbidden, http.StatusNotFound, http.StatusMethodNotAllowed:
		return http.StatusText(answer.StatusCode), true
	}
	return "", false
}
