package webex

import (
	"bytes"
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const callingLocationsPath = "/telephony/config/locations"

// EnableCalling enables a location for calling; everything in the request must
// equal the location's own values.
func (c *Client) EnableCalling(ctx context.Context, orgID string, request wire.LocationRequest) error {
	request.Latitude, request.Longitude, request.Notes = "", "", ""
	return c.do(ctx, call{
		method: http.MethodPost,
		path:   callingLocationsPath,
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   request,
	})
}

// ListCallingLocations lists the locations with calling; see CallingLocation
// for what an entry lacks.
func (c *Client) ListCallingLocations(ctx context.Context, orgID string) iter.Seq2[wire.CallingLocation, error] {
	return list[wire.CallingLocation](ctx, c, listing{path: callingLocationsPath, query: organizationQuery(orgID), orgID: orgID, key: "locations"})
}

// GetCallingLocation reads the calling side of a location. A location without
// calling is not found, or a bad request.
func (c *Client) GetCallingLocation(ctx context.Context, orgID, id string) (wire.CallingLocation, error) {
	return getObject(ctx, c, call{path: callingLocationPath(id), query: organizationQuery(orgID), orgID: orgID},
		func(found wire.CallingLocation) string { return found.ID })
}

// UpdateCallingLocation changes what the update holds. The result is empty
// where everything is done already.
func (c *Client) UpdateCallingLocation(ctx context.Context, orgID, id string, update wire.CallingLocationUpdate) (wire.CallingLocationUpdateResult, error) {
	var result wire.CallingLocationUpdateResult
	answer, err := c.send(ctx, call{
		method: http.MethodPut,
		path:   callingLocationPath(id),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   update,
	})
	if err != nil || len(bytes.TrimSpace(answer.body)) == 0 {
		return result, err
	}
	return result, answer.decode(&result)
}

// ModifyAnnouncementLanguage carries a language to existing users and features.
func (c *Client) ModifyAnnouncementLanguage(ctx context.Context, orgID, id string, change wire.AnnouncementLanguageChange) error {
	return c.do(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(id, "actions", "modifyAnnouncementLanguage", "invoke"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   change,
	})
}

func callingLocationPath(id string, more ...string) string {
	return route(append([]string{"telephony", "config", "locations", id}, more...)...)
}
