package customeruser

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/entitytest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// doubtfulBackend does the work of a create or not, and lets it end badly.
type doubtfulBackend struct {
	made  *wire.Subscriber // what the create makes; nil if the work is not done
	end   func(*http.Request) (*http.Response, error)
	blind bool // lists fail too

	mutex        sync.Mutex
	posts, lists int
	subscribers  []wire.Subscriber
}

func (b *doubtfulBackend) RoundTrip(request *http.Request) (*http.Response, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if request.Method == http.MethodPost {
		b.posts++
		if b.made != nil {
			b.subscribers = append(b.subscribers, *b.made)
		}
		return b.end(request)
	}
	b.lists++
	if b.blind {
		return entitytest.Answer(request, http.StatusBadRequest, `{"message":"not yours"}`), nil
	}
	body, err := json.Marshal(map[string]any{"items": b.subscribers})
	return entitytest.Answer(request, http.StatusOK, string(body)), err
}

type always func(*http.Request) (*http.Response, error)

func (f always) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }

func newClient(t *testing.T, transport http.RoundTripper) *webex.Client {
	t.Helper()
	client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: transport})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func TestCreateOnce(t *testing.T) {
	t.Parallel()
	made := func(change func(*wire.Subscriber)) *wire.Subscriber {
		subscriber := wire.Subscriber{ID: "made", PersonID: "person", Email: "jo@acme.example", CustomerID: "customer", Packages: []string{"webex_calling"}}
		change(&subscriber)
		return &subscriber
	}
	ours := made(func(*wire.Subscriber) {})
	for name, test := range map[string]struct {
		backend *doubtfulBackend
		id      string
		lists   int
		says    string
		other   string // who was found instead
	}{
		"created":                      {backend: &doubtfulBackend{made: ours, end: entitytest.Status(200, `{"id":"made","personId":"person"}`)}, id: "made"},
		"cut after the work":           {backend: &doubtfulBackend{made: ours, end: entitytest.Cut}, id: "made", lists: 1},
		"500 after the work":           {backend: &doubtfulBackend{made: ours, end: entitytest.Status(500, `{"message":"oops"}`)}, id: "made", lists: 1},
		"an answer without an id":      {backend: &doubtfulBackend{made: ours, end: entitytest.Status(200, `{}`)}, id: "made", lists: 1},
		"the time is over meanwhile":   {backend: &doubtfulBackend{made: ours, end: entitytest.Hang}, id: "made", lists: 1},
		"the package in the old field": {backend: &doubtfulBackend{end: entitytest.Cut, made: made(func(s *wire.Subscriber) { s.Packages, s.Package = nil, "webex_calling" })}, id: "made", lists: 1},
		"cut before the work":          {backend: &doubtfulBackend{end: entitytest.Cut}, lists: 6, says: "reset"},
		"500 before the work":          {backend: &doubtfulBackend{end: entitytest.Status(500, `{"message":"oops"}`)}, lists: 6, says: "oops"},
		"refused":                      {backend: &doubtfulBackend{end: entitytest.Status(409, `{"message":"exists"}`)}, says: "exists"},
		"the list fails too":           {backend: &doubtfulBackend{made: ours, end: entitytest.Status(500, `{"message":"oops"}`), blind: true}, lists: 1, says: "not yours"},
		"one with another package":     {backend: &doubtfulBackend{end: entitytest.Cut, made: made(func(s *wire.Subscriber) { s.Packages = []string{"webex_suite"} })}, lists: 1, says: "reset", other: "made"},
		"one that was there before":    {backend: &doubtfulBackend{end: entitytest.Cut, subscribers: []wire.Subscriber{*ours}}, lists: 1, says: "reset", other: "made"},
		"one of another customer":      {backend: &doubtfulBackend{end: entitytest.Cut, made: made(func(s *wire.Subscriber) { s.CustomerID = "other" })}, lists: 6, says: "reset"},
		"one with another address":     {backend: &doubtfulBackend{end: entitytest.Cut, made: made(func(s *wire.Subscriber) { s.Email = "joe@acme.example" })}, lists: 6, says: "reset"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				client := newClient(t, test.backend)
				ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
				defer cancel()
				subscriber, err := createOnce(ctx, client, wire.SubscriberRequest{CustomerID: "customer", Email: "Jo@acme.example", Packages: []string{"webex_calling"}})
				if subscriber.ID != test.id || (err == nil) != (test.id != "") {
					t.Errorf("subscriber %+v, error %v", subscriber, err)
				}
				if err == nil && subscriber.PersonID != "person" {
					t.Error("the person is not known")
				}
				if err != nil && !strings.Contains(err.Error(), test.says) {
					t.Errorf("error is %v", err)
				}
				var found *doubt.FoundError
				if errors.As(err, &found); found != nil && found.ID != test.other || found == nil && test.other != "" {
					t.Errorf("found instead: %+v", found)
				}
				// The subscribers that were there before are listed once.
				if test.backend.posts != 1 || test.backend.lists != test.lists+1 {
					t.Errorf("%d creates, %d lists", test.backend.posts, test.backend.lists)
				}
			})
		})
	}
}

func TestCutLast(t *testing.T) {
	t.Parallel()
	for key, want := range map[string][]string{
		"acme/jo@acme.example":      {"acme", "jo@acme.example"},
		"acme/west/jo@acme.example": {"acme/west", "jo@acme.example"},
		"//jo@acme.example":         {"/", "jo@acme.example"},
		"acme":                      nil,
		"acme/":                     nil,
		"acme/west/":                nil,
		"/jo@acme.example":          nil,
		"/":                         nil,
		"":                          nil,
	} {
		before, after, found := cutLast(key)
		switch {
		case found != (want != nil):
			t.Errorf("%q: found is %v", key, found)
		case found && (before != want[0] || after != want[1]):
			t.Errorf("%q: got %q and %q", key, before, after)
		case !found && (before != key || after != ""):
			t.Errorf("%q: got %q and %q", key, before, after)
		}
	}
}
