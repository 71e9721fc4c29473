package webex

import (
	"context"
	"slices"
)

// Role is an organization role, such as "Full Administrator".
type Role struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// ListRoles reads the roles that Webex knows; they are the same everywhere and
// are read once per client.
func (c *Client) ListRoles(ctx context.Context) ([]Role, error) {
	roles, err := c.roles.get(ctx, func(ctx context.Context) ([]Role, error) {
		return Collect(list[Role](ctx, c, listing{path: "/roles"}))
	})
	return slices.Clone(roles), err
}
