package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// locationPage is how many locations a page holds unless the call asks for less.
const locationPage = 500

// locationRoutes lists the endpoints for locations.
func locationRoutes() []route {
	return []route{
		{method: http.MethodGet, path: "/v1/locations", handle: listLocations},
		{method: http.MethodGet, path: "/v1/locations/{locationId}", handle: getLocation},
		{method: http.MethodPost, path: "/v1/locations", handle: createLocation},
		{method: http.MethodPut, path: "/v1/locations/{locationId}", handle: updateLocation},
		{method: http.MethodDelete, path: "/v1/locations/{locationId}", handle: deleteLocation},
	}
}

// listLocations without orgId is about the partner's own organization, which
// has no locations.
func listLocations(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(locationPage, locationPage)
	if err != nil {
		return nil, err
	}
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := selectLocations(ctx, c.tx, locationFilter{
		organization: organization,
		name:         c.query.Get("name"),
		uuid:         c.queryUUID("id"),
	}, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Location, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerPage(c, asked, "items", shown)
}

func getLocation(ctx context.Context, c *call) (*reply, error) {
	found, err := askedLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.shown())
}

// askedLocation returns the location in the path, or refuses; orgId in the
// query narrows it to that organization.
func askedLocation(ctx context.Context, c *call) (*location, error) {
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := locationByUUID(ctx, c.tx, organization, c.uuid("locationId"), c.now)
	if err == nil && found == nil {
		return nil, refuse(locationMissing)
	}
	return found, err
}

func (l location) shown() wire.Location {
	return wire.Location{
		ID:                webexid.Encode(webexid.Location, l.uuid),
		Name:              l.name,
		OrgID:             webexid.Encode(webexid.Organization, l.organization),
		Address:           &l.address,
		TimeZone:          l.timeZone,
		PreferredLanguage: l.preferredLanguage,
		Latitude:          l.latitude,
		Longitude:         l.longitude,
		Notes:             l.notes,
	}
}
