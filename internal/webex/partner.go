package webex

import (
	"context"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// partnerTimeout bounds the question who is asking: the answer is never needed
// to go on.
const partnerTimeout = 10 * time.Second

// PartnerOrgID is the organization of whoever the token belongs to, asked for once
// for each client; empty where Webex does not tell.
//
// Operation: GET /people/me.
func (c *Client) PartnerOrgID(ctx context.Context) string {
	id, err := c.partner.Get(ctx, func(ctx context.Context) (string, error) {
		myself, err := getObject(ctx, c, transport.Call{Path: "/people/me", Timeout: partnerTimeout, Hasty: true}, func(found wire.Person) string { return found.ID })
		if err != nil && ctx.Err() != nil {
			return "", err
		}
		return myself.OrgID, nil
	})
	if err != nil {
		return ""
	}
	return id
}
