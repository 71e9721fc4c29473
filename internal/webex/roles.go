package webex

import (
	"context"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListRoles reads the roles that Webex knows; they are the same everywhere and
// are read once per client.
//
// Operation: GET /roles.
func (c *Client) ListRoles(ctx context.Context) ([]wire.Role, error) {
	roles, err := c.roles.Get(ctx, func(ctx context.Context) ([]wire.Role, error) {
		return batch.Collect(batch.All[wire.Role](ctx, c.transport, batch.List{Path: "/roles"}))
	})
	return slices.Clone(roles), err
}
