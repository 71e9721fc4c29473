package webex

import (
	"context"
	"slices"
	"strings"

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

// RoleName is the name of a role as Terraform has it: "Full Administrator"
// becomes full_administrator, and "Read-Only Administrator"
// read_only_administrator.
func RoleName(role wire.Role) string {
	words := strings.FieldsFunc(strings.ToLower(role.Name), func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9')
	})
	return strings.Join(words, "_")
}
