package webex

import (
	"context"
	"iter"
	"net/url"
)

// SubPartner is a sub-partner organization. A suspended one may delete
// customers and subscribers but neither provision nor update them.
type SubPartner struct {
	OrgID             string `json:"orgId"`
	SubscriptionID    string `json:"subscriptionId,omitempty"`
	ProvisioningState string `json:"provisioningState,omitempty"`
	Created           string `json:"created,omitempty"`
	BillingStartDate  string `json:"billingStartDate,omitempty"`
}

// ListSubPartners lists sub-partners; provisioningState is active, suspended
// or empty for all.
func (c *Client) ListSubPartners(ctx context.Context, provisioningState string) iter.Seq2[SubPartner, error] {
	query := url.Values{}
	setIfGiven(query, "provisioningState", provisioningState)
	return list[SubPartner](ctx, c, listing{path: "/wholesale/subPartners", query: query, key: "subPartners", pageSize: 100, byOffset: true})
}
