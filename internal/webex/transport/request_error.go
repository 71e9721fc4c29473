package transport

import (
	"fmt"
	"time"
)

// RequestError is a call that ended without an answer. It wraps the cause, so
// that errors.Is finds context.Canceled and context.DeadlineExceeded.
type RequestError struct {
	Method     string
	Path       string // below the base URL, without the query
	TrackingID string
	Err        error

	doubtful bool
}

func (e *RequestError) Error() string {
	return fmt.Sprintf("%s %s: %v; tracking id %s", e.Method, e.Path, e.Err, e.TrackingID)
}

// Unwrap returns the cause.
func (e *RequestError) Unwrap() error { return e.Err }

// WaitError means that Webex asked to wait longer than the operation's
// deadline allows, so that waiting would be in vain.
type WaitError struct {
	Asked     time.Duration
	Remaining time.Duration

	rateLimited bool
	cause       *Error
}

func (e *WaitError) Error() string {
	text := fmt.Sprintf("Webex asked to wait %s before the next request, but only %s remain for this operation",
		e.Asked.Round(time.Second), max(e.Remaining, 0).Round(time.Second))
	if e.cause != nil {
		text += ": " + e.cause.Error()
	}
	return text
}

// Is reports ErrRateLimited also where another request got the 429.
func (e *WaitError) Is(target error) bool {
	return e.rateLimited && target == ErrRateLimited
}

// Unwrap returns the answer that asked to wait, if it was this request's own.
func (e *WaitError) Unwrap() error {
	if e.cause == nil {
		return nil
	}
	return e.cause
}

// tooLate is the error of a request that another request's 429 holds back for too
// long.
func tooLate(asked, left time.Duration) error {
	return &WaitError{Asked: asked, Remaining: left, rateLimited: true}
}
