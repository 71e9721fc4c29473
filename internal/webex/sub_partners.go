package webex

import (
	"context"
	"iter"
	"net/url"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListSubPartners lists sub-partners; provisioningState is active, suspended
// or empty for all.
//
// Operation: GET /wholesale/subPartners.
func (c *Client) ListSubPartners(ctx context.Context, provisioningState string) iter.Seq2[wire.SubPartner, error] {
	query := url.Values{}
	setIfGiven(query, "provisioningState", provisioningState)
	return batch.All[wire.SubPartner](ctx, c.transport, batch.List{Path: "/wholesale/subPartners", Query: query, Key: "subPartners", PageSize: 100, ByOffset: true})
}
