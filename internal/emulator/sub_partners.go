package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// subPartnerRoutes lists the endpoint for sub-partners.
func subPartnerRoutes() []route {
	return []route{
		{method: http.MethodGet, path: "/v1/wholesale/subPartners", handle: listSubPartners},
	}
}

func listSubPartners(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(wholesalePage, highestPage)
	if err != nil {
		return nil, err
	}
	found, err := selectSubPartners(ctx, c.tx, c.query.Get("provisioningState"), asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.SubPartner, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerPage(c, asked, "items", shown)
}

func (p subPartner) shown() wire.SubPartner {
	return wire.SubPartner{
		OrgID:             webexid.Encode(webexid.Organization, p.uuid),
		SubscriptionID:    p.subscriptionID,
		ProvisioningState: p.state,
		Created:           timestamp(p.createdAt),
		BillingStartDate:  timestamp(p.createdAt),
	}
}

// onBehalfOf returns the uuid of the sub-partner whose customers a call is
// about; empty means the partner's own. changes says that the call provisions
// or updates.
func onBehalfOf(ctx context.Context, c *call, changes bool) (string, error) {
	return knownSubPartner(ctx, c, c.query.Get("onBehalfOfSubPartnerOrgId"), changes)
}

// knownSubPartner returns the uuid of the sub-partner with that organization
// id; empty for an empty id. An unknown sub-partner is refused with 403, not
// with 404, which would say that the customer is gone.
func knownSubPartner(ctx context.Context, c *call, sent string, changes bool) (string, error) {
	if sent == "" {
		return "", nil
	}
	id := webexid.UUID(sent)
	state, err := subPartnerState(ctx, c.tx, id)
	switch {
	case err != nil:
		return "", err
	case state == "":
		return "", refuse(subPartnerUnknown)
	case changes && state == SubPartnerSuspended:
		return "", refuse(subPartnerSuspended)
	}
	return id, nil
}
