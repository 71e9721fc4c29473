package webex

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/hashicorp/terraform-plugin-log/tflogtest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestFreshOrganizationIsReadOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		opened := false
		var mutex sync.Mutex
		backend := newBackend(t, func(request sent) reply {
			mutex.Lock()
			defer mutex.Unlock()
			if request.Path == "/organizations/org" {
				opened = true
				return jsonReply(200, `{"id":"org"}`)
			}
			if !opened {
				return jsonReply(403, `{"message":"not managed"}`)
			}
			return jsonReply(201, `{"id":"l"}`)
		})
		client := backend.client()
		inParallel(10, func() {
			if _, err := client.CreateLocation(t.Context(), "org", officeRequest()); err != nil {
				t.Error(err)
			}
		})
		if got := count(backend.calls(), "GET /organizations/org"); got != 1 {
			t.Errorf("the organization was read %d times", got)
		}
	})
}

func TestForbiddenStaysForbidden(t *testing.T) {
	t.Parallel()
	for name, status := range map[string]int{"organization can be read": 200, "organization can't be read": 403} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, func(request sent) reply {
				if request.Path == "/organizations/org" && status == 200 {
					return jsonReply(200, `{"id":"org"}`)
				}
				return jsonReply(403, `{"message":"no"}`)
			})
			client := backend.client()
			for range 3 {
				if _, err := client.ListLicenses(t.Context(), "org"); !errors.Is(err, ErrForbidden) {
					t.Errorf("error is %v", err)
				}
			}
			if got := count(backend.calls(), "GET /organizations/org"); got != 1 {
				t.Errorf("the organization was read %d times", got)
			}
			if got := len(backend.calls()); got > 5 {
				t.Errorf("%d requests", got)
			}
		})
	}
}

func TestHasOnboardingTemplates(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply  reply
		has    bool
		failed bool
	}{
		"list":             {jsonReply(200, `{"items":[]}`), true, false},
		"404 with a page":  {reply{status: 404, body: "<html>"}, false, false},
		"404 empty":        {reply{status: 404}, false, false},
		"405":              {reply{status: 405}, false, false},
		"403":              {jsonReply(403, `{"message":"no"}`), false, false},
		"410":              {reply{status: 410}, false, false},
		"501":              {reply{status: 501}, false, false},
		"401":              {reply{status: 401}, false, true},
		"500":              {reply{status: 500}, false, true},
		"page with 200":    {reply{status: 200, body: "<html>"}, false, true},
		"connection error": {reply{err: errReset}, false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, func(request sent) reply {
					time.Sleep(time.Second)
					if request.Query.Get("max") != "1" {
						t.Errorf("query is %v", request.Query)
					}
					return test.reply
				})
				client := backend.client(noRetries)
				inParallel(5, func() {
					has, err := client.HasOnboardingTemplates(t.Context())
					if has != test.has || (err != nil) != test.failed {
						t.Errorf("%v, %v", has, err)
					}
				})
				want := 1
				if test.failed {
					want = 5
				}
				if got := len(backend.calls()); got != want {
					t.Errorf("%d requests, want %d", got, want)
				}
			})
		})
	}
}

func TestRolesAreReadOnce(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(500, ``), jsonReply(200, rolesBody)))
	client := backend.client(noRetries)
	if _, err := client.ListRoles(t.Context()); err == nil {
		t.Error("a failure was taken for a list")
	}
	for range 3 {
		roles, err := client.ListRoles(t.Context())
		if err != nil || len(roles) != 1 || roles[0].Name != "Full Administrator" {
			t.Fatalf("%+v, %v", roles, err)
		}
		roles[0].Name = "changed by a caller"
	}
	if got := len(backend.calls()); got != 2 {
		t.Errorf("%d requests, want 2", got)
	}
}

func TestNumbersAreRemovedInFives(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(reply{status: 204}))
	numbers := strings.Fields(strings.Repeat("+1 ", 12))
	if err := backend.client().RemoveNumbers(t.Context(), "o", "l", numbers); err != nil {
		t.Fatal(err)
	}
	sizes := []int{}
	for _, request := range backend.all() {
		sizes = append(sizes, strings.Count(request.Body, "+1"))
	}
	if !cmp.Equal(sizes, []int{5, 5, 2}) {
		t.Errorf("sizes are %v", sizes)
	}
}

func TestIDOfWhatWasCreated(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply reply
		id    string
	}{
		"header":          {reply{status: 202}.with("Location", "https://webex.test/v1/wholesale/customers/abc="), "abc="},
		"header wins":     {jsonReply(202, `{"url":"https://x/b"}`).with("Location", "https://x/a"), "a"},
		"relative header": {reply{status: 202}.with("Location", "/v1/wholesale/customers/a"), "a"},
		"trailing slash":  {reply{status: 202}.with("Location", "https://x/a/"), "a"},
		"query":           {reply{status: 202}.with("Location", "https://x/a?b=c/d"), "a"},
		"escaped":         {reply{status: 202}.with("Location", "https://x/a%2Fb%3D"), "a/b="},
		"url":             {jsonReply(202, `{"url":"https://x/v1/wholesale/customers/b"}`), "b"},
		"object":          {jsonReply(200, `{"id":"c","status":"provisioning"}`), "c"},
		"201":             {jsonReply(201, `{"url":"https://x/d"}`), "d"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, replies(test.reply))
			backend.documents = nil
			id, err := backend.client().CreateCustomer(t.Context(), minimalCustomer())
			if err != nil || id != test.id {
				t.Errorf("id %q, error %v; want %q", id, err, test.id)
			}
		})
	}
}

func TestSubscriberKnownOnlyByItsLocation(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(reply{status: 202}.with("Location", "https://x/v1/wholesale/subscribers/s1")))
	backend.documents = nil
	subscriber, err := backend.client().CreateSubscriber(t.Context(), fullSubscriber())
	if err != nil || subscriber.ID != "s1" {
		t.Errorf("%+v, %v", subscriber, err)
	}
}

func TestCallingUpdateResult(t *testing.T) {
	t.Parallel()
	for status, test := range map[int]struct {
		body string
		want wire.CallingLocationUpdateResult
	}{
		200: {`{"batchJobId":"b"}`, wire.CallingLocationUpdateResult{BatchJobID: "b"}},
		204: {``, wire.CallingLocationUpdateResult{}},
		206: {`{"failureReason":"busy"}`, wire.CallingLocationUpdateResult{FailureReason: "busy"}},
	} {
		backend := newBackend(t, replies(jsonReply(status, test.body)))
		got, err := backend.client().UpdateCallingLocation(t.Context(), "o", "l", wire.CallingLocationUpdate{RoutingPrefix: text("8")})
		if err != nil || got != test.want {
			t.Errorf("%d gives %+v, %v", status, got, err)
		}
	}
}

func TestWaitForDisableCalling(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(
			jsonReply(200, `{"id":"j","latestExecutionStatus":"STARTING"}`),
			jsonReply(503, ``),
			jsonReply(200, `{"id":"j","latestExecutionStatus":"UNKNOWN"}`),
			jsonReply(200, `{"id":"j","latestExecutionStatus":"FAILED"}`),
		))
		job, err := backend.client(noRetries).WaitForDisableCalling(t.Context(), "o", "j")
		if err != nil || job.LatestExecutionStatus != wire.JobFailed {
			t.Errorf("%+v, %v", job, err)
		}

		endless := newBackend(t, replies(jsonReply(200, `{"id":"j","latestExecutionStatus":"STARTED"}`)))
		ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
		defer cancel()
		job, err = endless.client().WaitForDisableCalling(ctx, "o", "j")
		if !errors.Is(err, context.DeadlineExceeded) || job.LatestExecutionStatus != wire.JobStarted {
			t.Errorf("%+v, %v", job, err)
		}
	})
}

func TestViewsShareTheClient(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"id":"c"}`)))
	client := backend.client()
	view := client.ForSubPartner("sub")
	if view != client.ForSubPartner("sub") || view.core != client.core || client.ForSubPartner("") != client {
		t.Error("views are not shared")
	}
	if _, err := view.GetCustomer(t.Context(), "c"); err != nil {
		t.Fatal(err)
	}
	if got := backend.all()[0].Query.Get("onBehalfOfSubPartnerOrgId"); got != "sub" {
		t.Errorf("sub-partner is %q", got)
	}
}

func TestLogHoldsNoSecrets(t *testing.T) {
	t.Parallel()
	var output bytes.Buffer
	ctx := tflogtest.RootLogger(t.Context(), &output)
	backend := newBackend(t, func(request sent) reply {
		if request.Path == "/access_token" {
			return jsonReply(200, `{"access_token":"fetched-token","refresh_token":"next-refresh","expires_in":3600}`)
		}
		// A debugging proxy that sends back what it got.
		return jsonReply(200, `{"items":[],"phoneNumbers":[],"echo":"`+request.Header.Get("Authorization")+`"}`).with("trackingid", "SERVER-ID")
	})
	client := backend.client(withRefresh)
	if _, err := Collect(client.ListPeople(ctx, PersonFilter{Email: "jane@example.com"})); err != nil {
		t.Fatal(err)
	}
	if _, err := Collect(client.ListNumbers(ctx, NumberFilter{PhoneNumber: "+12405550001"})); err != nil {
		t.Fatal(err)
	}
	log := output.String()
	for _, secret := range []string{"fetched-token", "next-refresh", "refresh-1", `"secret"`, "client_secret", "jane", "%40", "12405550001"} {
		if strings.Contains(log, secret) {
			t.Errorf("the log holds %q:\n%s", secret, log)
		}
	}
	for _, want := range []string{`"method":"GET"`, `"path":"/people"`, `"status":200`, `"tracking_id":"SERVER-ID"`, `"duration_ms"`, `"query_parameters":"email,max"`, `"path":"/access_token"`} {
		if !strings.Contains(log, want) {
			t.Errorf("the log lacks %s:\n%s", want, log)
		}
	}
}

func TestErrorsHoldNoSecrets(t *testing.T) {
	t.Parallel()
	for _, refused := range []string{"/people", "/access_token"} {
		backend := newBackend(t, func(request sent) reply {
			if request.Path == refused {
				return jsonReply(400, `{"message":"Bad `+request.Header.Get("Authorization")+` and refresh-1 of a client with secret \"s3cret\"."}`)
			}
			return jsonReply(200, `{"access_token":"fetched-token","expires_in":3600}`)
		})
		client := backend.client(withRefresh, func(config *Config) { config.ClientSecret = "s3cret" })
		_, err := Collect(client.ListPeople(t.Context(), PersonFilter{Email: "jane@example.com"}))
		if err == nil || !strings.Contains(err.Error(), "Bad ") || !strings.Contains(err.Error(), "***") {
			t.Errorf("%s: the error is %v", refused, err)
		}
		for _, secret := range []string{"fetched-token", "refresh-1", "s3cret", "jane"} {
			if err != nil && strings.Contains(err.Error(), secret) {
				t.Errorf("%s: the error holds %q: %v", refused, secret, err)
			}
		}
	}
}
