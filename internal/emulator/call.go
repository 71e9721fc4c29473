package emulator

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// wholesalePage is how many entries a page of the wholesale lists holds unless
	// max is given.
	wholesalePage = 100
	// highestPage is the highest max of most lists.
	highestPage = 1000
)

// maximumBody is the size in bytes above which a request body is refused.
const maximumBody = 1 << 20

// call is one request while it is being answered.
type call struct {
	request *http.Request
	// values holds the placeholders of the path.
	values map[string]string
	query  url.Values
	body   []byte
	tx     *sql.Tx
	// now is the same moment throughout the call.
	now time.Time
	// doneAt is when work that is accepted now will be finished.
	doneAt time.Time
}

// uuid returns the uuid of the identifier in a placeholder.
func (c *call) uuid(placeholder string) string {
	return webexid.UUID(c.values[placeholder])
}

// queryUUID returns the uuid of the identifier in a query parameter; empty
// where there is none.
func (c *call) queryUUID(name string) string {
	if value := c.query.Get(name); value != "" {
		return webexid.UUID(value)
	}
	return ""
}

// decode reads the body, which must be one JSON value.
func (c *call) decode(target any) error {
	decoder := json.NewDecoder(bytes.NewReader(c.body))
	if err := decoder.Decode(target); err != nil {
		var mistyped *json.UnmarshalTypeError
		if errors.As(err, &mistyped) && mistyped.Field != "" {
			return refuse(wrongType, mistyped.Field, mistyped.Value)
		}
		return refuse(bodyNotJSON)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return refuse(bodyNotJSON)
	}
	return nil
}

// absolute returns the URL of a path of this API as the client reaches it.
func (c *call) absolute(path string) string {
	base := url.URL{Scheme: c.request.URL.Scheme, Host: c.request.Host}
	if base.Host == "" {
		base.Host = c.request.URL.Host
	}
	if base.Scheme == "" {
		base.Scheme = "http"
		if c.request.TLS != nil || c.request.Header.Get("X-Forwarded-Proto") == "https" {
			base.Scheme = "https"
		}
	}
	return base.String() + path
}

// page is the part of a list that a call asks for.
type page struct {
	window
	// parameter is the query parameter that holds the offset.
	parameter string
}

// page reads offset, which the telephony API calls start, and max. A max above
// the highest is lowered to it, as the client learns from the link to the next
// page.
func (c *call) page(normal, highest int) (page, error) {
	asked := page{parameter: "offset", window: window{limit: normal}}
	if strings.HasPrefix(c.request.URL.Path, "/v1/telephony/") {
		asked.parameter = "start"
	}
	if err := c.number(asked.parameter, 0, &asked.offset); err != nil {
		return page{}, err
	}
	if err := c.number("max", 1, &asked.limit); err != nil {
		return page{}, err
	}
	asked.limit = min(asked.limit, highest)
	return asked, nil
}

// number reads a query parameter into target, which stays where there is none.
func (c *call) number(name string, lowest int, target *int) error {
	text := c.query.Get(name)
	if text == "" {
		return nil
	}
	number, err := strconv.Atoi(text)
	if err != nil || number < lowest {
		return refuse(fieldInvalid, name, text)
	}
	*target = number
	return nil
}

// answerPage answers with one page of a list under the given key. items may
// hold one more than the page, which is then left for the next page.
func answerPage[T any](c *call, asked page, key string, items []T) (*reply, error) {
	more := len(items) > asked.limit
	if more {
		items = items[:asked.limit]
	}
	made, err := answerItems(key, items)
	if err != nil || !more {
		return made, err
	}
	query := c.request.URL.Query()
	query.Set(asked.parameter, strconv.Itoa(asked.offset+asked.limit))
	query.Set("max", strconv.Itoa(asked.limit))
	next := c.absolute(c.request.URL.EscapedPath()) + "?" + query.Encode()
	made.header.Set("Link", "<"+next+`>; rel="next"`)
	return made, nil
}

// answerItems answers with a whole list under the given key.
func answerItems[T any](key string, items []T) (*reply, error) {
	if items == nil {
		items = []T{}
	}
	return answer(http.StatusOK, map[string][]T{key: items})
}

// timestamp writes a stored time as Webex does.
func timestamp(milliseconds int64) string {
	return time.UnixMilli(milliseconds).UTC().Format("2006-01-02T15:04:05.000Z")
}

// readBody reads the whole body within the limit.
func readBody(ctx context.Context, request *http.Request) ([]byte, error) {
	if request.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(request.Body, maximumBody+1))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, refuse(bodyNotRead)
	case len(body) > maximumBody:
		return nil, refuse(bodyTooLarge)
	}
	return body, nil
}

// queriedStatuses reads status=a&status=b as well as status=a,b: both ways of
// writing an array are in use.
func queriedStatuses(c *call) []string {
	var statuses []string
	for _, value := range c.query["status"] {
		for status := range strings.SplitSeq(value, ",") {
			if status = strings.TrimSpace(status); status != "" {
				statuses = append(statuses, status)
			}
		}
	}
	return statuses
}

// linkNext points to the next page: the same request with these parameters.
func linkNext(c *call, made *reply, parameters map[string]string) {
	query := c.request.URL.Query()
	for name, value := range parameters {
		query.Set(name, value)
	}
	made.header.Set("Link", "<"+c.absolute(c.request.URL.EscapedPath())+"?"+query.Encode()+`>; rel="next"`)
}
