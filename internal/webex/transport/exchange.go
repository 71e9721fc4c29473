package transport

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/hashicorp/go-retryablehttp"
)

// exchanger turns a call into a request, has it sent with its retries, and turns
// the outcome into an answer or an error.
type exchanger struct {
	base      *url.URL
	userAgent string
	retries   *retrier
	http      *http.Client
}

// callState follows one call through the stages further in.
type callState struct {
	trackingID string
	timeout    time.Duration // of one attempt; 0 means the usual one
	policy     *retryPolicy
	// secret is what the call sends in its body and nobody may see.
	secret string
}

type callStateKey struct{}

func withCallState(ctx context.Context, state *callState) context.Context {
	return context.WithValue(ctx, callStateKey{}, state)
}

func callStateOf(ctx context.Context) *callState {
	if state, ok := ctx.Value(callStateKey{}).(*callState); ok {
		return state
	}
	return &callState{}
}

func (e *exchanger) send(ctx context.Context, call Call) (*Answer, error) {
	target, err := call.target(e.base)
	if err != nil {
		return nil, err
	}
	body, err := call.encode()
	if err != nil {
		return nil, err
	}
	policy := e.retries.newPolicy(call.Method)
	policy.hasty = call.Hasty
	state := &callState{trackingID: newTrackingID(), timeout: call.Timeout, policy: policy}
	request, err := retryablehttp.NewRequestWithContext(withCallState(ctx, state), call.Method, target.String(), body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: the request can't be built", call.Method, relativePath(e.base, target))
	}
	// Webex's own clients send the content type with every method.
	request.Header.Set("Content-Type", "application/json;charset=utf-8")
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", e.userAgent)
	request.Header.Set(trackingIDHeader, state.trackingID)

	response, err := policy.client(e.http).Do(request)
	if err != nil {
		return nil, e.requestError(call.Method, target, state, err)
	}
	defer response.Body.Close()
	content := bufferedBody(response)
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return nil, newError(call.Method, relativePath(e.base, target), response, content, state.trackingID)
	}
	return &Answer{
		URL:        response.Request.URL,
		Header:     response.Header,
		Body:       content,
		method:     call.Method,
		path:       relativePath(e.base, target),
		status:     response.StatusCode,
		trackingID: trackingIDOf(response.Header, state.trackingID),
	}, nil
}

// requestError drops the layers of net/http from an error: they show the whole
// URL, and its query may hold an e-mail address or a phone number.
func (e *exchanger) requestError(method string, target *url.URL, state *callState, err error) error {
	if wrapped, ok := errors.AsType[*url.Error](err); ok {
		err = wrapped.Err
	}
	if attempt, ok := errors.AsType[*attemptError](err); ok {
		err = attempt.cause
	}
	return &RequestError{
		Method:     method,
		Path:       relativePath(e.base, target),
		TrackingID: state.trackingID,
		Err:        err,
		doubtful:   state.policy.doubtful,
	}
}

// relativePath is the path of a URL below the base URL, without its query, which
// may hold an e-mail address or a phone number.
func relativePath(base, target *url.URL) string {
	return strings.TrimPrefix(target.EscapedPath(), base.EscapedPath())
}

func newTrackingID() string {
	return "WHOLESALE_" + uuid.NewString()
}

// trackingIDHeader carries Webex' id of a request, and the client's own one.
const trackingIDHeader = "TrackingID"

func trackingIDOf(header http.Header, sent string) string {
	if received := header.Get(trackingIDHeader); received != "" {
		return received
	}
	return sent
}
