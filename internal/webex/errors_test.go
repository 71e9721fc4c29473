package webex

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestErrorBodies(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		reply reply
		want  []string
		is    error
		isNot error
	}{
		"Webex' own shape": {
			reply: jsonReply(400, `{"message":"Bad","errors":[{"errorCode":10022,"description":"taken"}],"trackingId":"T9"}`),
			want:  []string{"400 Bad Request", "PUT /wholesale/customers/c", "Bad", "10022: taken", "T9"},
		},
		"code is a string":      {reply: jsonReply(400, `{"message":"Bad","errors":[{"code":"E1","message":"text"}]}`), want: []string{"E1: text"}},
		"code is null":          {reply: jsonReply(400, `{"message":"Bad","errors":[{"errorCode":null,"description":"text"}]}`), want: []string{"(text)"}},
		"errors are texts":      {reply: jsonReply(400, `{"errors":["one","two"]}`), want: []string{"one; two"}},
		"errors of calling":     {reply: jsonReply(400, `{"error":{"key":"400","message":[{"code":"5600","description":"prefix"}]},"trackingId":"T"}`), want: []string{"5600: prefix"}},
		"errors is one error":   {reply: jsonReply(400, `{"errors":{"code":7,"description":"alone"},"trackingId":"T"}`), want: []string{"7: alone"}},
		"errors by field":       {reply: jsonReply(400, `{"errors":{"name":["too long","odd"],"city":"unknown"}}`), want: []string{"city: unknown; name: too long; name: odd"}},
		"SCIM":                  {reply: jsonReply(404, `{"schemas":["urn:ietf:params:scim:api:messages:2.0:Error"],"detail":"No such organization.","status":"404"}`), want: []string{"No such organization."}, is: ErrNotFound},
		"control characters":    {reply: jsonReply(400, `{"message":"a\u001b[2Jb\nc","errors":[{"description":"d\u0007e"}]}`).with("trackingid", "T1"), want: []string{"a [2Jb c", "d e"}},
		"message is repeated":   {reply: jsonReply(400, `{"message":"same","errors":[{"description":"same"}],"trackingId":"T"}`), want: []string{": same; tracking id T"}},
		"header tracking id":    {reply: jsonReply(400, `{"message":"m","trackingId":"B"}`).with("trackingid", "H"), want: []string{"tracking id H"}},
		"own tracking id":       {reply: jsonReply(400, ``), want: []string{"tracking id WHOLESALE_"}},
		"page":                  {reply: reply{status: 400, body: "<html>secret</html>", header: http.Header{"Content-Type": {"text/html"}}}, want: []string{`"text/html"`}},
		"typed 404":             {reply: jsonReply(404, notFoundBody), is: ErrNotFound},
		"typed 410":             {reply: jsonReply(410, notFoundBody), is: ErrNotFound},
		"only a tracking id":    {reply: jsonReply(404, `{"trackingId":"T"}`), is: ErrNotFound},
		"404 without body":      {reply: jsonReply(404, ``), isNot: ErrNotFound},
		"404 page":              {reply: reply{status: 404, body: "<html>", header: http.Header{"Content-Type": {"text/html"}}}, isNot: ErrNotFound},
		"404 other JSON":        {reply: jsonReply(404, `{"fault":"no route"}`), isNot: ErrNotFound},
		"404 JSON text":         {reply: jsonReply(404, `"not found"`), isNot: ErrNotFound},
		"404 empty errors":      {reply: jsonReply(404, `{"errors":[]}`), isNot: ErrNotFound},
		"401":                   {reply: jsonReply(401, ``), is: ErrUnauthorized},
		"403":                   {reply: jsonReply(403, ``), is: ErrForbidden},
		"409":                   {reply: jsonReply(409, ``), is: ErrConflict},
		"423":                   {reply: jsonReply(423, ``), is: transport.ErrLocked},
		"429":                   {reply: jsonReply(429, ``), is: ErrRateLimited},
		"redirect of a write":   {reply: reply{status: 307, header: http.Header{"Location": {"https://other.test/x?email=a@b.c"}}}, want: []string{"other.test", "not followed"}},
		"status without a name": {reply: jsonReply(499, ``), want: []string{"Webex answered 499 to"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, replies(test.reply))
			client := backend.client(noRetries).ForSubPartner("sub-partner-id")
			err := client.UpdateCustomer(t.Context(), "c", wire.CustomerUpdate{Packages: []string{"webex_calling"}})
			answered, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("error is %T: %v", err, err)
			}
			if answered.StatusCode != test.reply.status || answered.TrackingID == "" {
				t.Errorf("status %d, tracking id %q", answered.StatusCode, answered.TrackingID)
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("%q is not in: %v", want, err)
				}
			}
			for _, secret := range []string{"sub-partner-id", "a@b.c", "<html>", "secret-token"} {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("%q is in: %v", secret, err)
				}
			}
			if test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("it is not %q: %v", test.is, err)
			}
			if test.isNot != nil && errors.Is(err, test.isNot) {
				t.Errorf("it is %q: %v", test.isNot, err)
			}
			if Doubtful(err) {
				t.Error("a definite answer is doubtful")
			}
		})
	}
}

func TestAdvice(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]string{
		401: "client secret", 403: "scope", 404: "base URL", 409: "import", 423: "in 5s", 429: "requests_per_second", 500: "status.webex.com", 503: "tracking id", 302: "proxy",
	} {
		if got := (&Error{StatusCode: status, RetryAfter: 5 * time.Second}).Advice(); !strings.Contains(got, want) {
			t.Errorf("advice for %d lacks %q: %q", status, want, got)
		}
	}
	if got := (&Error{StatusCode: 404, Typed: true}).Advice(); !strings.Contains(got, "does not exist") {
		t.Errorf("advice for a typed 404 is %q", got)
	}
	if got := (&Error{StatusCode: 429}).Advice(); !strings.Contains(got, "few minutes") {
		t.Errorf("advice without Retry-After is %q", got)
	}
	if got := (&Error{StatusCode: 400}).Advice(); got != "" {
		t.Errorf("advice for 400 is %q, want none", got)
	}
}

func TestSuccessThatIsNone(t *testing.T) {
	t.Parallel()
	page := reply{status: 200, body: "<html>Sign in</html>", header: http.Header{"Content-Type": {"text/html; charset=utf-8"}}}
	read := func(ctx context.Context, c *Client) error { _, err := c.GetCustomer(ctx, "c"); return err }
	for name, test := range map[string]struct {
		reply  reply
		action func(context.Context, *Client) error
		want   string
	}{
		"page for a read":   {page, read, "text/html"},
		"page for a list":   {page, func(ctx context.Context, c *Client) error { _, err := c.ListRoles(ctx); return err }, "text/html"},
		"page for a delete": {page, func(ctx context.Context, c *Client) error { return c.DeleteCustomer(ctx, "c") }, "text/html"},
		"page for a create": {page, func(ctx context.Context, c *Client) error {
			_, err := c.CreateCustomer(ctx, minimalCustomer())
			return err
		}, "text/html"},
		"empty body":        {reply{status: 200}, read, "empty"},
		"array":             {reply{status: 200, body: `[`}, read, "no JSON object"},
		"broken JSON":       {reply{status: 200, body: `{"id":`}, read, "unexpected shape"},
		"object without id": {reply{status: 200, body: `{}`}, read, "without an id"},
		"created without id": {reply{status: 202, body: `{}`}, func(ctx context.Context, c *Client) error {
			_, err := c.CreateCustomer(ctx, minimalCustomer())
			return err
		}, "id of the new object"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := newBackend(t, replies(test.reply))
			backend.documents = nil
			err := test.action(t.Context(), backend.client())
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error is %v, want %q in it", err, test.want)
			}
			if !Doubtful(err) {
				t.Errorf("not doubtful: %v", err)
			}
		})
	}
}

func TestRealConnections(t *testing.T) {
	t.Parallel()
	ctx := t.Context()
	create := func(base string) error {
		client, err := NewClient(Config{BaseURL: base, AccessToken: "t", MaxRetries: 0})
		if err != nil {
			t.Fatal(err)
		}
		_, err = client.CreateCustomer(ctx, minimalCustomer())
		return err
	}

	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		address := listener.Addr().String()
		listener.Close()
		if err := create("http://" + address + "/v1"); err == nil || Doubtful(err) {
			t.Errorf("error %v, doubtful %v", err, Doubtful(err))
		}
	})
	t.Run("cut after the request", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
		defer server.Close()
		if err := create(server.URL); err == nil || !Doubtful(err) {
			t.Errorf("error %v, doubtful %v", err, Doubtful(err))
		}
	})
	t.Run("cut inside the answer", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			w.WriteHeader(http.StatusAccepted)
			_, _ = io.WriteString(w, `{"url":`)
		}))
		defer server.Close()
		if err := create(server.URL); err == nil || !Doubtful(err) || !strings.Contains(err.Error(), "broke off") {
			t.Errorf("error %v, doubtful %v", err, Doubtful(err))
		}
	})
	t.Run("untrusted certificate", func(t *testing.T) {
		t.Parallel()
		server := httptest.NewUnstartedServer(http.NotFoundHandler())
		server.Config.ErrorLog = quietLog()
		server.StartTLS()
		defer server.Close()
		if err := create(server.URL); err == nil || Doubtful(err) {
			t.Errorf("error %v, doubtful %v", err, Doubtful(err))
		}
	})
}
