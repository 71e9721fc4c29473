package calling

import (
	"context"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

var dialDigits = rest.Shape(`^[0-9]{0,7}$`)

// callingLocationBody is the body of PUT: what is absent or null stays.
type callingLocationBody struct {
	AnnouncementLanguage *string `json:"announcementLanguage"`
	CallingLineID        *struct {
		Name        *string `json:"name"`
		PhoneNumber *string `json:"phoneNumber"`
	} `json:"callingLineId"`
	Connection              *wire.RouteConnection `json:"connection"`
	ExternalCallerIDName    *string               `json:"externalCallerIdName"`
	PAccessNetworkInfo      *string               `json:"pAccessNetworkInfo"`
	OutsideDialDigit        *rest.Text            `json:"outsideDialDigit"`
	EnforceOutsideDialDigit *bool                 `json:"enforceOutsideDialDigit"`
	RoutingPrefix           *rest.Text            `json:"routingPrefix"`
	ChargeNumber            *string               `json:"chargeNumber"`
}

// update answers 204, or 200 with the id of a batch job where a
// new routing prefix has to be carried to people. That job is done at once and
// can't be asked for.
func update(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body callingLocationBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := Asked(ctx, c)
	if err != nil {
		return nil, err
	}
	before := found.RoutingPrefix
	if body.Connection != nil {
		if err := warnOfRoute(ctx, c, found.Organization, body.Connection.ID); err != nil {
			return nil, err
		}
	}
	var wrong rest.Problems
	applySettings(&wrong, found, &body)
	if err := applyMainNumber(ctx, c, &wrong, found, &body); err != nil {
		return nil, err
	}
	taken, err := store.RoutingPrefixInUse(ctx, c.Tx, found.Organization, found.RoutingPrefix, found.UUID)
	if err != nil {
		return nil, err
	}
	if taken {
		wrong.Add(rest.RoutingPrefixTaken)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := store.SaveCallingLocation(ctx, c.Tx, *found); err != nil {
		return nil, err
	}
	users, err := store.CountPeopleWithPackages(ctx, c.Tx, found.UUID, offers.WithCalling())
	if err != nil {
		return nil, err
	}
	if found.RoutingPrefix == before || users == 0 {
		return rest.NewReply(http.StatusNoContent), nil
	}
	return rest.Answer(http.StatusOK, wire.CallingLocationUpdateResult{BatchJobID: webexid.Encode(webexid.Job, uuid.NewString())})
}

// applySettings checks the body and writes it over the location, all but the
// main number.
func applySettings(p *rest.Problems, target *store.CallingLocation, body *callingLocationBody) {
	set(&target.ExternalCallerIDName, body.ExternalCallerIDName)
	set(&target.ChargeNumber, body.ChargeNumber)
	set(&target.EnforceOutsideDialDigit, body.EnforceOutsideDialDigit)
	if body.CallingLineID != nil {
		set(&target.CallingLineName, body.CallingLineID.Name)
	}
	if set(&target.AnnouncementLanguage, body.AnnouncementLanguage) {
		checkLanguage(p, "announcementLanguage", target.AnnouncementLanguage)
	}
	if set(&target.OutsideDialDigit, (*string)(body.OutsideDialDigit)) && !dialDigits().MatchString(target.OutsideDialDigit) {
		p.Add(rest.TooManyDigits, "outsideDialDigit")
	}
	if set(&target.RoutingPrefix, (*string)(body.RoutingPrefix)) && !dialDigits().MatchString(target.RoutingPrefix) {
		p.Add(rest.TooManyDigits, "routingPrefix")
	}
	if set(&target.EmergencyLocationIdentifier, body.PAccessNetworkInfo) && !slices.Contains([]string{"BE", "DE", "FR"}, target.Address.Country) {
		p.Add(rest.AccessNetworkInfoElsewhere)
	}
	if body.Connection != nil {
		applyConnection(p, target, *body.Connection)
	}
}

// applyConnection sets a route of a local gateway; a location with any other
// PSTN connection takes none.
func applyConnection(p *rest.Problems, target *store.CallingLocation, sent wire.RouteConnection) {
	switch {
	case sent.Type != RouteTrunk && sent.Type != routeGroup || sent.ID == "":
		p.Add(rest.ConnectionInvalid, RouteTrunk, routeGroup)
	case target.PSTNType != "" && target.PSTNType != wire.PSTNLocalGateway:
		p.Add(rest.ConnectionNotLocal)
	default:
		target.PSTNType, target.ConnectionType, target.ConnectionID = wire.PSTNLocalGateway, sent.Type, sent.ID
	}
}

// applyMainNumber sets the main number, which must be one of the location's and
// can't be taken away.
func applyMainNumber(ctx context.Context, c *rest.Call, p *rest.Problems, target *store.CallingLocation, body *callingLocationBody) error {
	if body.CallingLineID == nil || body.CallingLineID.PhoneNumber == nil {
		return nil
	}
	wanted := rest.WithoutSeparators(*body.CallingLineID.PhoneNumber)
	if wanted == "" {
		p.Add(rest.MainNumberRemoved)
		return nil
	}
	found, err := store.NumberByText(ctx, c.Tx, wanted)
	if err != nil {
		return err
	}
	if found == nil || found.Location != target.UUID {
		p.Add(rest.MainNumberElsewhere)
		return nil
	}
	target.MainNumber = wanted
	return nil
}

// set writes a value that was sent, and reports whether one was.
func set[T any](target, sent *T) bool {
	if sent == nil {
		return false
	}
	*target = *sent
	return true
}
