package locations

import (
	"context"
	"net/http"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// maximumLocationName is the length in characters of the name of a location
	// without calling.
	maximumLocationName = 256
	// MaximumCallingName is the length in characters of the name of a location
	// with calling.
	MaximumCallingName = 80
)

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.LocationRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	CheckName(&wrong, body.Name, maximumLocationName)
	wrong.TimeZone("timeZone", body.TimeZone)
	wrong.Language("preferredLanguage", body.PreferredLanguage)
	wrong.Language("announcementLanguage", body.AnnouncementLanguage)
	checkAddress(&wrong, body.Address)
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := refuseTakenName(ctx, c, organization, body.Name, ""); err != nil {
		return nil, err
	}
	made := store.Location{
		UUID:                 uuid.NewString(),
		Organization:         organization,
		Name:                 body.Name,
		Address:              body.Address,
		TimeZone:             body.TimeZone,
		PreferredLanguage:    body.PreferredLanguage,
		AnnouncementLanguage: body.AnnouncementLanguage,
		Latitude:             body.Latitude,
		Longitude:            body.Longitude,
		Notes:                body.Notes,
	}
	available := c.Now.UnixMilli()
	if err := store.InsertLocation(ctx, c.Tx, made, c.Now, &available); err != nil {
		return nil, err
	}
	return AnswerID(made.UUID)
}

// AnswerID answers with the id of a new location.
func AnswerID(id string) (*rest.Reply, error) {
	return rest.Answer(http.StatusCreated, map[string]string{"id": webexid.Encode(webexid.Location, id)})
}

// update leaves alone what the body leaves out.
func update(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.LocationUpdate
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if body.Name != "" {
		found.Name = body.Name
		CheckName(&wrong, body.Name, longestName(found.Calling))
	}
	if body.TimeZone != "" {
		found.TimeZone = body.TimeZone
		wrong.TimeZone("timeZone", body.TimeZone)
	}
	if body.PreferredLanguage != "" {
		found.PreferredLanguage = body.PreferredLanguage
		wrong.Language("preferredLanguage", body.PreferredLanguage)
	}
	if body.Address != nil && *body.Address != found.Address {
		found.Address = *body.Address
		checkAddress(&wrong, *body.Address)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := refuseTakenName(ctx, c, found.Organization, found.Name, found.UUID); err != nil {
		return nil, err
	}
	if err := store.SaveLocation(ctx, c.Tx, *found); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	if found.Calling {
		return nil, rest.Refuse(rest.LocationCalls)
	}
	if err := store.RemoveLocation(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// longestName is the length in characters that a location's name may have.
func longestName(calling bool) int {
	if calling {
		return MaximumCallingName
	}
	return maximumLocationName
}

// CheckName checks the name of a location, of at most that many characters.
func CheckName(p *rest.Problems, name string, longest int) {
	p.Require("name", name)
	if utf8.RuneCountInString(name) > longest {
		p.Add(rest.FieldTooLong, "name", longest)
	}
}

// checkAddress checks an address as the locations API spells it. State and
// postal code are needed in some countries only.
func checkAddress(p *rest.Problems, address wire.LocationAddress) {
	p.Require("address.address1", address.Address1)
	p.Require("address.city", address.City)
	p.Country("address.country", address.Country)
	p.AddressParts(address.Country, "address.state", address.State, "address.postalCode", address.PostalCode)
}

func refuseTakenName(ctx context.Context, c *rest.Call, organization, name, except string) error {
	existing, err := store.LocationByName(ctx, c.Tx, organization, name)
	if err != nil {
		return err
	}
	if existing != "" && existing != except {
		return rest.Refuse(rest.LocationNameTaken, name)
	}
	return nil
}
