package transport

import (
	"context"
	"io"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"
)

const (
	maxLoggedBody   = 16 << 10
	accessTokenPath = "/access_token"
)

// The log names the parameters of a query, but not their values: they may be
// an e-mail address or a phone number.
func (t *attemptTransport) logRequest(ctx context.Context, request *http.Request) {
	if request.GetBody == nil || t.path(request) == accessTokenPath {
		return
	}
	body, err := request.GetBody()
	if err != nil {
		return
	}
	defer body.Close()
	content, err := io.ReadAll(io.LimitReader(body, maxLoggedBody))
	if err != nil || len(content) == 0 {
		return
	}
	fields := t.fields(request)
	fields["body"] = t.redact(request, string(content))
	tflog.Trace(ctx, "Webex request body", fields)
}

func (t *attemptTransport) logResponse(ctx context.Context, request *http.Request, response *http.Response, took time.Duration) {
	fields := t.fields(request)
	fields["status"] = response.StatusCode
	fields["tracking_id"] = trackingIDOf(response.Header, request.Header.Get(trackingIDHeader))
	fields["duration_ms"] = took.Milliseconds()
	tflog.Debug(ctx, "Webex answered", fields)

	content := bufferedBody(response)
	if len(content) == 0 || t.path(request) == accessTokenPath {
		return
	}
	traced := maps.Clone(fields)
	traced["body"] = t.redact(request, string(content[:min(len(content), maxLoggedBody)]))
	tflog.Trace(ctx, "Webex response body", traced)
}

func (t *attemptTransport) logFailure(ctx context.Context, request *http.Request, failure *attemptError, took time.Duration) {
	fields := t.fields(request)
	fields["tracking_id"] = request.Header.Get(trackingIDHeader)
	fields["duration_ms"] = took.Milliseconds()
	fields["error"] = failure.Error()
	tflog.Debug(ctx, "Webex did not answer", fields)
}

func (t *attemptTransport) fields(request *http.Request) map[string]any {
	fields := map[string]any{"method": request.Method, "path": t.redact(request, t.path(request))}
	if names := slices.Sorted(maps.Keys(request.URL.Query())); len(names) > 0 {
		fields["query_parameters"] = strings.Join(names, ",")
	}
	return fields
}

func (t *attemptTransport) path(request *http.Request) string {
	return relativePath(t.base, request.URL)
}
