package transport

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Answer is a successful answer, its body read.
type Answer struct {
	// URL is what answered, after redirects.
	URL    *url.URL
	Header http.Header
	Body   []byte

	method     string
	path       string
	status     int
	trackingID string
}

// Status is the status code.
func (a *Answer) Status() int { return a.status }

// Empty reports whether the answer has no content.
func (a *Answer) Empty() bool { return len(bytes.TrimSpace(a.Body)) == 0 }

// IsObject reports whether the content is a JSON object.
func (a *Answer) IsObject() bool {
	trimmed := bytes.TrimSpace(a.Body)
	return len(trimmed) > 0 && trimmed[0] == '{' && json.Valid(trimmed)
}

// Decode reads a JSON object. Anything else, such as a login page with status
// 200, is an error and never an empty result.
func (a *Answer) Decode(into any) error {
	trimmed := bytes.TrimSpace(a.Body)
	if len(trimmed) == 0 {
		return a.Unreadable("an empty body where JSON was expected")
	}
	if trimmed[0] != '{' {
		return a.Unreadable("no JSON object, but content of type " + contentType(a.Header))
	}
	if err := json.Unmarshal(trimmed, into); err != nil {
		return a.Unreadable(fmt.Sprintf("JSON of an unexpected shape (%v)", err))
	}
	return nil
}

// checkIgnored refuses an answer that can't come from Webex: a proxy's page
// with status 200 does not prove that anything was done.
func (a *Answer) checkIgnored() error {
	if a.Empty() || json.Valid(bytes.TrimSpace(a.Body)) {
		return nil
	}
	return a.Unreadable("content of type " + contentType(a.Header) + " instead of JSON or nothing")
}

// RequireID refuses an object without an id, which could not be found again.
func (a *Answer) RequireID(id string) error {
	if id == "" {
		return a.Unreadable("an object without an id")
	}
	return nil
}

// CreatedID finds the id of what was created: in the Location header, in the
// body's url, or in the body's id.
func (a *Answer) CreatedID() (string, error) {
	if id := a.LocatedID(); id != "" {
		return id, nil
	}
	var created struct {
		ID  string `json:"id"`
		URL string `json:"url"`
	}
	if !a.Empty() {
		if err := a.Decode(&created); err != nil {
			return "", err
		}
	}
	if id := lastSegment(created.URL); id != "" {
		return id, nil
	}
	if created.ID != "" {
		return created.ID, nil
	}
	return "", a.Unreadable("without a Location header and a url, so that the id of the new object is unknown")
}

// LocatedID is the id that the Location header ends in, "" where there is none.
func (a *Answer) LocatedID() string { return lastSegment(a.Header.Get("Location")) }

// lastSegment is the last part of a URL's path, unescaped.
func lastSegment(text string) string {
	target, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return ""
	}
	path := strings.TrimRight(target.EscapedPath(), "/")
	id, err := url.PathUnescape(path[strings.LastIndex(path, "/")+1:])
	if err != nil {
		return ""
	}
	return id
}

// Unreadable is the error of an answer that claims success but is what is said.
func (a *Answer) Unreadable(what string) error {
	return &Error{
		StatusCode: a.status,
		Method:     a.method,
		Path:       a.path,
		Message:    "the answer is " + what,
		TrackingID: a.trackingID,
	}
}

func contentType(header http.Header) string {
	if value := header.Get("Content-Type"); value != "" {
		return fmt.Sprintf("%q", value)
	}
	return "unknown"
}
