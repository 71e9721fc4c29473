package webex

import (
	"context"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// ListRoles reads the roles that Webex knows; they are the same everywhere and
// are read once per client.
//
// Operation: GET /roles.
func (c *Client) ListRoles(ctx context.Context) ([]wire.Role, error) {
	roles, err := c.roles.Get(ctx, c.readRoles)
	return slices.Clone(roles), err
}

// ListRolesOf is ListRoles for somebody who has these roles: a list that lacks one
// of them is asked for once more.
func (c *Client) ListRolesOf(ctx context.Context, ids []string) ([]wire.Role, error) {
	roles, err := c.ListRoles(ctx)
	for _, id := range ids {
		if err == nil && !slices.ContainsFunc(roles, func(role wire.Role) bool { return webexid.Same(role.ID, id) }) {
			return c.rolesAgain.Get(ctx, c.readRoles)
		}
	}
	return roles, err
}

func (c *Client) readRoles(ctx context.Context) ([]wire.Role, error) {
	return batch.Collect(batch.All[wire.Role](ctx, c.transport, batch.List{Path: "/roles"}))
}

// RoleName is the name of a role as Terraform has it: "Full Administrator"
// becomes full_administrator, and "Read-Only Administrator"
// read_only_administrator.
func RoleName(role wire.Role) string {
	words := strings.FieldsFunc(strings.ToLower(role.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "_")
}
