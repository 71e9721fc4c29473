// Package subpartners serves sub-partners, on whose behalf other endpoints are called.
package subpartners

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Routes lists the endpoint for sub-partners.
func Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: "/v1/wholesale/subPartners", Handle: list},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(rest.WholesalePage, rest.HighestPage)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectSubPartners(ctx, c.Tx, c.Query.Get("provisioningState"), asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.SubPartner, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func show(p store.SubPartner) wire.SubPartner {
	return wire.SubPartner{
		OrgID:             webexid.Encode(webexid.Organization, p.UUID),
		SubscriptionID:    p.SubscriptionID,
		ProvisioningState: p.State,
		Created:           rest.Timestamp(p.CreatedAt),
		BillingStartDate:  rest.Timestamp(p.CreatedAt),
	}
}

// OnBehalfOf returns the uuid of the sub-partner whose customers a call is
// about; empty means the partner's own. changes says that the call provisions
// or updates.
func OnBehalfOf(ctx context.Context, c *rest.Call, changes bool) (string, error) {
	return Known(ctx, c, c.Query.Get("onBehalfOfSubPartnerOrgId"), changes)
}

// Known returns the uuid of the sub-partner with that organization
// id; empty for an empty id. An unknown sub-partner is refused with 403, not
// with 404, which would say that the customer is gone.
func Known(ctx context.Context, c *rest.Call, sent string, changes bool) (string, error) {
	if sent == "" {
		return "", nil
	}
	id := webexid.UUID(sent)
	state, err := store.SubPartnerState(ctx, c.Tx, id)
	switch {
	case err != nil:
		return "", err
	case state == "":
		return "", rest.Refuse(rest.SubPartnerUnknown)
	case changes && state == store.SubPartnerSuspended:
		return "", rest.Refuse(rest.SubPartnerSuspended)
	}
	return id, nil
}
