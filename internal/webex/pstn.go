package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ListPSTNConnectionOptions lists the connections that a location may have.
func (c *Client) ListPSTNConnectionOptions(ctx context.Context, orgID, locationID string) iter.Seq2[wire.PSTNConnectionOption, error] {
	return list[wire.PSTNConnectionOption](ctx, c, listing{
		path:  pstnPath(locationID, "connectionOptions"),
		query: organizationQuery(orgID),
		orgID: orgID,
	})
}

// GetPSTNConnection reads the connection of a location.
func (c *Client) GetPSTNConnection(ctx context.Context, orgID, locationID string) (wire.PSTNConnection, error) {
	return getObject(ctx, c, call{path: pstnPath(locationID, "connection"), query: organizationQuery(orgID), orgID: orgID},
		func(found wire.PSTNConnection) string { return found.ID })
}

// SetPSTNConnection sets the connection of a location. None can be removed.
func (c *Client) SetPSTNConnection(ctx context.Context, orgID, locationID string, request wire.PSTNConnectionRequest) error {
	return c.do(ctx, call{
		method: http.MethodPut,
		path:   pstnPath(locationID, "connection"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   request,
	})
}

func pstnPath(locationID, last string) string {
	return route("telephony", "pstn", "locations", locationID, last)
}
