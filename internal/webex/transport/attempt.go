package transport

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"syscall"
	"time"
)

// bodyLimits bound what is read of an answer, in bytes.
type bodyLimits struct {
	success, failure int64
}

var defaultBodyLimits = bodyLimits{success: 64 << 20, failure: 64 << 10}

// attemptTransport sends one request and reads the whole answer, both within
// one timeout, and writes the log.
type attemptTransport struct {
	inner   http.RoundTripper
	base    *url.URL
	timeout time.Duration
	// traced means that the inner transport reports its connections.
	traced  bool
	secrets []string
	limits  bodyLimits
}

// attemptError is the failure of one attempt to get an answer.
type attemptError struct {
	cause error
	// opened is false where the connection was certainly never opened, so that
	// Webex can't have seen the request.
	opened bool
	// final means that another attempt would end the same way.
	final bool
}

func (e *attemptError) Error() string { return e.cause.Error() }
func (e *attemptError) Unwrap() error { return e.cause }

// RoundTrip implements http.RoundTripper.
func (t *attemptTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	outer := request.Context()
	timeout := t.timeout
	if own := callStateOf(outer).timeout; own > 0 {
		timeout = own
	}
	ctx, cancel := context.WithTimeout(outer, timeout)
	defer cancel()
	var connected atomic.Bool
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn: func(httptrace.GotConnInfo) { connected.Store(true) },
	})

	started := time.Now()
	t.logRequest(outer, request)
	response, err := t.inner.RoundTrip(request.WithContext(ctx))
	if err == nil {
		t.redactHeader(request, response)
		err = t.readBody(request, response)
		connected.Store(true)
	}
	if err != nil {
		failure := &attemptError{
			cause:  t.redactError(request, err),
			opened: connected.Load() || !t.traced && !isDialError(err),
			final:  isFinal(err),
		}
		if ctx.Err() != nil && outer.Err() == nil {
			failure.cause = fmt.Errorf("no complete answer within %s", timeout)
		}
		t.logFailure(outer, request, failure, time.Since(started))
		return nil, failure
	}
	t.logResponse(outer, request, response, time.Since(started))
	return response, nil
}

// bodyTooLargeError is final: the same answer would come again.
type bodyTooLargeError struct{ limit int64 }

func (e *bodyTooLargeError) Error() string {
	return fmt.Sprintf("the answer is larger than %d bytes", e.limit)
}

// readBody replaces the body by its content. What can be read of an error
// body is enough, and it is shown to people, so without the client's secrets; a
// success must be whole.
func (t *attemptTransport) readBody(request *http.Request, response *http.Response) error {
	defer response.Body.Close()
	success := response.StatusCode >= 200 && response.StatusCode <= 299
	limit := t.limits.failure
	if success {
		limit = t.limits.success
	}
	content, err := io.ReadAll(io.LimitReader(response.Body, limit+1))
	if success && err != nil {
		return fmt.Errorf("the answer with status %d broke off: %w", response.StatusCode, err)
	}
	if int64(len(content)) > limit {
		if success {
			return &bodyTooLargeError{limit: limit}
		}
		content = content[:limit]
	}
	if !success {
		content = t.redactBody(request, content)
	}
	response.Body = &buffer{Reader: bytes.NewReader(content), content: content}
	return nil
}

// buffer is a body that was read already.
type buffer struct {
	*bytes.Reader
	content []byte
}

// Close implements io.Closer.
func (*buffer) Close() error { return nil }

func bufferedBody(response *http.Response) []byte {
	if body, ok := response.Body.(*buffer); ok {
		return body.content
	}
	return nil
}

func isDialError(err error) bool {
	if operation, ok := errors.AsType[*net.OpError](err); ok && (operation.Op == "dial" || operation.Op == "proxyconnect") {
		return true
	}
	return errors.Is(err, syscall.ECONNREFUSED)
}
