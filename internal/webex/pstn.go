package webex

import (
	"context"
	"iter"
	"net/http"
)

// PSTN connection types. The API sets only the first two.
const (
	PSTNLocalGateway     = "LOCAL_GATEWAY"
	PSTNNonIntegratedCCP = "NON_INTEGRATED_CCP"
	PSTNIntegratedCCP    = "INTEGRATED_CCP"
	PSTNCisco            = "CISCO_PSTN"
)

// PSTNConnection is the connection of a location as GET returns it.
type PSTNConnection struct {
	ID                 string   `json:"id"`
	DisplayName        string   `json:"displayName,omitempty"`
	PSTNServices       []string `json:"pstnServices,omitempty"`
	PSTNConnectionType string   `json:"pstnConnectionType"`
	RouteType          string   `json:"routeType,omitempty"`
	RouteID            string   `json:"routeId,omitempty"`
}

// PSTNConnectionRequest sets a connection: ID for a non-integrated provider, or
// PremiseRouteType and PremiseRouteID for a local gateway. The names differ
// from those of the answer.
type PSTNConnectionRequest struct {
	ID               string `json:"id,omitempty"`
	PremiseRouteType string `json:"premiseRouteType,omitempty"`
	PremiseRouteID   string `json:"premiseRouteId,omitempty"`
}

// PSTNConnectionOption is a connection that a location may have.
type PSTNConnectionOption struct {
	ID           string   `json:"id"`
	DisplayName  string   `json:"displayName,omitempty"`
	PSTNServices []string `json:"pstnServices,omitempty"`
}

// ListPSTNConnectionOptions lists the connections that a location may have.
func (c *Client) ListPSTNConnectionOptions(ctx context.Context, orgID, locationID string) iter.Seq2[PSTNConnectionOption, error] {
	return list[PSTNConnectionOption](ctx, c, listing{
		path:  pstnPath(locationID, "connectionOptions"),
		query: organizationQuery(orgID),
		orgID: orgID,
	})
}

// GetPSTNConnection reads the connection of a location.
func (c *Client) GetPSTNConnection(ctx context.Context, orgID, locationID string) (PSTNConnection, error) {
	return getObject(ctx, c, call{path: pstnPath(locationID, "connection"), query: organizationQuery(orgID), orgID: orgID},
		func(found PSTNConnection) string { return found.ID })
}

// SetPSTNConnection sets the connection of a location. None can be removed.
func (c *Client) SetPSTNConnection(ctx context.Context, orgID, locationID string, request PSTNConnectionRequest) error {
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
