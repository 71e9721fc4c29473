package customerorg

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// doubtfulBackend does the work of a create or not, and lets it end badly.
type doubtfulBackend struct {
	done    bool
	end     func(*http.Request) (*http.Response, error)
	visible int // the list that shows the new customer first, counted from 1
	status  string

	mutex        sync.Mutex
	posts, lists int
	customers    []wire.Customer
}

func (b *doubtfulBackend) RoundTrip(request *http.Request) (*http.Response, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if request.Method == http.MethodPost {
		b.posts++
		if b.done {
			b.customers = append(b.customers, wire.Customer{ID: "made", ExternalID: "acme-1", Status: b.status})
		}
		return b.end(request)
	}
	b.lists++
	shown := b.customers
	if b.lists < b.visible {
		shown = nil
	}
	body, err := json.Marshal(map[string]any{"items": shown})
	return entitytest.Answer(request, http.StatusOK, string(body)), err
}

func TestCreateOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		backend *doubtfulBackend
		limit   time.Duration // of the whole operation; 0 is an hour
		id      string
		lists   int
		took    time.Duration
		posts   int // 0 is one
	}{
		"created":                   {backend: &doubtfulBackend{done: true, end: entitytest.Status(202, `{"url":"https://webex.test/v1/wholesale/customers/made"}`)}, id: "made"},
		"cut after the work":        {backend: &doubtfulBackend{done: true, end: entitytest.Cut}, id: "made", lists: 1},
		"500 after the work":        {backend: &doubtfulBackend{done: true, end: entitytest.Status(500, `{"message":"oops"}`)}, id: "made", lists: 1},
		"an answer without an id":   {backend: &doubtfulBackend{done: true, end: entitytest.Status(202, `{}`)}, id: "made", lists: 1},
		"an answer that is no JSON": {backend: &doubtfulBackend{done: true, end: entitytest.Status(202, `<html>`)}, id: "made", lists: 1},
		"shown by the third list":   {backend: &doubtfulBackend{done: true, end: entitytest.Cut, visible: 3}, id: "made", lists: 3, took: 3 * time.Second},
		"cut before the work":       {backend: &doubtfulBackend{end: entitytest.Cut}, lists: 18, took: 145 * time.Second, posts: 2},
		"500 before the work":       {backend: &doubtfulBackend{end: entitytest.Status(500, `{"message":"oops"}`)}, lists: 18, took: 145 * time.Second, posts: 2},
		"there, but shown late": {
			backend: &doubtfulBackend{done: true, end: firstThen(entitytest.Cut, entitytest.Status(409, `{"message":"there already"}`)), visible: 8},
			id:      "made", lists: 8, took: 26 * time.Second, posts: 2,
		},
		"arrived the second time": {
			backend: &doubtfulBackend{end: firstThen(entitytest.Cut, entitytest.Status(202, `{"url":"https://webex.test/v1/wholesale/customers/made"}`))},
			id:      "made", lists: 6, took: 25 * time.Second, posts: 2,
		},
		"refused":                     {backend: &doubtfulBackend{end: entitytest.Status(400, `{"message":"no"}`)}},
		"one that is being deleted":   {backend: &doubtfulBackend{done: true, end: entitytest.Cut, status: wire.CustomerDeleting}, lists: 18, took: 145 * time.Second, posts: 2},
		"the time is over meanwhile":  {backend: &doubtfulBackend{done: true, end: entitytest.Hang}, limit: 5 * time.Second, id: "made", lists: 1, took: 5 * time.Second},
		"no attempt is left unbroken": {backend: &doubtfulBackend{end: entitytest.Hang}, limit: 5 * time.Second, lists: 6, took: 30 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: test.backend})
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), cmp.Or(test.limit, time.Hour))
				defer cancel()
				started := time.Now()
				id, err := createOnce(ctx, client, wire.CustomerRequest{ExternalID: "acme-1"})
				if id != test.id || (err == nil) != (test.id != "") {
					t.Errorf("id %q, error %v", id, err)
				}
				// The limiter adds fractions of a second.
				if took := time.Since(started).Truncate(time.Second); took != test.took {
					t.Errorf("took %s", took)
				}
				if test.backend.posts != max(test.posts, 1) || test.backend.lists != test.lists {
					t.Errorf("%d creates, %d lists", test.backend.posts, test.backend.lists)
				}
			})
		})
	}
}

// firstThen ends the first request in one way, and all others in another.
func firstThen(first, then func(*http.Request) (*http.Response, error)) func(*http.Request) (*http.Response, error) {
	sent := false
	return func(request *http.Request) (*http.Response, error) {
		if sent {
			return then(request)
		}
		sent = true
		return first(request)
	}
}

func TestCreateOnceKeepsTheReason(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: &doubtfulBackend{end: entitytest.Status(503, `{"message":"maintenance"}`)}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = createOnce(t.Context(), client, wire.CustomerRequest{ExternalID: "acme-1"})
		refusal, ok := errors.AsType[*webex.Error](err)
		if !ok || refusal.StatusCode != http.StatusServiceUnavailable || refusal.Message != "maintenance" {
			t.Errorf("error is %v", err)
		}
	})
}

func TestByExternalIDWantsTheWholeID(t *testing.T) {
	t.Parallel()
	client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: &doubtfulBackend{customers: []wire.Customer{
		{ID: "longer", ExternalID: "acme-10"}, {ID: "going", ExternalID: "acme-1", Status: wire.CustomerDeleting}, {ID: "it", ExternalID: "acme-1"},
	}}})
	if err != nil {
		t.Fatal(err)
	}
	for externalID, want := range map[string]string{"acme-1": "it", "acme-10": "longer", "acme": "", "ACME-1": ""} {
		found, err := byExternalID(t.Context(), client, externalID)
		if err != nil {
			t.Fatal(err)
		}
		if (found != nil) != (want != "") || found != nil && found.ID != want {
			t.Errorf("%s: found %+v", externalID, found)
		}
	}
}
