package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const callingLocationsPath = "/telephony/config/locations"

// EnableCalling enables a location for calling; everything in the request must
// equal the location's own values.
//
// Operation: POST /telephony/config/locations.
func (c *Client) EnableCalling(ctx context.Context, orgID string, request wire.LocationRequest) error {
	request.Latitude, request.Longitude, request.Notes = "", "", ""
	return c.transport.Do(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   callingLocationsPath,
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   request,
	})
}

// ListCallingLocations lists the locations with calling; see CallingLocation
// for what an entry lacks.
//
// Operation: GET /telephony/config/locations.
func (c *Client) ListCallingLocations(ctx context.Context, orgID string) iter.Seq2[wire.CallingLocation, error] {
	return batch.All[wire.CallingLocation](ctx, c.transport, batch.List{Path: callingLocationsPath, Query: organizationQuery(orgID), OrgID: orgID, Key: "locations", Shrinks: true})
}

// GetCallingLocation reads the calling side of a location. A location without
// calling is not found, or a bad request.
//
// Operation: GET /telephony/config/locations/{locationId}.
func (c *Client) GetCallingLocation(ctx context.Context, orgID, id string) (wire.CallingLocation, error) {
	return getObject(ctx, c, transport.Call{Path: callingLocationPath(id), Query: organizationQuery(orgID), OrgID: orgID},
		func(found wire.CallingLocation) string { return found.ID })
}

// UpdateCallingLocation changes what the update holds. The result is empty
// where everything is done already.
//
// Operation: PUT /telephony/config/locations/{locationId}.
func (c *Client) UpdateCallingLocation(ctx context.Context, orgID, id string, update wire.CallingLocationUpdate) (wire.CallingLocationUpdateResult, error) {
	var result wire.CallingLocationUpdateResult
	answer, err := c.transport.Send(ctx, transport.Call{
		Method: http.MethodPut,
		Path:   callingLocationPath(id),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   update,
	})
	if err != nil || answer.Empty() {
		return result, err
	}
	return result, answer.Decode(&result)
}

// ModifyAnnouncementLanguage carries a language to existing users and features.
//
// Operation: POST /telephony/config/locations/{locationId}/actions/modifyAnnouncementLanguage/invoke.
func (c *Client) ModifyAnnouncementLanguage(ctx context.Context, orgID, id string, change wire.AnnouncementLanguageChange) error {
	return c.transport.Do(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   callingLocationPath(id, "actions", "modifyAnnouncementLanguage", "invoke"),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   change,
	})
}

func callingLocationPath(id string, more ...string) string {
	return transport.Route(append([]string{"telephony", "config", "locations", id}, more...)...)
}
