// Package locations serves locations, with calling or without.
package locations

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// locationPage is how many locations a page holds unless the call asks for less.
const locationPage = 500

// Routes lists the endpoints for locations.
func Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: "/v1/locations", Handle: list},
		{Method: http.MethodGet, Path: "/v1/locations/{locationId}", Handle: get},
		{Method: http.MethodPost, Path: "/v1/locations", Handle: create},
		{Method: http.MethodPut, Path: "/v1/locations/{locationId}", Handle: update},
		{Method: http.MethodDelete, Path: "/v1/locations/{locationId}", Handle: remove},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(locationPage, locationPage)
	if err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectLocations(ctx, c.Tx, store.LocationFilter{
		Organization: organization,
		Name:         c.Query.Get("name"),
		UUID:         c.QueryUUID("id"),
	}, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Location, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found))
}

// asked returns the location in the path, or refuses with 404, also where it
// belongs to another organization than the one asked for.
func asked(ctx context.Context, c *rest.Call) (*store.Location, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.LocationByUUID(ctx, c.Tx, organization, c.UUID("locationId"), c.Now)
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.LocationMissing)
	}
	return found, err
}

func show(l store.Location) wire.Location {
	return wire.Location{
		ID:                webexid.Encode(webexid.Location, l.UUID),
		Name:              l.Name,
		OrgID:             webexid.Encode(webexid.Organization, l.Organization),
		Address:           &l.Address,
		TimeZone:          l.TimeZone,
		PreferredLanguage: l.PreferredLanguage,
		Latitude:          l.Latitude,
		Longitude:         l.Longitude,
		Notes:             l.Notes,
	}
}
