package webex

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListLicenses reads the licences of an organization.
func (c *Client) ListLicenses(ctx context.Context, orgID string) ([]wire.License, error) {
	return Collect(list[wire.License](ctx, c, listing{path: "/licenses", query: organizationQuery(orgID), orgID: orgID}))
}
