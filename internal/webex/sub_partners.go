package webex

import (
	"context"
	"iter"
	"net/url"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListSubPartners lists sub-partners; provisioningState is active, suspended
// or empty for all.
func (c *Client) ListSubPartners(ctx context.Context, provisioningState string) iter.Seq2[wire.SubPartner, error] {
	query := url.Values{}
	setIfGiven(query, "provisioningState", provisioningState)
	return list[wire.SubPartner](ctx, c, listing{path: "/wholesale/subPartners", query: query, key: "subPartners", pageSize: 100, byOffset: true})
}
