package emulator

import (
	"context"
	"net/http"
	"slices"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

var dialDigits = shape(`^[0-9]{0,7}$`)

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
	OutsideDialDigit        *string               `json:"outsideDialDigit"`
	EnforceOutsideDialDigit *bool                 `json:"enforceOutsideDialDigit"`
	RoutingPrefix           *string               `json:"routingPrefix"`
	ChargeNumber            *string               `json:"chargeNumber"`
}

// updateCallingLocation answers 204, or 200 with the id of a batch job where a
// new routing prefix has to be carried to people. That job is done at once and
// can't be asked for.
func updateCallingLocation(ctx context.Context, c *call) (*reply, error) {
	var body callingLocationBody
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	before := found.routingPrefix
	var wrong problems
	wrong.callingSettings(found, &body)
	if err := wrong.mainNumber(ctx, c, found, &body); err != nil {
		return nil, err
	}
	taken, err := routingPrefixInUse(ctx, c.tx, found.organization, found.routingPrefix, found.uuid)
	if err != nil {
		return nil, err
	}
	if taken {
		wrong.add(routingPrefixTaken)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := saveCallingLocation(ctx, c.tx, *found); err != nil {
		return nil, err
	}
	users, err := countPeopleWithPackages(ctx, c.tx, found.uuid, callingPackages())
	if err != nil {
		return nil, err
	}
	if found.routingPrefix == before || users == 0 {
		return newReply(http.StatusNoContent), nil
	}
	return answer(http.StatusOK, wire.CallingLocationUpdateResult{BatchJobID: webexid.Encode(webexid.Job, uuid.NewString())})
}

// callingSettings checks the body and writes it over the location, all but the
// main number.
func (p *problems) callingSettings(target *callingLocation, body *callingLocationBody) {
	set(&target.externalCallerIDName, body.ExternalCallerIDName)
	set(&target.chargeNumber, body.ChargeNumber)
	set(&target.enforceOutsideDialDigit, body.EnforceOutsideDialDigit)
	if body.CallingLineID != nil {
		set(&target.callingLineName, body.CallingLineID.Name)
	}
	if set(&target.announcementLanguage, body.AnnouncementLanguage) {
		p.callingLanguage("announcementLanguage", target.announcementLanguage)
	}
	if set(&target.outsideDialDigit, body.OutsideDialDigit) && !dialDigits().MatchString(target.outsideDialDigit) {
		p.add(tooManyDigits, "outsideDialDigit")
	}
	if set(&target.routingPrefix, body.RoutingPrefix) && !dialDigits().MatchString(target.routingPrefix) {
		p.add(tooManyDigits, "routingPrefix")
	}
	if set(&target.emergencyLocationIdentifier, body.PAccessNetworkInfo) && !slices.Contains([]string{"BE", "DE", "FR"}, target.address.Country) {
		p.add(accessNetworkInfoElsewhere)
	}
	if body.Connection != nil {
		p.localConnection(target, *body.Connection)
	}
}

// localConnection sets a route of a local gateway; a location with any other
// PSTN connection takes none.
func (p *problems) localConnection(target *callingLocation, sent wire.RouteConnection) {
	switch {
	case sent.Type != routeTrunk && sent.Type != routeGroup || sent.ID == "":
		p.add(connectionInvalid, routeTrunk, routeGroup)
	case target.pstnType != "" && target.pstnType != wire.PSTNLocalGateway:
		p.add(connectionNotLocal)
	default:
		target.pstnType, target.connectionType, target.connectionID = wire.PSTNLocalGateway, sent.Type, sent.ID
	}
}

// mainNumber sets the main number, which must be one of the location's and
// can't be taken away.
func (p *problems) mainNumber(ctx context.Context, c *call, target *callingLocation, body *callingLocationBody) error {
	if body.CallingLineID == nil || body.CallingLineID.PhoneNumber == nil {
		return nil
	}
	wanted := withoutSeparators(*body.CallingLineID.PhoneNumber)
	if wanted == "" {
		p.add(mainNumberRemoved)
		return nil
	}
	found, err := numberByText(ctx, c.tx, wanted)
	if err != nil {
		return err
	}
	if found == nil || found.location != target.uuid {
		p.add(mainNumberElsewhere)
		return nil
	}
	target.mainNumber = wanted
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
