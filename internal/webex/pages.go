package webex

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
)

// listing is a list to be read page by page.
type listing struct {
	path  string
	query url.Values
	orgID string
	// key of the list in the answer, beside "items" which is always accepted.
	key string
	// pageSize is sent as max where it is not 0.
	pageSize int
	// byOffset: where an answer has no Link header, go on with the parameter
	// offset until a page is not full.
	byOffset bool
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

// list yields the items of all pages. An error ends it: what came before is
// then not the whole list.
func list[T any](ctx context.Context, c *Client, listing listing) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		pages := newItemPager[T](c, listing)
		for !pages.ended() {
			items, err := pages.next(ctx)
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

// itemPager walks over the items of one list, page by page.
type itemPager[T any] struct{ pager *pager }

func newItemPager[T any](c *Client, listing listing) itemPager[T] {
	return itemPager[T]{newPager(c, listing)}
}

func (p itemPager[T]) ended() bool { return p.pager.done }

func (p itemPager[T]) next(ctx context.Context) ([]T, error) {
	raw, err := p.pager.next(ctx)
	if err != nil {
		return nil, err
	}
	var items []T
	if err := json.Unmarshal(raw, &items); err != nil {
		return nil, brokenList{fmt.Errorf("GET %s: the list holds items of an unexpected shape: %w", p.pager.listing.path, err)}
	}
	return items, nil
}

// brokenList is the error of a list that was answered, but can't be used.
type brokenList struct{ error }

func (b brokenList) Unwrap() error { return b.error }

// pager walks over the pages of one list.
type pager struct {
	client  *Client
	listing listing
	call    call
	done    bool
	offset  int
	linked  bool
	seen    map[string]bool
	last    []byte
}

func newPager(c *Client, listing listing) *pager {
	query := maps.Clone(listing.query)
	if query == nil {
		query = url.Values{}
	}
	if listing.pageSize > 0 {
		query.Set("max", strconv.Itoa(listing.pageSize))
	}
	return &pager{
		client:  c,
		listing: listing,
		call:    call{method: http.MethodGet, path: listing.path, query: query, orgID: listing.orgID},
		seen:    map[string]bool{},
	}
}

// next returns the JSON array of the next page and prepares the one after it.
func (p *pager) next(ctx context.Context) (json.RawMessage, error) {
	answer, err := p.client.send(ctx, p.call)
	if err != nil {
		return nil, err
	}
	var page map[string]json.RawMessage
	if err := answer.decode(&page); err != nil {
		return nil, brokenList{err}
	}
	raw, ok := page["items"]
	if !ok && p.listing.key != "" {
		raw, ok = page[p.listing.key]
	}
	if !ok {
		return nil, brokenList{answer.unreadable("a JSON object without the expected list")}
	}
	if err := p.advance(answer, raw); err != nil {
		return nil, brokenList{fmt.Errorf("GET %s: %w", p.listing.path, err)}
	}
	if p.done {
		// A finished list is kept for its objects, not for its answers.
		p.last, p.seen = nil, nil
	}
	return raw, nil
}

func (p *pager) advance(answer *answer, raw json.RawMessage) error {
	target, hasLinks := nextLink(answer.header)
	if target != "" {
		p.linked = true
		return p.follow(answer.url, target)
	}
	if hasLinks || p.linked || !p.listing.byOffset {
		p.done = true
		return nil
	}
	var items []json.RawMessage
	if err := json.Unmarshal(raw, &items); err != nil {
		return errors.New("the list is no JSON array")
	}
	if len(items) < p.listing.pageSize {
		p.done = true
		return nil
	}
	if bytes.Equal(raw, p.last) {
		return errors.New("two pages in a row are the same: the server does not heed the offset")
	}
	p.last = raw
	p.offset += len(items)
	p.call.query.Set("offset", strconv.Itoa(p.offset))
	return nil
}

// follow goes on with a link as it stands, but never leaves the host of the
// base URL, nor its scheme: a proxy that ends TLS may write http into links.
func (p *pager) follow(current *url.URL, link string) error {
	target, err := current.Parse(link)
	if err != nil {
		return errors.New("the link to the next page can't be parsed")
	}
	if !strings.EqualFold(target.Host, p.client.base.Host) {
		return fmt.Errorf("the link to the next page leads to another host, %s", target.Host)
	}
	target.Scheme = p.client.base.Scheme
	if p.seen[target.String()] || len(p.seen) == 0 && target.String() == current.String() {
		return errors.New("the links to the next page lead in a circle")
	}
	p.seen[target.String()] = true
	p.call.link = target
	return nil
}
