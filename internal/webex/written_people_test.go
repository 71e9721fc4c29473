package webex

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const (
	shownBefore = `{"id":"p","displayName":"Ann Lee","firstName":"Ann","lastName":"Lee","extension":"101","licenses":["old"]}`
	shownAfter  = `{"id":"p","displayName":"Ann Lee","firstName":"Ann","lastName":"Lee","extension":"101","licenses":["new"]}`
)

// TestNewPersonsAreAwaited changes a person that reads do not show yet.
func TestNewPersonsAreAwaited(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var created time.Time
		backend := newBackend(t, func(request sent) reply {
			switch {
			case request.Method == http.MethodPost:
				created = time.Now()
				return jsonReply(200, `{"id":"s","personId":"p","packages":["webex_calling"]}`)
			case time.Since(created) < 2500*time.Millisecond:
				return jsonReply(404, notFoundBody)
			}
			return jsonReply(200, shownAfter)
		})
		client := backend.client()
		if _, err := client.CreateSubscriber(t.Context(), wire.SubscriberRequest{CustomerID: "c", Email: "ann@example.com", Packages: []string{"webex_calling"}}); err != nil {
			t.Fatal(err)
		}
		roles := []string{"admin"}
		if _, err := client.UpdatePerson(t.Context(), "p", PersonChange{Roles: &roles}); err != nil {
			t.Error(err)
		}
		// A person that this client has not written is missing at once.
		began := time.Now()
		created = began
		if _, err := client.UpdatePerson(t.Context(), "q", PersonChange{Roles: &roles}); !errors.Is(err, ErrNotFound) || time.Since(began) > 0 {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
	})
}

// TestOldPersonsAreNotWrittenBack changes a person whose package has just
// changed, while reads still show its former licence.
func TestOldPersonsAreNotWrittenBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		backend := newBackend(t, func(request sent) reply {
			lagging := time.Since(began) < 2500*time.Millisecond
			switch {
			case strings.HasPrefix(request.Path, "/wholesale/subscribers/"):
				return jsonReply(200, `{"id":"s","personId":"p","packages":["webex_meetings"]}`)
			case request.Method == http.MethodPut && strings.Contains(request.Body, `"old"`):
				return jsonReply(400, `{"message":"licenses lacks the license of the package."}`)
			case lagging && request.Method == http.MethodGet:
				return jsonReply(200, shownBefore)
			}
			return jsonReply(200, shownAfter)
		})
		client := backend.client()
		if _, err := client.UpdateSubscriber(t.Context(), "s", wire.SubscriberUpdate{Packages: []string{"webex_meetings"}}); err != nil {
			t.Fatal(err)
		}
		first := "Anna"
		if _, err := client.UpdatePerson(t.Context(), "p", PersonChange{FirstName: &first}); err != nil {
			t.Error(err)
		}
	})
}

// TestChangesOfOnePersonBuildOnEachOther changes a person twice while reads
// still show it as it was before the first change.
func TestChangesOfOnePersonBuildOnEachOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		stored := shownBefore
		var reads int
		backend := newBackend(t, func(request sent) reply {
			if request.Method == http.MethodGet {
				reads++
				return jsonReply(200, shownBefore)
			}
			stored = strings.Replace(request.Body, "{", `{"id":"p",`, 1)
			return jsonReply(200, stored)
		})
		client := backend.client()
		first, extension := "Anna", "102"
		for _, change := range []PersonChange{{FirstName: &first}, {Extension: &extension}} {
			if _, err := client.UpdatePerson(t.Context(), "p", change); err != nil {
				t.Fatal(err)
			}
		}
		if !strings.Contains(stored, `"Anna"`) || !strings.Contains(stored, `"102"`) || reads != 1 {
			t.Errorf("after %d reads Webex holds %s", reads, stored)
		}
		// Later on, somebody else may have changed the person.
		time.Sleep(personGrace)
		if _, err := client.UpdatePerson(t.Context(), "p", PersonChange{Extension: &extension}); err != nil || reads != 2 {
			t.Errorf("%d reads, %v", reads, err)
		}
	})
}
