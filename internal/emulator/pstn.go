package emulator

import (
	"context"
	"net/http"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Types of a route of a local gateway.
const (
	routeTrunk = "TRUNK"
	routeGroup = "ROUTE_GROUP"
)

// pstnOption is a way to reach the public telephone network. Every location
// has the same ones.
type pstnOption struct {
	uuid           string
	name           string
	connectionType string
}

func pstnOptions() []pstnOption {
	return []pstnOption{
		{"51de489c-aa60-4c25-9af6-cc4cb171730e", "Premises-based PSTN", wire.PSTNLocalGateway},
		{"d094178f-818e-45bc-b101-a8dd48c13921", "Example Telecom (non-integrated)", wire.PSTNNonIntegratedCCP},
		{"9a3a2c0b-53d0-4a3c-8c5e-3f0d1e7f6a11", "Example Carrier (integrated)", wire.PSTNIntegratedCCP},
		{"9a3a2c0b-53d0-4a3c-8c5e-3f0d1e7f6a12", "Cisco Calling Plan", wire.PSTNCisco},
	}
}

func pstnOptionOfType(connectionType string) (pstnOption, bool) {
	options := pstnOptions()
	index := slices.IndexFunc(options, func(one pstnOption) bool { return one.connectionType == connectionType })
	if index < 0 {
		return pstnOption{}, false
	}
	return options[index], true
}

// pstnRoutes lists the endpoints for PSTN connections.
func pstnRoutes() []route {
	const one = "/v1/telephony/pstn/locations/{locationId}"
	return []route{
		{method: http.MethodGet, path: one + "/connectionOptions", handle: listPSTNOptions},
		{method: http.MethodGet, path: one + "/connection", handle: getPSTNConnection},
		{method: http.MethodPut, path: one + "/connection", handle: putPSTNConnection},
	}
}

func listPSTNOptions(ctx context.Context, c *call) (*reply, error) {
	if _, err := askedCallingLocation(ctx, c); err != nil {
		return nil, err
	}
	var shown []wire.PSTNConnectionOption
	for _, one := range pstnOptions() {
		shown = append(shown, wire.PSTNConnectionOption{
			ID:           webexid.Encode(webexid.PSTN, one.uuid),
			DisplayName:  one.name,
			PSTNServices: []string{"GEOGRAPHIC_NUMBERS"},
		})
	}
	return answerItems("items", shown)
}

func getPSTNConnection(ctx context.Context, c *call) (*reply, error) {
	found, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	option, ok := pstnOptionOfType(found.pstnType)
	if !ok {
		return nil, refuse(connectionMissing)
	}
	return answer(http.StatusOK, wire.PSTNConnection{
		ID:                 webexid.Encode(webexid.PSTN, option.uuid),
		DisplayName:        option.name,
		PSTNServices:       []string{"GEOGRAPHIC_NUMBERS"},
		PSTNConnectionType: option.connectionType,
		RouteType:          found.connectionType,
		RouteID:            found.connectionID,
	})
}

// putPSTNConnection sets a route of a local gateway or a non-integrated
// provider, the only two that the API can set.
func putPSTNConnection(ctx context.Context, c *call) (*reply, error) {
	var body wire.PSTNConnectionRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	found, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	if integratedPSTN(found.pstnType) {
		wrong.add(connectionFixed, found.pstnType)
	}
	option := wrong.pstnOption(body)
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	found.pstnType, found.connectionType, found.connectionID = option.connectionType, body.PremiseRouteType, body.PremiseRouteID
	if err := saveCallingLocation(ctx, c.tx, *found); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

// pstnOption returns the option that was asked for: by its id, or by a route
// of a local gateway, which any trunk or route group serves.
func (p *problems) pstnOption(sent wire.PSTNConnectionRequest) pstnOption {
	var chosen pstnOption
	if sent.ID != "" {
		options := pstnOptions()
		index := slices.IndexFunc(options, func(one pstnOption) bool { return one.uuid == webexid.UUID(sent.ID) })
		if index < 0 {
			p.add(optionUnknown, sent.ID)
			return chosen
		}
		chosen = options[index]
	}
	switch routed := sent.PremiseRouteType != "" || sent.PremiseRouteID != ""; {
	case chosen == (pstnOption{}) && !routed:
		p.add(optionMissing)
	case integratedPSTN(chosen.connectionType):
		p.add(optionFixed, chosen.name)
	case chosen.connectionType == wire.PSTNNonIntegratedCCP && routed:
		p.add(routeNotLocal, chosen.name)
	case chosen.connectionType == wire.PSTNNonIntegratedCCP:
	case sent.PremiseRouteType != routeTrunk && sent.PremiseRouteType != routeGroup:
		p.add(routeTypeInvalid, routeTrunk, routeGroup)
	case sent.PremiseRouteID == "":
		p.add(fieldRequired, "premiseRouteId")
	default:
		chosen.connectionType = wire.PSTNLocalGateway
	}
	return chosen
}

// integratedPSTN reports whether numbers come with the connection, so that they
// can't be added or removed by hand.
func integratedPSTN(connectionType string) bool {
	return connectionType == wire.PSTNIntegratedCCP || connectionType == wire.PSTNCisco
}
