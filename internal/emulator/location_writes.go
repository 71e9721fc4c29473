package emulator

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// maximumLocationName is the length in characters of the name of a location
	// without calling.
	maximumLocationName = 256
	// maximumCallingName is the length in characters of the name of a location
	// with calling.
	maximumCallingName = 80
)

func createLocation(ctx context.Context, c *call) (*reply, error) {
	var body wire.LocationRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	organization, err := requiredOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	wrong.locationName(body.Name, maximumLocationName)
	wrong.timeZone("timeZone", body.TimeZone)
	wrong.language("preferredLanguage", body.PreferredLanguage)
	wrong.language("announcementLanguage", body.AnnouncementLanguage)
	wrong.locationAddress(body.Address)
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := refuseTakenName(ctx, c, organization, body.Name, ""); err != nil {
		return nil, err
	}
	made := location{
		uuid:                 uuid.NewString(),
		organization:         organization,
		name:                 body.Name,
		address:              body.Address,
		timeZone:             body.TimeZone,
		preferredLanguage:    body.PreferredLanguage,
		announcementLanguage: body.AnnouncementLanguage,
		latitude:             body.Latitude,
		longitude:            body.Longitude,
		notes:                body.Notes,
	}
	available := c.now.UnixMilli()
	if err := insertLocation(ctx, c.tx, made, c.now, &available); err != nil {
		return nil, err
	}
	return answerLocationID(made.uuid)
}

func answerLocationID(id string) (*reply, error) {
	return answer(http.StatusCreated, map[string]string{"id": webexid.Encode(webexid.Location, id)})
}

// updateLocation leaves alone what the body leaves out.
func updateLocation(ctx context.Context, c *call) (*reply, error) {
	var body wire.LocationUpdate
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	if body.Name != "" {
		found.name = body.Name
		wrong.locationName(body.Name, longestName(found.calling))
	}
	if body.TimeZone != "" {
		found.timeZone = body.TimeZone
		wrong.timeZone("timeZone", body.TimeZone)
	}
	if body.PreferredLanguage != "" {
		found.preferredLanguage = body.PreferredLanguage
		wrong.language("preferredLanguage", body.PreferredLanguage)
	}
	if body.Address != nil && *body.Address != found.address {
		found.address = *body.Address
		wrong.locationAddress(*body.Address)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := refuseTakenName(ctx, c, found.organization, found.name, found.uuid); err != nil {
		return nil, err
	}
	if err := saveLocation(ctx, c.tx, *found); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

func deleteLocation(ctx context.Context, c *call) (*reply, error) {
	found, err := askedLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	if found.calling {
		return nil, refuse(locationCalls)
	}
	if err := removeLocation(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

// longestName is the length in characters that a location's name may have.
func longestName(calling bool) int {
	if calling {
		return maximumCallingName
	}
	return maximumLocationName
}

func (p *problems) locationName(name string, longest int) {
	p.require("name", name)
	if utf8.RuneCountInString(name) > longest {
		p.add(fieldTooLong, "name", longest)
	}
}

// locationAddress checks an address as the locations API spells it. State and
// postal code are needed in some countries only.
func (p *problems) locationAddress(address wire.LocationAddress) {
	p.require("address.address1", address.Address1)
	p.require("address.city", address.City)
	p.country("address.country", address.Country)
	p.addressParts(address.Country, "address.state", address.State, "address.postalCode", address.PostalCode)
}

func refuseTakenName(ctx context.Context, c *call, organization, name, except string) error {
	existing, err := locationByName(ctx, c.tx, organization, name)
	if err != nil {
		return err
	}
	if existing != "" && existing != except {
		return refuse(locationNameTaken, name)
	}
	return nil
}
