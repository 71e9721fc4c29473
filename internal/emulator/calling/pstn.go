package calling

import (
	"context"
	"net/http"
	"slices"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Types of a route of a local gateway.
const (
	RouteTrunk = "TRUNK"
	routeGroup = "ROUTE_GROUP"
)

// PSTNOption is a way to reach the public telephone network. Every location
// has the same ones.
type PSTNOption struct {
	uuid           string
	name           string
	connectionType string
}

func pstnOptions() []PSTNOption {
	return []PSTNOption{
		{"51de489c-aa60-4c25-9af6-cc4cb171730e", "Premises-based PSTN", wire.PSTNLocalGateway},
		{"d094178f-818e-45bc-b101-a8dd48c13921", "Example Telecom (non-integrated)", wire.PSTNNonIntegratedCCP},
		{"9a3a2c0b-53d0-4a3c-8c5e-3f0d1e7f6a11", "Example Carrier (integrated)", wire.PSTNIntegratedCCP},
		{"9a3a2c0b-53d0-4a3c-8c5e-3f0d1e7f6a12", "Cisco Calling Plan", wire.PSTNCisco},
	}
}

// PSTNOptionOfType returns the option with a type of connection, and whether
// there is one.
func PSTNOptionOfType(connectionType string) (PSTNOption, bool) {
	options := pstnOptions()
	index := slices.IndexFunc(options, func(one PSTNOption) bool { return one.connectionType == connectionType })
	if index < 0 {
		return PSTNOption{}, false
	}
	return options[index], true
}

// PSTNRoutes lists the endpoints for PSTN connections.
func PSTNRoutes() []rest.Route {
	const one = "/v1/telephony/pstn/locations/{locationId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: one + "/connectionOptions", Handle: listPSTNOptions},
		{Method: http.MethodGet, Path: one + "/connection", Handle: getPSTNConnection},
		{Method: http.MethodPut, Path: one + "/connection", Handle: putPSTNConnection},
	}
}

func listPSTNOptions(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	if _, err := Asked(ctx, c); err != nil {
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
	return rest.AnswerItems("items", shown)
}

func getPSTNConnection(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := Asked(ctx, c)
	if err != nil {
		return nil, err
	}
	option, ok := PSTNOptionOfType(found.PSTNType)
	if !ok {
		return nil, rest.Refuse(rest.ConnectionMissing)
	}
	return rest.Answer(http.StatusOK, wire.PSTNConnection{
		ID:                 webexid.Encode(webexid.PSTN, option.uuid),
		DisplayName:        option.name,
		PSTNServices:       []string{"GEOGRAPHIC_NUMBERS"},
		PSTNConnectionType: option.connectionType,
		RouteType:          found.ConnectionType,
		RouteID:            found.ConnectionID,
	})
}

// putPSTNConnection sets a route of a local gateway or a non-integrated
// provider, the only two that the API can set.
func putPSTNConnection(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.PSTNConnectionRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	found, err := Asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if IntegratedPSTN(found.PSTNType) {
		wrong.Add(rest.ConnectionFixed, found.PSTNType)
	}
	option := ChoosePSTN(&wrong, body)
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := warnOfRoute(ctx, c, found.Organization, body.PremiseRouteID); err != nil {
		return nil, err
	}
	found.PSTNType, found.ConnectionType, found.ConnectionID = option.connectionType, body.PremiseRouteType, body.PremiseRouteID
	if err := store.SaveCallingLocation(ctx, c.Tx, *found); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// ChoosePSTN returns the option that was asked for: by its id, or by a route
// of a local gateway, which any trunk or route group serves.
func ChoosePSTN(p *rest.Problems, sent wire.PSTNConnectionRequest) PSTNOption {
	var chosen PSTNOption
	if sent.ID != "" {
		options := pstnOptions()
		index := slices.IndexFunc(options, func(one PSTNOption) bool { return one.uuid == webexid.UUID(sent.ID) })
		if index < 0 {
			p.Add(rest.OptionUnknown, sent.ID)
			return chosen
		}
		chosen = options[index]
	}
	switch routed := sent.PremiseRouteType != "" || sent.PremiseRouteID != ""; {
	case chosen == (PSTNOption{}) && !routed:
		p.Add(rest.OptionMissing)
	case IntegratedPSTN(chosen.connectionType):
		p.Add(rest.OptionFixed, chosen.name)
	case chosen.connectionType == wire.PSTNNonIntegratedCCP && routed:
		p.Add(rest.RouteNotLocal, chosen.name)
	case chosen.connectionType == wire.PSTNNonIntegratedCCP:
	case sent.PremiseRouteType != RouteTrunk && sent.PremiseRouteType != routeGroup:
		p.Add(rest.RouteTypeInvalid, RouteTrunk, routeGroup)
	case sent.PremiseRouteID == "":
		p.Add(rest.FieldRequired, "premiseRouteId")
	default:
		chosen.connectionType = wire.PSTNLocalGateway
	}
	return chosen
}

// IntegratedPSTN reports whether numbers come with the connection, so that they
// can't be added or removed by hand.
func IntegratedPSTN(connectionType string) bool {
	return connectionType == wire.PSTNIntegratedCCP || connectionType == wire.PSTNCisco
}
