package webex

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListLicenses reads the licences of an organization.
//
// Operation: GET /licenses.
func (c *Client) ListLicenses(ctx context.Context, orgID string) ([]wire.License, error) {
	return batch.Collect(batch.All[wire.License](ctx, c.transport, batch.List{Path: "/licenses", Query: organizationQuery(orgID), OrgID: orgID}))
}
