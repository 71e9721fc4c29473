package emulator_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestUnknownPathsAndMethods(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	c.get("/nothing").refused(http.StatusNotImplemented, "not emulated")
	c.get("/organizations/").refused(http.StatusNotImplemented, "not emulated")
	wrong := c.send(http.MethodPatch, customers, object{})
	wrong.refused(http.StatusMethodNotAllowed, "PATCH")
	if wrong.header.Get("Allow") != "GET, POST" {
		t.Errorf("Allow is %q", wrong.header.Get("Allow"))
	}
	c.get(customers+"/validate").refused(http.StatusMethodNotAllowed, "GET")
}

func TestBadBodies(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	for name, body := range map[string]string{"none": "", "broken": "{", "two": "{} {}", "a list": "[]", "huge": `"` + strings.Repeat("x", 1<<20) + `"`} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+customers, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		response, err := c.http.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		_ = response.Body.Close()
		want := http.StatusBadRequest
		if name == "huge" {
			want = http.StatusRequestEntityTooLarge
		}
		if response.StatusCode != want {
			t.Errorf("%s: status %d, want %d", name, response.StatusCode, want)
		}
	}
}

func TestTrackingIDIsEchoed(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{})
	if got := c.send(http.MethodGet, "/organizations", nil, "TrackingID", "ITCLIENT_1").header.Get("Trackingid"); got != "ITCLIENT_1" {
		t.Errorf("tracking id %q", got)
	}
	refused := c.send(http.MethodGet, "/nothing", nil, "TrackingID", "ITCLIENT_2")
	if refused.object()["trackingId"] != "ITCLIENT_2" {
		t.Errorf("tracking id in the body: %s", refused.body)
	}
}

func TestToken(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{Token: "secret"})
	c.get("/organizations").refused(http.StatusUnauthorized, "access token")
	c.get("/nothing").refused(http.StatusUnauthorized, "access token")
	c.send(http.MethodGet, "/organizations", nil, "Authorization", "Bearer wrong").refused(http.StatusUnauthorized, "access token")
	c.send(http.MethodGet, "/organizations", nil, "Authorization", "Bearer secret").want(http.StatusOK)
}

func TestRequestsAreCounted(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	c.get(customers)
	c.get(customers)
	c.get(customers + "/x")
	c.get("/nothing")
	want := map[string]int{
		"GET /v1/wholesale/customers":              2,
		"GET /v1/wholesale/customers/{customerId}": 1,
		"GET *": 1,
	}
	if diff := cmp.Diff(want, backend.Requests()); diff != "" {
		t.Errorf("requests (-want +got):\n%s", diff)
	}
	backend.ResetRequests()
	if left := backend.Requests(); len(left) != 0 {
		t.Errorf("after the reset: %v", left)
	}
}

func TestFaults(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	backend.AddFault(emulator.Fault{Path: "/v1/wholesale/customers", Method: "get", Times: 2, Status: 429, RetryAfter: "rand(30),add(30)"})
	backend.AddFault(emulator.Fault{Path: "/v1/organ", Times: 1, Status: 502, Body: "<html>", ContentType: "text/html"})

	// A route pattern matches that route only.
	c.get(customers+"/x").refused(http.StatusNotFound, "could not be found")
	for range 2 {
		limited := c.get(customers)
		limited.refused(http.StatusTooManyRequests, "Too Many Requests")
		if limited.header.Get("Retry-After") != "rand(30),add(30)" {
			t.Errorf("Retry-After is %q", limited.header.Get("Retry-After"))
		}
	}
	c.get(customers).want(http.StatusOK)

	// Anything else is a prefix.
	gateway := c.get("/organizations/x").want(http.StatusBadGateway)
	if string(gateway.body) != "<html>" || gateway.header.Get("Content-Type") != "text/html" {
		t.Errorf("body %s of type %q", gateway.body, gateway.header.Get("Content-Type"))
	}
	c.get("/organizations").want(http.StatusOK)

	backend.AddFault(emulator.Fault{Status: 503})
	c.get("/organizations").refused(http.StatusServiceUnavailable, "Service Unavailable")
	backend.ClearFaults()
	c.get("/organizations").want(http.StatusOK)
}

func TestFaultsBeforeAndAfterTheWork(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	for _, after := range []bool{false, true} {
		backend.AddFault(emulator.Fault{Method: http.MethodPost, After: after, Times: 1, Status: 500})
		c.post(templates, templateBody()).refused(http.StatusInternalServerError, "Internal Server Error")
		want := 0
		if after {
			want = 1
		}
		if items := c.get(templates).items(); len(items) != want {
			t.Errorf("after=%t: %d templates, want %d", after, len(items), want)
		}
	}
}

func TestFaultsByChanceRepeat(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	backend.AddFault(emulator.Fault{Probability: 0.5, Status: 500})
	run := func() (statuses []int) {
		backend.SetSeed(42)
		for range 40 {
			statuses = append(statuses, c.get("/organizations").status)
		}
		return statuses
	}
	first := run()
	if diff := cmp.Diff(first, run()); diff != "" {
		t.Errorf("the same seed gives other faults:\n%s", diff)
	}
	failures := 0
	for _, status := range first {
		if status == http.StatusInternalServerError {
			failures++
		}
	}
	if failures == 0 || failures == len(first) {
		t.Errorf("%d of %d requests failed", failures, len(first))
	}
}

func TestBrokenConnection(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	server := httptest.NewServer(backend)
	t.Cleanup(server.Close)
	backend.AddFault(emulator.Fault{After: true, Method: http.MethodPost})
	for name, post := range map[string]func() (*http.Response, error){
		"in-process": func() (*http.Response, error) {
			return c.http.Post(c.base+templates, "application/json", jsonBody(t, templateBody()))
		},
		"over HTTP": func() (*http.Response, error) {
			return server.Client().Post(server.URL+"/v1"+templates, "application/json", jsonBody(t, templateBody()))
		},
	} {
		response, err := post()
		if err == nil {
			_ = response.Body.Close()
			t.Fatalf("%s: answered with %d", name, response.StatusCode)
		}
		if name == "in-process" && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if items := c.get(templates).items(); len(items) != 2 {
		t.Errorf("%d templates, want 2: the work was done before the connection broke", len(items))
	}
}

func TestLatencyAndCancellation(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend, c := start(t, emulator.Options{})
		backend.SetLatency(time.Minute)
		begin := time.Now()
		c.get("/organizations").want(http.StatusOK)
		if took := time.Since(begin); took != time.Minute {
			t.Errorf("took %v, want a minute", took)
		}
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+templates, jsonBody(t, templateBody()))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := backend.Transport().RoundTrip(request); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a cancelled request ends with %v", err)
		}
		backend.SetLatency(0)
		if items := c.get(templates).items(); len(items) != 0 {
			t.Errorf("a cancelled request left %v", items)
		}
	})
}

func TestLatencyOfAFault(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend, c := start(t, emulator.Options{})
		for _, test := range []struct {
			fault  emulator.Fault
			status int
			made   bool
		}{
			{emulator.Fault{OnlyLatency: true}, http.StatusCreated, true},
			{emulator.Fault{OnlyLatency: true, After: true}, http.StatusCreated, true},
			{emulator.Fault{Status: 504}, http.StatusGatewayTimeout, false},
			{emulator.Fault{Status: 504, After: true}, http.StatusGatewayTimeout, true},
		} {
			before := len(c.get(templates).items())
			test.fault.Latency, test.fault.Method, test.fault.Times = time.Minute, http.MethodPost, 2
			backend.AddFault(test.fault)
			begin := time.Now()
			c.post(templates, templateBody()).want(test.status)
			if took := time.Since(begin); took != time.Minute {
				t.Errorf("%+v took %v, want a minute", test.fault, took)
			}
			// A client that gives up earlier: was the work done?
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			request, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+templates, jsonBody(t, templateBody()))
			if err != nil {
				t.Fatal(err)
			}
			if _, err := backend.Transport().RoundTrip(request); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%+v: a cancelled request ends with %v", test.fault, err)
			}
			cancel()
			want := before
			if test.made {
				want++
			}
			if test.fault.After {
				want++
			}
			if found := len(c.get(templates).items()); found != want {
				t.Errorf("%+v left %d templates, want %d", test.fault, found, want)
			}
		}
	})
}

func TestLinksLeadBackOverHTTP(t *testing.T) {
	t.Parallel()
	backend, c := start(t, emulator.Options{})
	server := httptest.NewServer(backend)
	t.Cleanup(server.Close)
	over := &client{t: t, base: server.URL + "/v1", http: server.Client(), documents: c.documents}
	id := over.template()
	over.create(newCustomerBody(id))
	over.create(newCustomerBody(id, object{"externalId": "b", "customerInfo": object{"name": "B", "primaryEmail": "b@example.com"}}))
	if all := over.pages(customers, 1); len(all) != 2 {
		t.Errorf("followed the links to %d customers, want 2", len(all))
	}
}

func jsonBody(t *testing.T, body object) io.Reader {
	t.Helper()
	return bytes.NewReader(mustJSON(t, body))
}
