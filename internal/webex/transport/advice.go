package transport

import (
	"fmt"
	"net/http"
	"time"
)

// Advice is one sentence that says what to do about the error; it is empty
// where only the error's own text can tell.
func (e *Error) Advice() string {
	switch {
	case e.StatusCode == http.StatusUnauthorized:
		return "The access token is wrong or has expired: give a new one, or let the provider renew it with a client id, a client secret and a refresh token."
	case e.StatusCode == http.StatusForbidden:
		return "The token lacks a scope or its user a role: wholesale calls need a partner full administrator who is also a Webex for Wholesale administrator, and role changes take up to ten minutes."
	case e.StatusCode == http.StatusNotFound && !e.Typed:
		return "This answer did not come from the Webex API itself: check the base URL and any proxy on the way."
	case e.StatusCode == http.StatusNotFound || e.StatusCode == http.StatusGone:
		return "The object does not exist, or the token's organization does not manage it."
	case e.StatusCode == http.StatusConflict:
		return "The object is in a state that does not allow this, or something like it exists already: look at it in Partner Hub or Control Hub, and import it if it should be managed here."
	case e.StatusCode == http.StatusLocked:
		return "Webex is working on the object: try again " + e.when() + "."
	case e.StatusCode == http.StatusTooManyRequests:
		return "Webex limits how fast requests may come: try again " + e.when() + ", and lower requests_per_second if this repeats."
	case e.StatusCode >= 500:
		return "Webex failed to answer: look at status.webex.com, try again later, and give the tracking id to Webex support if this repeats."
	case e.StatusCode >= 300 && e.StatusCode < 400:
		return "The Webex API itself does not redirect like this: check the base URL and any proxy on the way."
	default:
		return ""
	}
}

func (e *Error) when() string {
	if e.RetryAfter <= 0 {
		return "in a few minutes"
	}
	return fmt.Sprintf("in %s", e.RetryAfter.Round(time.Second))
}
