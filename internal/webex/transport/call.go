package transport

import (
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Call is one thing asked of Webex; it may take several requests.
type Call struct {
	Method string
	// Path is escaped and stands below the base URL (see Route). Link, a whole URL,
	// takes its place and the query's when a list goes on.
	Path  string
	Query url.Values
	Link  *url.URL
	// Body is sent as JSON; nil means none.
	Body any
	// OrgID is the customer's organization, where the call concerns one.
	OrgID string
	// Timeout of one attempt, where the usual one does not fit.
	Timeout time.Duration
	// Hasty means that the caller has another way: only a 429 is followed by a
	// further attempt.
	Hasty bool
}

// Route joins path segments, each escaped. An empty one would turn the path of
// one object into the path of its list, so it is refused when the call is made.
func Route(segments ...string) string {
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
			return errors.New("the id of the object is missing or wrong, so Webex can't be asked about it")
		}
	}
	return nil
}

func (c Call) target(base *url.URL) (*url.URL, error) {
	if c.Link != nil {
		return c.Link, nil
	}
	if err := checkRoute(c.Path); err != nil {
		return nil, err
	}
	target, err := url.Parse(base.String() + c.Path)
	if err != nil {
		return nil, fmt.Errorf("the path %s can't be parsed", c.Path)
	}
	target.RawQuery = c.Query.Encode()
	return target, nil
}

func (c Call) encode() (any, error) {
	if c.Body == nil {
		return nil, nil
	}
	encoded, err := json.Marshal(c.Body)
	if err != nil {
		return nil, fmt.Errorf("%s %s: the body can't be encoded: %w", c.Method, c.Path, err)
	}
	return encoded, nil
}
