package webex

import (
	"context"
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestWaitForPerson(t *testing.T) {
	t.Parallel()
	late := jsonReply(200, `{"id":"s","status":"provisioned"}`)
	for name, test := range map[string]struct {
		replies []reply
		want    wire.Subscriber
	}{
		"late":           {[]reply{jsonReply(404, notFoundBody), late, late, jsonReply(503, ``), jsonReply(200, `{"id":"s","personId":"p"}`)}, wire.Subscriber{ID: "s", PersonID: "p"}},
		"has to agree":   {[]reply{jsonReply(200, `{"id":"s","status":"pending_user_migration"}`)}, wire.Subscriber{ID: "s", Status: "pending_user_migration"}},
		"ends in errors": {[]reply{late, jsonReply(200, `{"id":"s","errors":[{"errorCode":1}]}`)}, wire.Subscriber{ID: "s"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(test.replies...))
				backend.documents = nil
				got, err := backend.client(noRetries).WaitForPerson(t.Context(), "s")
				if err != nil || got.ID != test.want.ID || got.PersonID != test.want.PersonID || got.Status != test.want.Status {
					t.Errorf("%+v, %v", got, err)
				}
			})
		})
	}
}

func TestPersonThatNeverComes(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(jsonReply(200, `{"id":"s","status":"provisioned"}`)))
		backend.documents = nil
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
		defer cancel()
		got, err := backend.client().WaitForPerson(ctx, "s")
		if !errors.Is(err, context.DeadlineExceeded) || got.Status != "provisioned" {
			t.Errorf("%+v, %v", got, err)
		}
	})
}

// A person may be shown a little later than its subscriber; one that stays away is
// not found.
func TestPersonThatLagsIsAskedForAgain(t *testing.T) {
	t.Parallel()
	for name, absent := range map[string]time.Duration{"for a second": time.Second, "for good": time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				backend := newBackend(t, func(request sent) reply {
					if time.Since(started) < absent {
						return jsonReply(404, notFoundBody)
					}
					return jsonReply(200, `{"id":"p","emails":["a@acme.example"]}`)
				})
				_, err := backend.client().ReadPerson(t.Context(), "", "p", anything)
				if found := err == nil; found != (absent < time.Minute) || !found && !errors.Is(err, ErrNotFound) {
					t.Errorf("%v", err)
				}
			})
		})
	}
}

// The roles of a new person are set once Webex shows the person, however late.
func TestNewPersonIsAwaitedForItsChange(t *testing.T) {
	t.Parallel()
	for name, absent := range map[string]time.Duration{"at once": 0, "late": 5 * time.Minute, "for good": time.Hour} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				started := time.Now()
				backend := newBackend(t, func(request sent) reply {
					if time.Since(started) < absent {
						return jsonReply(404, notFoundBody)
					}
					return jsonReply(200, `{"id":"p","emails":["a@acme.example"],"roles":["r"]}`)
				})
				ctx, cancel := context.WithTimeout(t.Context(), 10*time.Minute)
				defer cancel()
				_, err := backend.client().UpdateNewPerson(ctx, "p", PersonChange{Roles: &[]string{"r"}})
				if (err == nil) != (absent < time.Hour) || err != nil && !errors.Is(err, ErrNotFound) {
					t.Error(err)
				}
			})
		})
	}
}

func TestNoInternalWordsForAMissingID(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{}`)))
	_, err := backend.client().GetPerson(t.Context(), "")
	if err == nil || strings.Contains(err.Error(), "/people") || !strings.Contains(err.Error(), "the id of the object is missing") {
		t.Errorf("the error is %v", err)
	}
}
