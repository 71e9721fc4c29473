package webex

import (
	"bytes"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// getObject reads one object, and refuses one without an id.
func getObject[T any](ctx context.Context, c *Client, call call, id func(T) string) (T, error) {
	call.method = http.MethodGet
	return sendForObject(ctx, c, call, id)
}

func sendForObject[T any](ctx context.Context, c *Client, call call, id func(T) string) (T, error) {
	var object, none T
	answer, err := c.send(ctx, call)
	if err != nil {
		return none, err
	}
	if err := answer.decode(&object); err != nil {
		return none, err
	}
	if err := answer.requireID(id(object)); err != nil {
		return none, err
	}
	return object, nil
}

// createdID finds the id of what was created: in the Location header, in the
// body's url, or in the body's id.
func (a *answer) createdID() (string, error) {
	if id := lastSegment(a.header.Get("Location")); id != "" {
		return id, nil
	}
	var created struct {
		ID  string `json:"id"`
		URL string `json:"url"`
	}
	if len(bytes.TrimSpace(a.body)) > 0 {
		if err := a.decode(&created); err != nil {
			return "", err
		}
	}
	if id := lastSegment(created.URL); id != "" {
		return id, nil
	}
	if created.ID != "" {
		return created.ID, nil
	}
	return "", a.unreadable("without a Location header and a url, so that the id of the new object is unknown")
}

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

// isObject tells whether a body is a JSON object.
func isObject(body []byte) bool {
	trimmed := bytes.TrimSpace(body)
	return len(trimmed) > 0 && trimmed[0] == '{' && json.Valid(trimmed)
}
