package transport

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// What an error means; compare with errors.Is.
var (
	// ErrNotFound is a 404 or 410 in Webex' own error shape: proof that this very
	// object is gone. A proxy's or gateway's 404 is no such proof.
	ErrNotFound     = errors.New("not found")
	ErrUnauthorized = errors.New("unauthorized")
	ErrForbidden    = errors.New("forbidden")
	ErrConflict     = errors.New("conflict")
	ErrRateLimited  = errors.New("rate limited")
	ErrLocked       = errors.New("locked")
)

// Error is an answer of Webex that is no success, or a success that can't be
// read. Its text holds what Webex said, but never a query string.
type Error struct {
	StatusCode int
	Method     string
	Path       string // below the base URL, without the query
	Message    string
	Details    []wire.ErrorDetail
	TrackingID string
	// RetryAfter is what Webex asked to wait; 0 where it didn't say.
	RetryAfter time.Duration
	// Typed means that the body had Webex' error shape, so that Webex itself
	// answered and not something on the way.
	Typed bool
}

// Error shows status, message, codes with descriptions, and the tracking id
// that Webex support asks for.
func (e *Error) Error() string {
	var text strings.Builder
	fmt.Fprintf(&text, "Webex answered %d", e.StatusCode)
	if name := http.StatusText(e.StatusCode); name != "" {
		text.WriteString(" " + name)
	}
	fmt.Fprintf(&text, " to %s %s", e.Method, e.Path)
	if e.Message != "" {
		text.WriteString(": " + e.Message)
	}
	if details := e.details(); details != "" {
		text.WriteString(" (" + details + ")")
	}
	if e.TrackingID != "" {
		text.WriteString("; tracking id " + e.TrackingID)
	}
	return text.String()
}

func (e *Error) details() string {
	parts := make([]string, 0, len(e.Details))
	for _, detail := range e.Details {
		switch {
		case detail.ErrorCode == "" && detail.Description == e.Message:
		case detail.ErrorCode == "":
			parts = append(parts, detail.Description)
		case detail.Description == "":
			parts = append(parts, string(detail.ErrorCode))
		default:
			parts = append(parts, string(detail.ErrorCode)+": "+detail.Description)
		}
	}
	return strings.Join(parts, "; ")
}

// Is makes errors.Is work with the sentinels of this package.
func (e *Error) Is(target error) bool {
	switch target {
	case ErrNotFound:
		return e.Typed && (e.StatusCode == http.StatusNotFound || e.StatusCode == http.StatusGone)
	case ErrUnauthorized:
		return e.StatusCode == http.StatusUnauthorized
	case ErrForbidden:
		return e.StatusCode == http.StatusForbidden
	case ErrConflict:
		return e.StatusCode == http.StatusConflict
	case ErrRateLimited:
		return e.StatusCode == http.StatusTooManyRequests
	case ErrLocked:
		return e.StatusCode == http.StatusLocked
	default:
		return false
	}
}

// Doubtful reports whether a failed request may have been processed all the
// same: it timed out, its connection broke, Webex answered 5xx, or the answer
// could not be read. It is false for 4xx and where nothing was sent.
func Doubtful(err error) bool {
	if request, ok := errors.AsType[*RequestError](err); ok {
		return request.doubtful
	}
	if answered, ok := errors.AsType[*Error](err); ok {
		return answered.StatusCode >= 500 || answered.StatusCode < 300
	}
	return false
}

// Refusal tells what Webex decided about a request from what only went wrong
// with it: a typed 400, 409 or 422.
func (e *Error) Refusal() bool {
	switch e.StatusCode {
	case http.StatusBadRequest, http.StatusConflict, http.StatusUnprocessableEntity:
		return e.Typed
	}
	return false
}

// Transient reports whether a failed call may succeed a little later: Webex
// answered 429, 423 or 5xx, its answer could not be read, or none came.
func Transient(err error) bool {
	if answered, ok := errors.AsType[*Error](err); ok {
		return answered.StatusCode >= 500 || answered.StatusCode < 300 ||
			answered.Is(ErrRateLimited) || answered.Is(ErrLocked)
	}
	if refused, ok := errors.AsType[*AuthError](err); ok {
		return !refused.rejected
	}
	_, unanswered := errors.AsType[*RequestError](err)
	return unanswered && !errors.Is(err, ErrNoCredentials)
}
