package webex

import (
	"context"
	"iter"
	"net/http"

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
func (c *Client) ListLocations(ctx context.Context, filter LocationFilter) iter.Seq2[wire.Location, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "name", filter.Name)
	setIfGiven(query, "id", filter.ID)
	return list[wire.Location](ctx, c, listing{path: "/locations", query: query, orgID: filter.OrgID, key: "locations"})
}

// GetLocation reads a location.
func (c *Client) GetLocation(ctx context.Context, orgID, id string) (wire.Location, error) {
	return getObject(ctx, c, call{path: locationPath(id), query: organizationQuery(orgID), orgID: orgID},
		func(found wire.Location) string { return found.ID })
}

// CreateLocation creates a location without calling (see EnableCalling).
func (c *Client) CreateLocation(ctx context.Context, orgID string, request wire.LocationRequest) (id string, err error) {
	request.ID = ""
	answer, err := c.send(ctx, call{
		method: http.MethodPost,
		path:   "/locations",
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   request,
	})
	if err != nil {
		return "", err
	}
	return answer.createdID()
}

// UpdateLocation changes what the update holds, and nothing else.
func (c *Client) UpdateLocation(ctx context.Context, orgID, id string, update wire.LocationUpdate) error {
	return c.do(ctx, call{method: http.MethodPut, path: locationPath(id), query: organizationQuery(orgID), orgID: orgID, body: update})
}

// DeleteLocation deletes a location; calling must have been disabled there.
func (c *Client) DeleteLocation(ctx context.Context, orgID, id string) error {
	return c.do(ctx, call{method: http.MethodDelete, path: locationPath(id), query: organizationQuery(orgID), orgID: orgID})
}

func locationPath(id string) string { return route("locations", id) }
