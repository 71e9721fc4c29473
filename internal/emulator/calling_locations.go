package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	callingLocationsPath = "/v1/telephony/config/locations"
	// callingLocationPage is how many calling locations a page holds, and at
	// most.
	callingLocationPage = 1000
	// usersPerLocation is what every location shows as its limit.
	usersPerLocation = 500_000
	defaultDomain    = "emulator.int10.bcld.webex.com"
)

// callingLocationRoutes lists the endpoints for locations with calling.
func callingLocationRoutes() []route {
	one := callingLocationsPath + "/{locationId}"
	return []route{
		{method: http.MethodGet, path: callingLocationsPath, handle: listCallingLocations},
		{method: http.MethodPost, path: callingLocationsPath, handle: enableLocation},
		{method: http.MethodGet, path: one, handle: getCallingLocation},
		{method: http.MethodPut, path: one, handle: updateCallingLocation},
		{method: http.MethodPost, path: one + "/actions/modifyAnnouncementLanguage/invoke", handle: modifyAnnouncementLanguage},
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

func listCallingLocations(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(callingLocationPage, callingLocationPage)
	if err != nil {
		return nil, err
	}
	order := fold(c.query.Get("order"))
	if order != "" && order != "asc" && order != "desc" {
		return nil, refuse(fieldInvalid, "order", order)
	}
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := selectCallingLocations(ctx, c.tx, organization, c.query.Get("name"), order, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]listedCallingLocation, len(found))
	for index, one := range found {
		shown[index] = one.listed()
	}
	return answerPage(c, asked, "locations", shown)
}

func getCallingLocation(ctx context.Context, c *call) (*reply, error) {
	found, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.detail())
}

// askedCallingLocation returns the location in the path, or refuses with 404,
// also where the location has no calling.
func askedCallingLocation(ctx context.Context, c *call) (*callingLocation, error) {
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	return knownCallingLocation(ctx, c, organization, c.uuid("locationId"))
}

func knownCallingLocation(ctx context.Context, c *call, organization, id string) (*callingLocation, error) {
	found, err := callingLocationByUUID(ctx, c.tx, organization, id, c.now)
	if err == nil && found == nil {
		return nil, refuse(callingLocationMissing)
	}
	return found, err
}

// lineName is the organization's name unless another one was set.
func (l callingLocation) lineName() string {
	if l.callingLineName != "" {
		return l.callingLineName
	}
	return l.organizationName
}

func (l callingLocation) listed() listedCallingLocation {
	shown := listedCallingLocation{
		ID:                      webexid.Encode(webexid.Location, l.uuid),
		Name:                    l.name,
		CallingLineID:           wire.CallingLineID{Name: l.lineName()},
		OutsideDialDigit:        l.outsideDialDigit,
		EnforceOutsideDialDigit: l.enforceOutsideDialDigit,
		RoutingPrefix:           l.routingPrefix,
	}
	if l.mainNumber != "" {
		shown.CallingLineID.PhoneNumber = &l.mainNumber
	}
	return shown
}

func (l callingLocation) detail() shownCallingLocation {
	shown := shownCallingLocation{
		ID:                      webexid.Encode(webexid.Location, l.uuid),
		Name:                    l.name,
		AnnouncementLanguage:    l.announcementLanguage,
		Connection:              wire.RouteConnection{Type: routeTrunk},
		ExternalCallerIDName:    l.externalCallerIDName,
		UserLimit:               usersPerLocation,
		PAccessNetworkInfo:      l.emergencyLocationIdentifier,
		OutsideDialDigit:        l.outsideDialDigit,
		EnforceOutsideDialDigit: l.enforceOutsideDialDigit,
		RoutingPrefix:           l.routingPrefix,
		DefaultDomain:           defaultDomain,
		ChargeNumber:            l.chargeNumber,
	}
	shown.CallingLineID.Name, shown.CallingLineID.PhoneNumber = l.lineName(), l.mainNumber
	if l.connectionType != "" {
		shown.Connection = wire.RouteConnection{Type: l.connectionType, ID: l.connectionID}
	}
	return shown
}

// enableLocation adds calling to a location that is described exactly as it
// is. Only the announcement language, which nobody can read back before, may
// differ: it counts from then on.
func enableLocation(ctx context.Context, c *call) (*reply, error) {
	var body wire.LocationRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	organization, err := requiredOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := locationByUUID(ctx, c.tx, organization, webexid.UUID(body.ID), c.now)
	switch {
	case err != nil:
		return nil, err
	case found == nil:
		return nil, refuse(locationMissing)
	case found.calling:
		return nil, refuse(locationEnabled)
	}
	var wrong problems
	wrong.enabling(*found, body)
	entitled, err := organizationCalls(ctx, c, organization)
	if err != nil {
		return nil, err
	}
	if !entitled {
		wrong.add(organizationWithoutCalling)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	available := c.now.UnixMilli()
	if err := enableCalling(ctx, c.tx, found.uuid, &available); err != nil {
		return nil, err
	}
	enabled, err := knownCallingLocation(ctx, c, organization, found.uuid)
	if err != nil {
		return nil, err
	}
	enabled.announcementLanguage = body.AnnouncementLanguage
	if err := saveCallingLocation(ctx, c.tx, *enabled); err != nil {
		return nil, err
	}
	return answerLocationID(found.uuid)
}

// enabling compares what was sent with the location.
func (p *problems) enabling(existing location, sent wire.LocationRequest) {
	p.locationName(sent.Name, maximumCallingName)
	p.callingLanguage("preferredLanguage", sent.PreferredLanguage)
	p.callingLanguage("announcementLanguage", sent.AnnouncementLanguage)
	for _, field := range []struct {
		name  string
		equal bool
	}{
		{"name", sent.Name == existing.name},
		{"timeZone", sent.TimeZone == existing.timeZone},
		{"preferredLanguage", fold(sent.PreferredLanguage) == fold(existing.preferredLanguage)},
		{"address", sent.Address == existing.address},
	} {
		if !field.equal {
			p.add(locationDiffers, field.name)
		}
	}
}

// callingLanguage checks a language of the calling platform, which insists on
// lower case.
func (p *problems) callingLanguage(name, value string) {
	if value != fold(value) {
		p.add(languageNotLower, name, value)
		return
	}
	p.language(name, value)
}

// organizationCalls reports whether the organization's customer has a package
// with calling.
func organizationCalls(ctx context.Context, c *call, organization string) (bool, error) {
	id, err := customerOfOrganization(ctx, c.tx, organization)
	if err != nil || id == "" {
		return false, err
	}
	packages, err := packagesOfCustomer(ctx, c.tx, id, c.now)
	if err != nil {
		return false, err
	}
	var names []string
	for _, one := range packages {
		if one.goneAt == nil {
			names = append(names, one.name)
		}
	}
	return bringsCalling(names), nil
}

// modifyAnnouncementLanguage carries a language to people and features that
// are there already, of which no call shows anything.
func modifyAnnouncementLanguage(ctx context.Context, c *call) (*reply, error) {
	var body wire.AnnouncementLanguageChange
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	if _, err := askedCallingLocation(ctx, c); err != nil {
		return nil, err
	}
	var wrong problems
	wrong.callingLanguage("announcementLanguageCode", body.AnnouncementLanguageCode)
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}
