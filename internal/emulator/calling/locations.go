// Package calling serves the calling side of locations, and their PSTN connections.
package calling

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/locations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// LocationsPath is where locations with calling are.
	LocationsPath = "/v1/telephony/config/locations"
	// callingLocationPage is how many calling locations a page holds, and at
	// most.
	callingLocationPage = 1000
	// usersPerLocation is what every location shows as its limit.
	usersPerLocation = 500_000
	defaultDomain    = "emulator.int10.bcld.webex.com"
)

// Routes lists the endpoints for locations with calling.
func Routes() []rest.Route {
	one := LocationsPath + "/{locationId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: LocationsPath, Handle: list},
		{Method: http.MethodPost, Path: LocationsPath, Handle: enableLocation},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodPut, Path: one, Handle: update},
		{Method: http.MethodPost, Path: one + "/actions/modifyAnnouncementLanguage/invoke", Handle: modifyAnnouncementLanguage},
	}
}

// listedCallingLocation is an entry of the list, where a location without main
// number shows null.
type listedCallingLocation struct {
	ID                      string             `json:"id"`
	Name                    string             `json:"name"`
	CallingLineID           wire.CallingLineID `json:"callingLineId"`
	OutsideDialDigit        string             `json:"outsideDialDigit,omitempty"`
	EnforceOutsideDialDigit bool               `json:"enforceOutsideDialDigit"`
	RoutingPrefix           string             `json:"routingPrefix,omitempty"`
	E911SetupRequired       bool               `json:"e911SetupRequired"`
}

// shownCallingLocation is the detail. Its connection is required even where the
// location has no local gateway: the id is empty then, as the main number is
// where there is none.
type shownCallingLocation struct {
	ID                   string `json:"id"`
	Name                 string `json:"name"`
	AnnouncementLanguage string `json:"announcementLanguage"`
	CallingLineID        struct {
		Name        string `json:"name"`
		PhoneNumber string `json:"phoneNumber"`
	} `json:"callingLineId"`
	Connection              wire.RouteConnection `json:"connection"`
	ExternalCallerIDName    string               `json:"externalCallerIdName"`
	UserLimit               int                  `json:"userLimit"`
	PAccessNetworkInfo      string               `json:"pAccessNetworkInfo,omitempty"`
	OutsideDialDigit        string               `json:"outsideDialDigit"`
	EnforceOutsideDialDigit bool                 `json:"enforceOutsideDialDigit"`
	RoutingPrefix           string               `json:"routingPrefix"`
	DefaultDomain           string               `json:"defaultDomain"`
	ChargeNumber            string               `json:"chargeNumber,omitempty"`
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(callingLocationPage, callingLocationPage)
	if err != nil {
		return nil, err
	}
	order := store.Fold(c.Query.Get("order"))
	if order != "" && order != "asc" && order != "desc" {
		return nil, rest.Refuse(rest.FieldInvalid, "order", order)
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectCallingLocations(ctx, c.Tx, organization, c.Query.Get("name"), order, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]listedCallingLocation, len(found))
	for index, one := range found {
		shown[index] = showListed(one)
	}
	return rest.AnswerPage(c, asked, "locations", shown)
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := Asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found))
}

// Asked returns the location in the path, or refuses with 404,
// also where the location has no calling.
func Asked(ctx context.Context, c *rest.Call) (*store.CallingLocation, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	return Known(ctx, c, organization, c.UUID("locationId"))
}

// Known returns the location of the organization, an empty one
// meaning any, or refuses with 404, also where the location has no calling.
func Known(ctx context.Context, c *rest.Call, organization, id string) (*store.CallingLocation, error) {
	found, err := store.CallingLocationByUUID(ctx, c.Tx, organization, id, c.Now)
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.CallingLocationMissing)
	}
	return found, err
}

// lineName is the organization's name unless another one was set.
func lineName(l store.CallingLocation) string {
	if l.CallingLineName != "" {
		return l.CallingLineName
	}
	return l.OrganizationName
}

func showListed(l store.CallingLocation) listedCallingLocation {
	shown := listedCallingLocation{
		ID:                      webexid.Encode(webexid.Location, l.UUID),
		Name:                    l.Name,
		CallingLineID:           wire.CallingLineID{Name: lineName(l)},
		OutsideDialDigit:        l.OutsideDialDigit,
		EnforceOutsideDialDigit: l.EnforceOutsideDialDigit,
		RoutingPrefix:           l.RoutingPrefix,
	}
	if l.MainNumber != "" {
		shown.CallingLineID.PhoneNumber = &l.MainNumber
	}
	return shown
}

func show(l store.CallingLocation) shownCallingLocation {
	shown := shownCallingLocation{
		ID:                      webexid.Encode(webexid.Location, l.UUID),
		Name:                    l.Name,
		AnnouncementLanguage:    l.AnnouncementLanguage,
		Connection:              wire.RouteConnection{Type: RouteTrunk},
		ExternalCallerIDName:    l.ExternalCallerIDName,
		UserLimit:               usersPerLocation,
		PAccessNetworkInfo:      l.EmergencyLocationIdentifier,
		OutsideDialDigit:        l.OutsideDialDigit,
		EnforceOutsideDialDigit: l.EnforceOutsideDialDigit,
		RoutingPrefix:           l.RoutingPrefix,
		DefaultDomain:           defaultDomain,
		ChargeNumber:            l.ChargeNumber,
	}
	shown.CallingLineID.Name, shown.CallingLineID.PhoneNumber = lineName(l), l.MainNumber
	if l.ConnectionType != "" {
		shown.Connection = wire.RouteConnection{Type: l.ConnectionType, ID: l.ConnectionID}
	}
	return shown
}

// enableLocation adds calling to a location that is described exactly as it
// is. Only the announcement language, which nobody can read back before, may
// differ: it counts from then on.
func enableLocation(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.LocationRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.LocationByUUID(ctx, c.Tx, organization, webexid.UUID(body.ID), c.Now)
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		return nil, rest.Refuse(rest.LocationMissing)
	case found.Calling:
		return nil, rest.Refuse(rest.LocationEnabled)
	}
	var wrong rest.Problems
	checkEnabling(&wrong, *found, body)
	entitled, err := organizationCalls(ctx, c, organization)
	if err != nil {
		return nil, err
	}
	if !entitled {
		wrong.Add(rest.OrganizationWithoutCalling)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	available := c.Now.UnixMilli()
	if err := store.EnableCalling(ctx, c.Tx, found.UUID, &available); err != nil {
		return nil, err
	}
	enabled, err := Known(ctx, c, organization, found.UUID)
	if err != nil {
		return nil, err
	}
	enabled.AnnouncementLanguage = body.AnnouncementLanguage
	if err := store.SaveCallingLocation(ctx, c.Tx, *enabled); err != nil {
		return nil, err
	}
	return locations.AnswerID(found.UUID)
}

// checkEnabling compares what was sent with the location.
func checkEnabling(p *rest.Problems, existing store.Location, sent wire.LocationRequest) {
	locations.CheckName(p, sent.Name, locations.MaximumCallingName)
	checkLanguage(p, "preferredLanguage", sent.PreferredLanguage)
	checkLanguage(p, "announcementLanguage", sent.AnnouncementLanguage)
	for _, field := range []struct {
		name  string
		equal bool
	}{
		{"name", sent.Name == existing.Name},
		{"timeZone", sent.TimeZone == existing.TimeZone},
		{"preferredLanguage", store.Fold(sent.PreferredLanguage) == store.Fold(existing.PreferredLanguage)},
		{"address", sent.Address == existing.Address},
	} {
		if !field.equal {
			p.Add(rest.LocationDiffers, field.name)
		}
	}
}

// checkLanguage checks a language of the calling platform, which insists on
// lower case.
func checkLanguage(p *rest.Problems, name, value string) {
	if value != store.Fold(value) {
		p.Add(rest.LanguageNotLower, name, value)
		return
	}
	p.Language(name, value)
}

// organizationCalls reports whether the organization's customer has a package
// with calling.
func organizationCalls(ctx context.Context, c *rest.Call, organization string) (bool, error) {
	id, err := store.CustomerOfOrganization(ctx, c.Tx, organization)
	if err != nil || id == "" {
		return false, err
	}
	packages, err := store.PackagesOfCustomer(ctx, c.Tx, id, c.Now)
	if err != nil {
		return false, err
	}
	var names []string
	for _, one := range packages {
		if one.GoneAt == nil {
			names = append(names, one.Name)
		}
	}
	return offers.BringsCalling(names), nil
}

// modifyAnnouncementLanguage carries a language to people and features that
// are there already, of which no call shows anything.
func modifyAnnouncementLanguage(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.AnnouncementLanguageChange
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	if _, err := Asked(ctx, c); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	checkLanguage(&wrong, "announcementLanguageCode", body.AnnouncementLanguageCode)
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}
