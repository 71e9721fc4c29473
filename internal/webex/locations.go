package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// LocationFilter narrows a list of locations; Name matches a part of the name,
// without case.
type LocationFilter struct {
	OrgID string
	Name  string
	ID    string
}

// ListLocations lists the locations of an organization.
//
// Operation: GET /locations.
func (c *Client) ListLocations(ctx context.Context, filter LocationFilter) iter.Seq2[wire.Location, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "name", filter.Name)
	setIfGiven(query, "id", filter.ID)
	return batch.All[wire.Location](ctx, c.transport, batch.List{Path: "/locations", Query: query, OrgID: filter.OrgID, Key: "locations", Shrinks: true})
}

// GetLocation reads a location.
//
// Operation: GET /locations/{locationId}.
func (c *Client) GetLocation(ctx context.Context, orgID, id string) (wire.Location, error) {
	return getObject(ctx, c, transport.Call{Path: locationPath(id), Query: organizationQuery(orgID), OrgID: orgID},
		func(found wire.Location) string { return found.ID })
}

// CreateLocation creates a location without calling (see EnableCalling).
//
// Operation: POST /locations.
func (c *Client) CreateLocation(ctx context.Context, orgID string, request wire.LocationRequest) (id string, err error) {
	request.ID = ""
	answer, err := c.transport.Send(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   "/locations",
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   request,
	})
	if err != nil {
		return "", err
	}
	return answer.CreatedID()
}

// UpdateLocation changes what the update holds, and nothing else.
//
// Operation: PUT /locations/{locationId}.
func (c *Client) UpdateLocation(ctx context.Context, orgID, id string, update wire.LocationUpdate) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodPut, Path: locationPath(id), Query: organizationQuery(orgID), OrgID: orgID, Body: update})
}

// DeleteLocation deletes a location; calling must have been disabled there.
//
// Operation: DELETE /locations/{locationId}.
func (c *Client) DeleteLocation(ctx context.Context, orgID, id string) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodDelete, Path: locationPath(id), Query: organizationQuery(orgID), OrgID: orgID})
}

func locationPath(id string) string { return transport.Route("locations", id) }
