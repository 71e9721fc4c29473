package batch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

// Sender makes the requests of a list; transport.Transport is one.
type Sender interface {
	Send(ctx context.Context, call transport.Call) (*transport.Answer, error)
	BaseURL() *url.URL
}

// List is a list to be read page by page.
type List struct {
	Path  string
	Query url.Values
	// OrgID is the customer's organization, where the list concerns one.
	OrgID string
	// Key of the list in the answer, beside "items" which is always accepted.
	Key string
	// PageSize is sent as max where it is not 0.
	PageSize int
	// Shrinks means that the list takes max although it is not sent. A list with a
	// PageSize does in any case.
	Shrinks bool
	// Timeout of one request, where the usual one does not fit.
	Timeout time.Duration
	// Hasty means that a page that fails is not asked for again: the caller has
	// another way to what the list holds.
	Hasty bool
	// ByOffset: where an answer has no Link header, go on with the parameter
	// offset until a page is not full.
	ByOffset bool
}

// Collect reads a list to its end, or returns the error that ended it.
func Collect[T any](sequence iter.Seq2[T, error]) ([]T, error) {
	items := []T{}
	for item, err := range sequence {
		if err != nil {
			return nil, err
		}
		items = append(items, item)
	}
	return items, nil
}

// The sizes of the pages in which the rest of a list is read once a larger one has
// failed: Webex may not be able to make that in time.
const (
	mediumPage = 50
	smallPage  = 10
)

// HastyTimeout bounds the wait for a page where there is another way to what it
// holds.
const HastyTimeout = 20 * time.Second

// All yields the items of all pages. A page that fails is asked for again in
// smaller ones. An error ends it: what came before is then not the whole list.
func All[T any](ctx context.Context, sender Sender, list List) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pager := newPager(sender, list)
		pages := itemPager[T]{pager}
		for !pages.Ended() {
			hurried := pager.hurry()
			items, err := pages.Next(ctx)
			for hurried && ctx.Err() == nil && smallerMayHelp(err) {
				pager.shrink()
				hurried = pager.hurry()
				items, err = pages.Next(ctx)
			}
			if err != nil {
				var none T
				yield(none, err)
				return
			}
			for _, item := range items {
				if !yield(item, nil) {
					return
				}
			}
		}
	}
}

// PagesOf walks over the items of one list, page by page.
func PagesOf[T any](sender Sender, list List) Pages[T] {
	return itemPager[T]{newPager(sender, list)}
}

type itemPager[T any] struct{ pager *pager }

// Ended implements Pages.
func (p itemPager[T]) Ended() bool { return p.pager.done }

// Next implements Pages.
func (p itemPager[T]) Next(ctx context.Context) ([]T, error) {
	raw, err := p.pager.next(ctx)
	if err != nil {
		return nil, err
	}
	var items []T
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil, brokenListError{fmt.Errorf("GET %s: the list holds items of an unexpected shape: %w", p.pager.list.Path, err)}
	}
	return items, nil
}

// brokenListError is the error of a list that was answered, but can't be used.
type brokenListError struct{ error }

func (b brokenListError) Unwrap() error { return b.error }

// pager walks over the pages of one list.
type pager struct {
	sender Sender
	list   List
	call   transport.Call
	done   bool
	offset int
	linked bool
	seen   map[string]bool
	last   []byte
}

func newPager(sender Sender, list List) *pager {
	query := maps.Clone(list.Query)
	if query == nil {
		query = url.Values{}
	}
	if list.PageSize > 0 {
		query.Set("max", strconv.Itoa(list.PageSize))
	}
	return &pager{
		sender: sender,
		list:   list,
		call:   transport.Call{Method: http.MethodGet, Path: list.Path, Query: query, OrgID: list.OrgID, Timeout: list.Timeout, Hasty: list.Hasty},
		seen:   map[string]bool{},
	}
}

// hurry lets the next page fail soon where it could be smaller, and reports whether
// it does: the smallest one gets all the patience that there is.
func (p *pager) hurry() bool {
	p.call.Hasty, p.call.Timeout = p.list.Hasty, p.list.Timeout
	if p.list.PageSize <= smallPage && !p.list.Shrinks {
		return false
	}
	p.call.Hasty, p.call.Timeout = true, HastyTimeout
	return true
}

// shrink asks for the rest in smaller pages.
func (p *pager) shrink() {
	size := smallPage
	if p.list.Shrinks || p.list.PageSize > mediumPage {
		size = mediumPage
	}
	p.list.PageSize, p.list.Shrinks = size, false
	p.call.Query.Set("max", strconv.Itoa(size))
	if p.call.Link != nil {
		query := p.call.Link.Query()
		query.Set("max", strconv.Itoa(size))
		p.call.Link.RawQuery = query.Encode()
	}
}

// next returns the JSON array of the next page and prepares the one after it.
func (p *pager) next(ctx context.Context) (json.RawMessage, error) {
	answer, err := p.sender.Send(ctx, p.call)
	if err != nil {
		return nil, err
	}
	var page map[string]json.RawMessage
	if err := answer.Decode(&page); err != nil {
		return nil, brokenListError{err}
	}
	raw, ok := page["items"]
	if !ok && p.list.Key != "" {
		raw, ok = page[p.list.Key]
	}
	if !ok {
		return nil, brokenListError{answer.Unreadable("a JSON object without the expected list")}
	}
	if err := p.advance(answer, raw); err != nil {
		return nil, brokenListError{fmt.Errorf("GET %s: %w", p.list.Path, err)}
	}
	if p.done {
		// A finished list is kept for its objects, not for its answers.
		p.last, p.seen = nil, nil
	}
	return raw, nil
}

func (p *pager) advance(answer *transport.Answer, raw json.RawMessage) error {
	target, hasLinks := nextLink(answer.Header)
	if target != "" {
		p.linked = true
		return p.follow(answer.URL, target)
	}
	if hasLinks || p.linked || !p.list.ByOffset {
		p.done = true
		return nil
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return errors.New("the list is no JSON array")
	}
	if len(items) < p.list.PageSize {
		p.done = true
		return nil
	}
	if bytes.Equal(raw, p.last) {
		return errors.New("two pages in a row are the same: the server does not heed the offset")
	}
	p.last = raw
	p.offset += len(items)
	p.call.Query.Set("offset", strconv.Itoa(p.offset))
	return nil
}

// follow goes on with a link, but never leaves the host of the base URL, nor its
// scheme: a proxy that ends TLS may write http into links. What a link drops of the
// first request is kept, since the next page would otherwise be one of another list.
func (p *pager) follow(current *url.URL, link string) error {
	target, err := current.Parse(link)
	if err != nil {
		return errors.New("the link to the next page can't be parsed")
	}
	base := p.sender.BaseURL()
	if !strings.EqualFold(target.Host, base.Host) {
		return fmt.Errorf("the link to the next page leads to another host, %s", target.Host)
	}
	target.Scheme = base.Scheme
	p.keepParameters(target)
	if p.seen[target.String()] || len(p.seen) == 0 && target.String() == current.String() {
		return errors.New("the links to the next page lead in a circle")
	}
	p.seen[target.String()] = true
	p.call.Link = target
	return nil
}

func (p *pager) keepParameters(link *url.URL) {
	query := link.Query()
	kept := false
	for name, values := range p.call.Query {
		if !query.Has(name) {
			query[name] = values
			kept = true
		}
	}
	if kept {
		link.RawQuery = query.Encode()
	}
}
