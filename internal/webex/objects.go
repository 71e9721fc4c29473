package webex

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

// getObject reads one object, and refuses one without an id.
func getObject[T any](ctx context.Context, c *Client, call transport.Call, id func(T) string) (T, error) {
	call.Method = http.MethodGet
	return sendForObject(ctx, c, call, id)
}

func sendForObject[T any](ctx context.Context, c *Client, call transport.Call, id func(T) string) (T, error) {
	var object, none T
	answer, err := c.transport.Send(ctx, call)
	if err != nil {
		return none, err
	}
	if err := answer.Decode(&object); err != nil {
		return none, err
	}
	if err := answer.RequireID(id(object)); err != nil {
		return none, err
	}
	return object, nil
}
