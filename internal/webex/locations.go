package webex

import (
	"context"
	"iter"
	"net/http"
)

// LocationAddress is an address as the locations API spells it.
type LocationAddress struct {
	Address1   string `json:"address1,omitempty"`
	Address2   string `json:"address2,omitempty"`
	City       string `json:"city,omitempty"`
	State      string `json:"state,omitempty"`
	PostalCode string `json:"postalCode,omitempty"`
	Country    string `json:"country,omitempty"`
}

// Location is a location of an organization. Only ID and Name are promised by
// Cisco's schema; the rest is read where it is sent.
type Location struct {
	ID                string           `json:"id"`
	Name              string           `json:"name"`
	OrgID             string           `json:"orgId,omitempty"`
	Address           *LocationAddress `json:"address,omitempty"`
	TimeZone          string           `json:"timeZone,omitempty"`
	PreferredLanguage string           `json:"preferredLanguage,omitempty"`
	Latitude          string           `json:"latitude,omitempty"`
	Longitude         string           `json:"longitude,omitempty"`
	Notes             string           `json:"notes,omitempty"`
}

// LocationRequest is the body of POST /locations and, with ID, of enabling the
// location for calling. A name holds 256 characters, 80 with calling.
type LocationRequest struct {
	ID                   string          `json:"id,omitempty"`
	Name                 string          `json:"name"`
	TimeZone             string          `json:"timeZone"`
	PreferredLanguage    string          `json:"preferredLanguage"`
	AnnouncementLanguage string          `json:"announcementLanguage"`
	Address              LocationAddress `json:"address"`
	Latitude             string          `json:"latitude,omitempty"`
	Longitude            string          `json:"longitude,omitempty"`
	Notes                string          `json:"notes,omitempty"`
}

// LocationUpdate is the body of PUT /locations/{locationId}: what is absent
// stays. Latitude, longitude, notes and announcement language can't be changed.
type LocationUpdate struct {
	Name              string           `json:"name,omitempty"`
	TimeZone          string           `json:"timeZone,omitempty"`
	PreferredLanguage string           `json:"preferredLanguage,omitempty"`
	Address           *LocationAddress `json:"address,omitempty"`
}

// LocationFilter narrows a list of locations; Name matches a part of the name,
// without case.
type LocationFilter struct {
	OrgID string
	Name  string
	ID    string
}

// ListLocations lists the locations of an organization.
func (c *Client) ListLocations(ctx context.Context, filter LocationFilter) iter.Seq2[Location, error] {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "name", filter.Name)
	setIfGiven(query, "id", filter.ID)
	return list[Location](ctx, c, listing{path: "/locations", query: query, orgID: filter.OrgID, key: "locations"})
}

// GetLocation reads a location.
func (c *Client) GetLocation(ctx context.Context, orgID, id string) (Location, error) {
	return getObject(ctx, c, call{path: locationPath(id), query: organizationQuery(orgID), orgID: orgID},
		func(found Location) string { return found.ID })
}

// CreateLocation creates a location without calling (see EnableCalling).
func (c *Client) CreateLocation(ctx context.Context, orgID string, request LocationRequest) (id string, err error) {
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
func (c *Client) UpdateLocation(ctx context.Context, orgID, id string, update LocationUpdate) error {
	return c.do(ctx, call{method: http.MethodPut, path: locationPath(id), query: organizationQuery(orgID), orgID: orgID, body: update})
}

// DeleteLocation deletes a location; calling must have been disabled there.
func (c *Client) DeleteLocation(ctx context.Context, orgID, id string) error {
	return c.do(ctx, call{method: http.MethodDelete, path: locationPath(id), query: organizationQuery(orgID), orgID: orgID})
}

func locationPath(id string) string { return route("locations", id) }
