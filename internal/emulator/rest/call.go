// Package rest is what all endpoints share: routes, the request while it is being
// answered, answers and refusals in the shape of the Webex API, and one catalogue
// of its errors.
package rest

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"reflect"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// maximumBody is the size in bytes above which a request body is refused.
const maximumBody = 1 << 20

// Call is one request while it is being answered.
type Call struct {
	// Request holds also the values of the placeholders of the path.
	Request *http.Request
	Query   Query
	Body    []byte
	Tx      *sql.Tx
	// Now is the same moment throughout the call.
	Now time.Time
	// Dialect is how to write the answer.
	Dialect Dialect
	// DoneAt is when work that is accepted now will be finished.
	DoneAt time.Time
	// Loose lets checks of values only warn.
	Loose bool
	// Warnings are what is wrong with the request and was let pass.
	Warnings []string
}

// Warn adds a warning.
func (c *Call) Warn(text string) {
	c.Warnings = append(c.Warnings, text)
}

// WarnOfIgnored warns of query parameters that an answer did not depend on.
func (c *Call) WarnOfIgnored() {
	for _, name := range c.Query.ignored() {
		c.Warn(fmt.Sprintf("The query parameter %q has no effect here.", name))
	}
}

// UUID returns the uuid of the identifier in a placeholder.
func (c *Call) UUID(placeholder string) string {
	return webexid.UUID(c.Request.PathValue(placeholder))
}

// QueryUUID returns the uuid of the identifier in a query parameter; empty
// where there is none.
func (c *Call) QueryUUID(name string) string {
	if value := c.Query.Get(name); value != "" {
		return webexid.UUID(value)
	}
	return ""
}

// Decode reads the body, which must be one JSON value, and warns of the fields that
// neither the target has nor one of the others: what a client reads and sends back
// may hold more than what is read of it.
func (c *Call) Decode(target any, others ...any) error {
	decoder := json.NewDecoder(bytes.NewReader(c.Body))
	if err := decoder.Decode(target); err != nil {
		var mistyped *json.UnmarshalTypeError
		if errors.As(err, &mistyped) && mistyped.Field != "" {
			return Refuse(wrongType, mistyped.Field, mistyped.Value)
		}
		return Refuse(bodyNotJSON)
	}
	if _, err := decoder.Token(); !errors.Is(err, io.EOF) {
		return Refuse(bodyNotJSON)
	}
	types := []reflect.Type{reflect.TypeOf(target)}
	for _, one := range others {
		types = append(types, reflect.TypeOf(one))
	}
	for _, path := range unknownFields(c.Body, types...) {
		c.Warn(fmt.Sprintf("The field %q has no effect here.", path))
	}
	return nil
}

// Absolute returns the URL of a path of this API as the client reaches it.
func (c *Call) Absolute(path string) string {
	base := url.URL{Scheme: c.Request.URL.Scheme, Host: c.Request.Host}
	if base.Host == "" {
		base.Host = c.Request.URL.Host
	}
	if base.Scheme == "" {
		base.Scheme = "http"
		if c.Request.TLS != nil || c.Request.Header.Get("X-Forwarded-Proto") == "https" {
			base.Scheme = "https"
		}
	}
	return base.String() + path
}

// Timestamp writes a stored time as Webex does.
func Timestamp(milliseconds int64) string {
	return time.UnixMilli(milliseconds).UTC().Format("2006-01-02T15:04:05.000Z")
}

// ReadBody reads the whole body within the limit.
func ReadBody(ctx context.Context, request *http.Request) ([]byte, error) {
	if request.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(request.Body, maximumBody+1))
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, Refuse(bodyNotRead)
	case len(body) > maximumBody:
		return nil, Refuse(bodyTooLarge)
	}
	return body, nil
}

// QueriedStatuses reads status=a&status=b as well as status=a,b: both ways of
// writing an array are in use.
func QueriedStatuses(c *Call) []string {
	var statuses []string
	for _, value := range c.Query.All("status") {
		for status := range strings.SplitSeq(value, ",") {
			if status = strings.TrimSpace(status); status != "" {
				statuses = append(statuses, status)
			}
		}
	}
	return statuses
}
