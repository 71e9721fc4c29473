package webex

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func minimalCustomer() wire.CustomerRequest {
	return wire.CustomerRequest{
		ProvisioningID: "p",
		Packages:       []string{"webex_calling"},
		ExternalID:     "e",
		Address:        wire.Address{AddressLine1: "1 Main St", City: "Austin", Country: "US"},
	}
}

var (
	errRefused = &net.OpError{Op: "dial", Net: "tcp", Err: syscall.ECONNREFUSED}
	errReset   = &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
)

func TestWhatIsRepeated(t *testing.T) {
	t.Parallel()
	type action = func(context.Context, *Client) error
	get := func(ctx context.Context, c *Client) error { _, err := c.GetCustomer(ctx, "c"); return err }
	put := func(ctx context.Context, c *Client) error {
		return c.UpdateCustomer(ctx, "c", wire.CustomerUpdate{Packages: []string{"webex_calling"}})
	}
	remove := func(ctx context.Context, c *Client) error { return c.DeleteCustomer(ctx, "c") }
	post := func(ctx context.Context, c *Client) error {
		_, err := c.CreateCustomer(ctx, minimalCustomer())
		return err
	}
	patch := func(ctx context.Context, c *Client) error {
		_, err := c.RenameOrganization(ctx, "00000000-0000-4000-8000-000000000001", "n")
		return err
	}
	for name, test := range map[string]struct {
		action   action
		reply    reply
		repeated bool
		doubtful bool
	}{
		"GET 500":             {get, jsonReply(500, ``), true, true},
		"GET 502 page":        {get, jsonReply(502, `<html>`), true, true},
		"GET 503":             {get, jsonReply(503, ``), true, true},
		"GET 504":             {get, jsonReply(504, ``), true, true},
		"GET 501":             {get, jsonReply(501, ``), false, true},
		"GET 429":             {get, jsonReply(429, ``), true, false},
		"GET 404":             {get, jsonReply(404, notFoundBody), false, false},
		"GET 423":             {get, jsonReply(423, ``), false, false},
		"GET 423 Retry-After": {get, jsonReply(423, ``).with("Retry-After", "3"), true, false},
		"GET reset":           {get, reply{err: errReset}, true, true},
		"GET refused":         {get, reply{err: errRefused}, true, false},
		"GET unknown host":    {get, reply{err: &net.OpError{Op: "dial", Err: &net.DNSError{IsNotFound: true}}}, false, false},
		"PUT 503":             {put, jsonReply(503, ``), true, true},
		"PUT reset":           {put, reply{err: errReset}, true, true},
		"DELETE 500":          {remove, jsonReply(500, ``), true, true},
		"POST 500":            {post, jsonReply(500, ``), false, true},
		"POST 502":            {post, jsonReply(502, ``), false, true},
		"POST 503":            {post, jsonReply(503, ``).with("Retry-After", "1"), false, true},
		"POST 504":            {post, jsonReply(504, ``), false, true},
		"POST 400":            {post, jsonReply(400, `{"message":"no"}`), false, false},
		"POST 423":            {post, jsonReply(423, ``).with("Retry-After", "1"), false, false},
		"POST 429":            {post, jsonReply(429, ``), true, false},
		"POST reset":          {post, reply{err: errReset}, false, true},
		"POST EOF":            {post, reply{err: io.ErrUnexpectedEOF}, false, true},
		"POST refused":        {post, reply{err: errRefused}, true, false},
		"PATCH 503":           {patch, jsonReply(503, ``), false, true},
		"PATCH 429":           {patch, jsonReply(429, ``), true, false},
		"PATCH refused":       {patch, reply{err: errRefused}, true, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(test.reply))
				err := test.action(t.Context(), backend.client(func(config *Config) { config.MaxRetries = 2 }))
				if err == nil {
					t.Fatal("there is no error")
				}
				want := 1
				if test.repeated {
					want = 3
				}
				if got := len(backend.calls()); got != want {
					t.Errorf("%d requests, want %d", got, want)
				}
				if got := Doubtful(err); got != test.doubtful {
					t.Errorf("doubtful is %v: %v", got, err)
				}
			})
		})
	}
}

func TestPostSucceedsAfterSafeRepeats(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(
			reply{err: errRefused},
			jsonReply(429, ``).with("Retry-After", "7"),
			jsonReply(202, `{"url":"https://webex.test/v1/wholesale/customers/abc"}`),
		))
		started := time.Now()
		id, err := backend.client().CreateCustomer(t.Context(), minimalCustomer())
		if err != nil || id != "abc" {
			t.Fatalf("id %q, error %v", id, err)
		}
		if took := time.Since(started); took < 7*time.Second {
			t.Errorf("took %s, but Webex asked to wait 7 s", took)
		}
		requests := backend.all()
		if len(requests) != 3 || requests[2].Body != requests[0].Body || requests[2].Body == "" {
			t.Errorf("%d requests, the last with body %q", len(requests), requests[len(requests)-1].Body)
		}
		if requests[0].Header.Get("TrackingID") != requests[2].Header.Get("TrackingID") {
			t.Error("the repeats of one call have different tracking ids")
		}
	})
}

func TestRetryAfterIsHeeded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		for _, date := range []bool{false, true} {
			value := "20"
			if date {
				value = time.Now().Add(20 * time.Second).UTC().Format(http.TimeFormat)
			}
			backend := newBackend(t, replies(
				jsonReply(503, ``).with("Retry-After", value),
				jsonReply(200, `{"id":"c"}`),
			))
			started := time.Now()
			if _, err := backend.client().GetCustomer(t.Context(), "c"); err != nil {
				t.Fatal(err)
			}
			// A date has no fractions of a second.
			if took := time.Since(started).Round(time.Second); took != 20*time.Second {
				t.Errorf("Retry-After %q: waited %s", value, took)
			}
		}
	})
}

func TestWaitBeyondTheDeadlineFailsAtOnce(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		status  int
		timeout time.Duration
		limited bool
	}{
		"429":             {429, time.Minute, true},
		"503":             {503, time.Minute, false},
		"no deadline 429": {429, 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				ctx := t.Context()
				if test.timeout > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, test.timeout)
					defer cancel()
				}
				backend := newBackend(t, replies(jsonReply(test.status, `{"message":"slow down"}`).with("Retry-After", "1800")))
				client := backend.client()
				started := time.Now()
				_, err := client.GetCustomer(ctx, "c")
				wait, ok := errors.AsType[*transport.WaitError](err)
				if !ok || wait.Asked != 30*time.Minute {
					t.Fatalf("error is %v", err)
				}
				if !strings.Contains(err.Error(), "30m0s") || !strings.Contains(err.Error(), "slow down") {
					t.Errorf("error does not say what Webex asked: %v", err)
				}
				if errors.Is(err, ErrRateLimited) != test.limited {
					t.Errorf("rate limited is %v", !test.limited)
				}
				if took := time.Since(started); took != 0 {
					t.Errorf("it took %s to fail", took)
				}
				if !test.limited {
					return
				}
				if _, err := client.GetCustomer(ctx, "other"); !errors.Is(err, ErrRateLimited) || Doubtful(err) {
					t.Errorf("behind the gate the error is %v", err)
				}
				if got := len(backend.calls()); got != 1 {
					t.Errorf("%d requests, want 1", got)
				}
			})
		})
	}
}

func TestGateHoldsBackEveryRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		first := true
		backend := newBackend(t, func(request sent) reply {
			if request.Path == "/organizations/first" && first {
				first = false
				return jsonReply(429, ``).with("Retry-After", "30")
			}
			return jsonReply(200, `{"id":"o"}`)
		})
		client := backend.client()
		started := time.Now()
		var first429 sync.WaitGroup
		first429.Go(func() {
			if _, err := client.GetOrganization(t.Context(), "first"); err != nil {
				t.Error(err)
			}
		})
		synctest.Wait()
		time.Sleep(time.Second)
		inParallel(20, func() {
			if _, err := client.GetOrganization(t.Context(), "other"); err != nil {
				t.Error(err)
			}
		})
		first429.Wait()
		times := map[time.Duration]bool{}
		for _, request := range backend.all()[1:] {
			after := request.At.Sub(started)
			if after < 30*time.Second {
				t.Errorf("a request passed the closed gate after %s", after)
			}
			if after > 33*time.Second {
				t.Errorf("a request was held back for %s", after)
			}
			times[after] = true
		}
		if len(times) < 10 {
			t.Errorf("the requests came back at only %d different times", len(times))
		}
	})
}

func TestNonsenseInRetryAfterBacksOff(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(jsonReply(429, ``).with("Retry-After", "rand(30),add(30)")))
		started := time.Now()
		_, err := backend.client().GetCustomer(t.Context(), "c")
		if !errors.Is(err, ErrRateLimited) {
			t.Errorf("error is %v", err)
		}
		requests := backend.all()
		if len(requests) != 7 {
			t.Fatalf("%d requests, want 7", len(requests))
		}
		if took := time.Since(started); took < 30*time.Second || took > 2*time.Minute {
			t.Errorf("gave up after %s", took)
		}
		for i := 1; i < len(requests); i++ {
			if gap := requests[i].At.Sub(requests[i-1].At); gap < 500*time.Millisecond {
				t.Errorf("repeat %d came after %s", i, gap)
			}
		}
	})
}

func TestAttemptTimeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slow := roundTripper(func(request *http.Request) (*http.Response, error) {
			<-request.Context().Done()
			return nil, request.Context().Err()
		})
		client, err := NewClient(Config{BaseURL: "https://webex.test/v1", Transport: slow, RequestTimeout: 5 * time.Second})
		if err != nil {
			t.Fatal(err)
		}
		started := time.Now()
		_, err = client.CreateCustomer(t.Context(), minimalCustomer())
		if err == nil || !strings.Contains(err.Error(), "no complete answer within 5s") || !Doubtful(err) {
			t.Errorf("error is %v", err)
		}
		if errors.Is(err, context.DeadlineExceeded) {
			t.Error("the attempt's end looks like the end of the operation")
		}
		if took := time.Since(started); took != 5*time.Second {
			t.Errorf("took %s", took)
		}

		started = time.Now()
		if err := client.DeleteOrganization(t.Context(), "o"); err == nil {
			t.Error("no error")
		}
		if took := time.Since(started); took != 10*time.Minute {
			t.Errorf("the deletion of an organization was given %s", took)
		}
	})
}

func TestCanceledCall(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"id":"c"}`)))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := backend.client().CreateCustomer(ctx, minimalCustomer())
	if !errors.Is(err, context.Canceled) || Doubtful(err) {
		t.Errorf("error is %v, doubtful %v", err, Doubtful(err))
	}
	if got := len(backend.calls()); got != 0 {
		t.Errorf("%d requests were sent", got)
	}
}

type roundTripper func(*http.Request) (*http.Response, error)

func (f roundTripper) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
