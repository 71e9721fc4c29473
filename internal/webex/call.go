package webex

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/hashicorp/go-retryablehttp"
)

// call is one thing asked of Webex; it may take several requests.
type call struct {
	method string
	// path is escaped and stands below the base URL; link, a whole URL, takes
	// its place and the query's when a list goes on.
	path  string
	query url.Values
	link  *url.URL
	body  any
	// orgID is the customer's organization, where the call concerns one.
	orgID string
	// timeout of one attempt, where the usual one is too short.
	timeout time.Duration
}

// answer is a successful answer, its body read.
type answer struct {
	method     string
	path       string
	url        *url.URL
	status     int
	header     http.Header
	body       []byte
	trackingID string
}

// route joins path segments, each escaped. An empty one would turn the path of
// one object into the path of its list, so it is refused when the call is made.
func route(segments ...string) string {
	var path strings.Builder
	for _, segment := range segments {
		path.WriteByte('/')
		path.WriteString(url.PathEscape(segment))
	}
	return path.String()
}

func checkRoute(path string) error {
	for segment := range strings.SplitSeq(strings.TrimPrefix(path, "/"), "/") {
		if segment == "" || segment == "." || segment == ".." {
			return fmt.Errorf("the path %s needs an id that is missing or wrong", path)
		}
	}
	return nil
}

// do makes a call whose answer has no content that matters.
func (c *Client) do(ctx context.Context, call call) error {
	answer, err := c.send(ctx, call)
	if err != nil {
		return err
	}
	return answer.checkIgnored()
}

// doJSON makes a call and decodes the JSON object that answers it.
func (c *Client) doJSON(ctx context.Context, call call, into any) error {
	answer, err := c.send(ctx, call)
	if err != nil {
		return err
	}
	return answer.decode(into)
}

// send makes a call. A customer's organization refuses everything until the
// partner has read it once, so a 403 there is followed by that read.
func (c *Client) send(ctx context.Context, call call) (*answer, error) {
	fresh := call.orgID != "" && !c.organizations.known(call.orgID)
	result, err := c.exchange(ctx, call)
	if fresh && errors.Is(err, ErrForbidden) && c.introduce(ctx, call.orgID) {
		return c.exchange(ctx, call)
	}
	return result, err
}

// exchange makes a call with its retries, but no more than that.
func (s *core) exchange(ctx context.Context, call call) (*answer, error) {
	target, err := s.target(call)
	if err != nil {
		return nil, err
	}
	body, err := call.encode()
	if err != nil {
		return nil, err
	}
	policy := s.newPolicy(call.method)
	state := &callState{trackingID: newTrackingID(), timeout: call.timeout, policy: policy}
	request, err := retryablehttp.NewRequestWithContext(withCallState(ctx, state), call.method, target.String(), body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: the request can't be built", call.method, s.relative(target))
	}
	// Webex's own clients send the content type with every method.
	request.Header.Set("Content-Type", "application/json;charset=utf-8")
	request.Header.Set("Accept", "application/json")
	request.Header.Set("User-Agent", s.userAgent)
	request.Header.Set("TrackingID", state.trackingID)

	response, err := policy.client(s.http).Do(request)
	if err != nil {
		return nil, s.requestError(call.method, target, state, err)
	}
	defer response.Body.Close()
	content := bufferedBody(response)
	if response.StatusCode < 200 || response.StatusCode > 299 {
		return nil, newError(call.method, s.relative(target), response, content, state.trackingID)
	}
	return &answer{
		method:     call.method,
		path:       s.relative(target),
		url:        response.Request.URL,
		status:     response.StatusCode,
		header:     response.Header,
		body:       content,
		trackingID: trackingIDOf(response.Header, state.trackingID),
	}, nil
}

func (s *core) target(call call) (*url.URL, error) {
	if call.link != nil {
		return call.link, nil
	}
	if err := checkRoute(call.path); err != nil {
		return nil, err
	}
	target, err := url.Parse(s.base.String() + call.path)
	if err != nil {
		return nil, fmt.Errorf("the path %s can't be parsed", call.path)
	}
	target.RawQuery = call.query.Encode()
	return target, nil
}

// relative is the path of a URL below the base URL, without its query, which
// may hold an e-mail address or a phone number.
func (s *core) relative(target *url.URL) string {
	return relativePath(s.base, target)
}

func relativePath(base, target *url.URL) string {
	return strings.TrimPrefix(target.EscapedPath(), base.EscapedPath())
}

func (c call) encode() (any, error) {
	if c.body == nil {
		return nil, nil
	}
	encoded, err := json.Marshal(c.body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: the body can't be encoded: %w", c.method, c.path, err)
	}
	return encoded, nil
}

// decode reads a JSON object. Anything else, such as a login page with status
// 200, is an error and never an empty result.
func (a *answer) decode(into any) error {
	trimmed := bytes.TrimSpace(a.body)
	if len(trimmed) == 0 {
		return a.unreadable("an empty body where JSON was expected")
	}
	if trimmed[0] != '{' {
		return a.unreadable("no JSON object, but content of type " + contentType(a.header))
	}
	if err := json.Unmarshal(trimmed, into); err != nil {
		return a.unreadable(fmt.Sprintf("JSON of an unexpected shape (%v)", err))
	}
	return nil
}

// checkIgnored refuses an answer that can't come from Webex: a proxy's page
// with status 200 does not prove that anything was done.
func (a *answer) checkIgnored() error {
	trimmed := bytes.TrimSpace(a.body)
	if len(trimmed) == 0 || json.Valid(trimmed) {
		return nil
	}
	return a.unreadable("content of type " + contentType(a.header) + " instead of JSON or nothing")
}

// requireID refuses an object without an id, which could not be found again.
func (a *answer) requireID(id string) error {
	if id == "" {
		return a.unreadable("an object without an id")
	}
	return nil
}

func (a *answer) unreadable(what string) error {
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
