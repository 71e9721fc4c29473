package webex

import (
	"errors"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

const rolesBody = `{"items":[{"id":"r","name":"Full Administrator"}]}`

// tokenBackend hands out tokens token-1, token-2, … and accepts only the last.
func tokenBackend(t *testing.T, lifetime string, valid *atomic.Pointer[string]) *backend {
	t.Helper()
	var issued atomic.Int32
	return newBackend(t, func(request sent) reply {
		if request.Path == "/access_token" {
			time.Sleep(100 * time.Millisecond)
			token := "token-" + strconv.Itoa(int(issued.Add(1)))
			valid.Store(&token)
			return jsonReply(200, `{"access_token":"`+token+`","expires_in":`+lifetime+`,"refresh_token":"refresh-2"}`)
		}
		if want := valid.Load(); want == nil || request.Header.Get("Authorization") != "Bearer "+*want {
			return jsonReply(401, `{"message":"no","trackingId":"T"}`)
		}
		return jsonReply(200, `{"id":"org"}`)
	})
}

func count(calls []string, call string) int {
	total := 0
	for _, each := range calls {
		if each == call {
			total++
		}
	}
	return total
}

func inParallel(n int, work func()) {
	var group sync.WaitGroup
	for range n {
		group.Go(work)
	}
	group.Wait()
}

func TestRefreshIsSingleFlight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var valid atomic.Pointer[string]
		backend := tokenBackend(t, "3600", &valid)
		client := backend.client(withRefresh)
		read := func() {
			if _, err := client.GetOrganization(t.Context(), "org"); err != nil {
				t.Error(err)
			}
		}
		inParallel(20, read)
		if got := count(backend.calls(), "POST /access_token"); got != 1 {
			t.Errorf("%d tokens were fetched at first, want 1", got)
		}
		form, err := url.ParseQuery(backend.all()[0].Body)
		if err != nil {
			t.Fatal(err)
		}
		for name, want := range map[string]string{
			"grant_type": "refresh_token", "client_id": "id", "client_secret": "secret", "refresh_token": "refresh-1",
		} {
			if got := form.Get(name); got != want {
				t.Errorf("%s is %q, want %q", name, got, want)
			}
		}

		revoked := "revoked"
		valid.Store(&revoked)
		inParallel(20, read)
		if got := count(backend.calls(), "POST /access_token"); got != 2 {
			t.Errorf("%d tokens were fetched after the 401s, want 2", got)
		}
	})
}

func TestTokenIsRenewedBeforeItsEnd(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var valid atomic.Pointer[string]
		backend := tokenBackend(t, "600", &valid)
		client := backend.client(withRefresh)
		for _, step := range []struct {
			wait   time.Duration
			tokens int
		}{{0, 1}, {530 * time.Second, 1}, {20 * time.Second, 2}} {
			time.Sleep(step.wait)
			if _, err := client.GetOrganization(t.Context(), "org"); err != nil {
				t.Fatal(err)
			}
			if got := count(backend.calls(), "POST /access_token"); got != step.tokens {
				t.Errorf("after %s more: %d tokens, want %d", step.wait, got, step.tokens)
			}
		}
		last := backend.all()
		for _, request := range last {
			if request.Path == "/access_token" && request.At.Equal(last[len(last)-2].At) && !strings.Contains(request.Body, "refresh-2") {
				t.Error("the new refresh token was not used")
			}
		}
		if got := count(backend.calls(), "GET /organizations/org"); got != 3 {
			t.Errorf("%d reads, want 3: no request may have been refused", got)
		}
	})
}

func TestGivenTokenIsUsedUntilRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var valid atomic.Pointer[string]
		given := "given"
		valid.Store(&given)
		backend := tokenBackend(t, "3600", &valid)
		client := backend.client(withRefresh, func(config *Config) { config.AccessToken = given })
		if _, err := client.GetOrganization(t.Context(), "org"); err != nil {
			t.Fatal(err)
		}
		if got := count(backend.calls(), "POST /access_token"); got != 0 {
			t.Errorf("%d tokens were fetched though one was given", got)
		}
		gone := "gone"
		valid.Store(&gone)
		if _, err := client.GetOrganization(t.Context(), "org"); err != nil {
			t.Fatal(err)
		}
	})
}

func TestUnauthorizedPostIsSentOnceMore(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, func(request sent) reply {
			if request.Path == "/access_token" {
				return jsonReply(200, `{"access_token":"new","expires_in":3600}`)
			}
			if request.Header.Get("Authorization") != "Bearer new" {
				return jsonReply(401, `{"message":"no"}`)
			}
			return jsonReply(202, `{"url":"https://webex.test/v1/wholesale/customers/c1"}`)
		})
		client := backend.client(withRefresh, func(config *Config) { config.AccessToken = "old" })
		id, err := client.CreateCustomer(t.Context(), minimalCustomer())
		if err != nil || id != "c1" {
			t.Fatalf("id %q, error %v", id, err)
		}
		bodies := []string{}
		for _, request := range backend.all() {
			if request.Path == "/wholesale/customers" {
				bodies = append(bodies, request.Body)
			}
		}
		if len(bodies) != 2 || bodies[0] != bodies[1] || bodies[0] == "" {
			t.Errorf("bodies are %q, want the same twice", bodies)
		}
	})
}

func TestPersistentUnauthorizedDoesNotFetchTokensForEver(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, func(request sent) reply {
			if request.Path == "/access_token" {
				return jsonReply(200, `{"access_token":"same","expires_in":3600}`)
			}
			return jsonReply(401, `{"message":"no"}`)
		})
		client := backend.client(withRefresh)
		for range 5 {
			if _, err := client.GetOrganization(t.Context(), "org"); !errors.Is(err, ErrUnauthorized) {
				t.Errorf("error is %v, want unauthorized", err)
			}
		}
		if got := count(backend.calls(), "POST /access_token"); got > 2 {
			t.Errorf("%d tokens were fetched, want at most 2", got)
		}
	})
}

func TestStaticTokenRefused(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(401, `{"message":"no","trackingId":"T"}`)))
	_, err := backend.client().GetOrganization(t.Context(), "org")
	answered, ok := errors.AsType[*Error](err)
	if !ok || !errors.Is(err, ErrUnauthorized) || !strings.Contains(answered.Advice(), "wrong or has expired") {
		t.Errorf("error is %v", err)
	}
	if calls := backend.calls(); len(calls) != 1 {
		t.Errorf("requests: %v, want one", calls)
	}
}

func TestRefusedRefreshToken(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply        reply
		text         string
		unauthorized bool
	}{
		"invalid grant":   {jsonReply(400, `{"error":"invalid_grant","error_description":"x"}`), "Get a new one", true},
		"wrong client":    {jsonReply(401, `{"message":"bad client","trackingId":"T"}`), "bad client", true},
		"wrong base URL":  {jsonReply(404, notFoundBody), "404", true},
		"server failure":  {jsonReply(500, `secret-page`), "500", false},
		"connection":      {reply{err: errors.New("cut off")}, "cut off", false},
		"no token inside": {jsonReply(200, `{}`), "access_token", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, replies(test.reply))
			_, err := backend.client(withRefresh, noRetries).CreateCustomer(t.Context(), minimalCustomer())
			if err == nil || !strings.Contains(err.Error(), test.text) {
				t.Fatalf("error is %v, want %q in it", err, test.text)
			}
			if errors.Is(err, ErrUnauthorized) != test.unauthorized {
				t.Errorf("unauthorized is %v: %v", !test.unauthorized, err)
			}
			if errors.Is(err, ErrNotFound) {
				t.Error("a missing token endpoint looks like a missing object")
			}
			if Doubtful(err) {
				t.Error("the request was never sent, so there is no doubt")
			}
			if strings.Contains(err.Error(), "secret") && strings.Contains(err.Error(), "secret-page") {
				t.Errorf("the error repeats the body: %v", err)
			}
			if calls := backend.calls(); count(calls, "POST /access_token") != len(calls) {
				t.Errorf("requests: %v", calls)
			}
		})
	}
}

func TestNoCredentials(t *testing.T) {
	t.Parallel()
	client, err := NewClient(Config{BaseURL: "http://127.0.0.1:1/v1", MaxRetries: 0})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := client.ListRoles(t.Context()); !errors.Is(err, ErrNoCredentials) {
		t.Errorf("error is %v, want no credentials", err)
	}

	backend := newBackend(t, replies(jsonReply(200, rolesBody)))
	embedded := backend.client(func(config *Config) { config.AccessToken = "" })
	if _, err := embedded.ListRoles(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, ok := backend.all()[0].Header[http.CanonicalHeaderKey("authorization")]; ok {
		t.Errorf("Authorization is %q, want none", got)
	}
}
