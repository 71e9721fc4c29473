package customerlocation

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
	done  bool
	end   func(*http.Request) (*http.Response, error)
	blind bool // lists fail too
	other string

	mutex        sync.Mutex
	posts, lists int
	locations    []wire.Location
}

func (b *doubtfulBackend) RoundTrip(request *http.Request) (*http.Response, error) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if request.Method == http.MethodPost {
		b.posts++
		if b.done {
			b.locations = append(b.locations, wire.Location{ID: "made", Name: "Lyon"})
		}
		return b.end(request)
	}
	b.lists++
	if b.blind {
		return entitytest.Answer(request, http.StatusBadRequest, `{"message":"not yours"}`), nil
	}
	shown := b.locations
	if b.other != "" {
		shown = append([]wire.Location{{ID: "other", Name: b.other}}, shown...)
	}
	body, err := json.Marshal(map[string]any{"locations": shown, "items": shown})
	return entitytest.Answer(request, http.StatusOK, string(body)), err
}

func TestCreateOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		backend *doubtfulBackend
		id      string
		lists   int
		says    string
		other   string // what was found instead
	}{
		"created":                    {backend: &doubtfulBackend{done: true, end: entitytest.Status(200, `{"id":"made"}`)}, id: "made"},
		"cut after the work":         {backend: &doubtfulBackend{done: true, end: entitytest.Cut}, id: "made", lists: 1},
		"500 after the work":         {backend: &doubtfulBackend{done: true, end: entitytest.Status(500, `{"message":"oops"}`)}, id: "made", lists: 1},
		"an answer without an id":    {backend: &doubtfulBackend{done: true, end: entitytest.Status(200, `{}`)}, id: "made", lists: 1},
		"the time is over meanwhile": {backend: &doubtfulBackend{done: true, end: entitytest.Hang}, id: "made", lists: 1},
		"another one of like name":   {backend: &doubtfulBackend{done: true, end: entitytest.Cut, other: "Lyon 2"}, id: "made", lists: 1},
		"one that was there before":  {backend: &doubtfulBackend{end: entitytest.Cut, locations: []wire.Location{{ID: "made", Name: "Lyon"}}}, lists: 1, says: "reset", other: "made"},
		"cut before the work":        {backend: &doubtfulBackend{end: entitytest.Cut}, lists: 6, says: "reset"},
		"500 before the work":        {backend: &doubtfulBackend{end: entitytest.Status(500, `{"message":"oops"}`), other: "Lyon 2"}, lists: 6, says: "oops"},
		"refused":                    {backend: &doubtfulBackend{end: entitytest.Status(400, `{"message":"no"}`)}, says: "no"},
		"the list fails too":         {backend: &doubtfulBackend{done: true, end: entitytest.Status(500, `{"message":"oops"}`), blind: true}, lists: 1, says: "not yours"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: test.backend})
				if err != nil {
					t.Fatal(err)
				}
				ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
				defer cancel()
				id, err := createOnce(ctx, client, "org", wire.LocationRequest{Name: "Lyon"})
				if id != test.id || (err == nil) != (test.id != "") {
					t.Errorf("id %q, error %v", id, err)
				}
				if err != nil && !strings.Contains(err.Error(), test.says) {
					t.Errorf("error is %v", err)
				}
				var found *doubt.FoundError
				if errors.As(err, &found); found != nil && found.ID != test.other || found == nil && test.other != "" {
					t.Errorf("found instead: %+v", found)
				}
				// The locations that were there before are listed once.
				if test.backend.posts != 1 || test.backend.lists != test.lists+1 {
					t.Errorf("%d creates, %d lists", test.backend.posts, test.backend.lists)
				}
			})
		})
	}
}

func TestByNameIgnoresCaseAndLikeNames(t *testing.T) {
	t.Parallel()
	client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: &doubtfulBackend{
		other: "Lyon 2", locations: []wire.Location{{ID: "it", Name: "LYON"}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"Lyon": "it", "lyon 2": "other", "Ly": ""} {
		found, err := byName(t.Context(), client, "org", name)
		if err != nil {
			t.Fatal(err)
		}
		if (found != nil) != (want != "") || found != nil && found.ID != want {
			t.Errorf("%s: found %+v", name, found)
		}
	}
}

func TestCallingOfALocationWithoutCalling(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status int
		body   string
		there  bool
		fails  error
	}{
		"calling":     {http.StatusOK, `{"id":"l","name":"Lyon"}`, true, nil},
		"not found":   {http.StatusNotFound, `{"message":"no","errors":[{"description":"no"}],"trackingId":"t"}`, false, nil},
		"bad request": {http.StatusBadRequest, `{"message":"no"}`, false, nil},
		"forbidden":   {http.StatusForbidden, `{"message":"no"}`, false, webex.ErrForbidden},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: always(entitytest.Status(test.status, test.body))})
			if err != nil {
				t.Fatal(err)
			}
			got, err := callingOf(t.Context(), client, "org", "l")
			if (got != nil) != test.there || !errors.Is(err, test.fails) {
				t.Errorf("got %+v, error %v", got, err)
			}
		})
	}
}

type always func(*http.Request) (*http.Response, error)

func (f always) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
