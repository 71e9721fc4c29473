package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListPSTNConnectionOptions lists the connections that a location may have.
//
// Operation: GET /telephony/pstn/locations/{locationId}/connectionOptions.
func (c *Client) ListPSTNConnectionOptions(ctx context.Context, orgID, locationID string) iter.Seq2[wire.PSTNConnectionOption, error] {
	return batch.All[wire.PSTNConnectionOption](ctx, c.transport, batch.List{
		Path:  pstnPath(locationID, "connectionOptions"),
		Query: organizationQuery(orgID),
		OrgID: orgID,
	})
}

// GetPSTNConnection reads the connection of a location.
//
// Operation: GET /telephony/pstn/locations/{locationId}/connection.
func (c *Client) GetPSTNConnection(ctx context.Context, orgID, locationID string) (wire.PSTNConnection, error) {
	return getObject(ctx, c, transport.Call{Path: pstnPath(locationID, "connection"), Query: organizationQuery(orgID), OrgID: orgID},
		func(found wire.PSTNConnection) string { return found.ID })
}

// SetPSTNConnection sets the connection of a location. None can be removed.
//
// Operation: PUT /telephony/pstn/locations/{locationId}/connection.
func (c *Client) SetPSTNConnection(ctx context.Context, orgID, locationID string, request wire.PSTNConnectionRequest) error {
	return c.transport.Do(ctx, transport.Call{
		Method: http.MethodPut,
		Path:   pstnPath(locationID, "connection"),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   request,
	})
}

func pstnPath(locationID, last string) string {
	return transport.Route("telephony", "pstn", "locations", locationID, last)
}
