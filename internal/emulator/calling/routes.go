package calling

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	trunksPath      = "/v1/telephony/config/premisePstn/trunks"
	routeGroupsPath = "/v1/telephony/config/premisePstn/routeGroups"
	// routePage is how many trunks or route groups a page holds, and at most.
	routePage = 2000
)

// RouteRoutes lists the endpoints for trunks and route groups, as far as a PSTN
// connection names them.
func RouteRoutes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: trunksPath, Handle: listTrunks},
		{Method: http.MethodPost, Path: trunksPath, Handle: createTrunk},
		{Method: http.MethodDelete, Path: trunksPath + "/{trunkId}", Handle: removeTrunk},
		{Method: http.MethodGet, Path: routeGroupsPath, Handle: listRouteGroups},
		{Method: http.MethodPost, Path: routeGroupsPath, Handle: createRouteGroup},
		{Method: http.MethodDelete, Path: routeGroupsPath + "/{routeGroupId}", Handle: removeRouteGroup},
	}
}

type idAndName struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

type shownTrunk struct {
	idAndName
	Location  idAndName `json:"location"`
	InUse     bool      `json:"inUse"`
	TrunkType string    `json:"trunkType"`
	Dedicated bool      `json:"isRestrictedToDedicatedInstance"`
}

type shownRouteGroup struct {
	idAndName
	InUse bool `json:"inUse"`
}

// routes are those of an organization.
type routes struct {
	organization string
	trunks       []store.Trunk
	groups       []store.RouteGroup
	named        []string
}

func routesOf(ctx context.Context, c *rest.Call, organization string) (found routes, err error) {
	found.organization = organization
	if found.trunks, err = store.SelectTrunks(ctx, c.Tx, organization); err != nil {
		return found, err
	}
	if found.groups, err = store.SelectRouteGroups(ctx, c.Tx, organization); err != nil {
		return found, err
	}
	found.named, err = store.RoutesInUse(ctx, c.Tx, organization)
	return found, err
}

func askedRoutes(ctx context.Context, c *rest.Call) (routes, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return routes{}, err
	}
	return routesOf(ctx, c, organization)
}

// inUse reports whether a location or, for a trunk, a route group names the route.
func (r *routes) inUse(id string) bool {
	return slices.ContainsFunc(r.named, func(named string) bool { return webexid.UUID(named) == id }) ||
		slices.ContainsFunc(r.groups, func(group store.RouteGroup) bool { return slices.Contains(group.Trunks, id) })
}

// warnOfRoute warns of a route that nobody made here: Webex refuses it, but trunks of
// an estate that an emulator stands in for are seldom made first.
func warnOfRoute(ctx context.Context, c *rest.Call, organization, id string) error {
	if id == "" {
		return nil
	}
	known, err := routesOf(ctx, c, organization)
	sought := webexid.UUID(id)
	if err == nil && !slices.ContainsFunc(known.trunks, func(one store.Trunk) bool { return one.UUID == sought }) &&
		!slices.ContainsFunc(known.groups, func(one store.RouteGroup) bool { return one.UUID == sought }) {
		c.Warn("The trunk or route group is none that was made here; Webex refuses one that does not exist.")
	}
	return err
}

func listTrunks(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(routePage, routePage)
	if err != nil {
		return nil, err
	}
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	names, places, kind := c.Query.All("name"), c.Query.All("locationName"), c.Query.Get("trunkType")
	shown := []shownTrunk{}
	for _, one := range known.trunks {
		if !matches(one.Name, names) || !matches(one.LocationName, places) || kind != "" && kind != one.TrunkType {
			continue
		}
		shown = append(shown, shownTrunk{
			idAndName: idAndName{webexid.Encode(webexid.Trunk, one.UUID), one.Name},
			Location:  idAndName{webexid.Encode(webexid.Location, one.Location), one.LocationName},
			InUse:     known.inUse(one.UUID), TrunkType: one.TrunkType,
		})
	}
	return answerRoutes(c, asked, "trunks", shown)
}

// answerRoutes sorts by name, and answers with the page.
func answerRoutes[T any](c *rest.Call, asked rest.Page, key string, shown []T) (*rest.Reply, error) {
	if order := strings.ToLower(c.Query.Get("order")); order == "desc" || order == "name-desc" {
		slices.Reverse(shown)
	}
	return rest.AnswerPage(c, asked, key, shown[min(asked.Offset, len(shown)):])
}

// matches reports whether a name contains one of the texts, or none is asked for.
func matches(name string, asked []string) bool {
	return len(asked) == 0 || slices.ContainsFunc(asked, func(text string) bool { return strings.Contains(store.Fold(name), store.Fold(text)) })
}

// trunkBody is the body of POST. The password is not kept.
type trunkBody struct {
	Name                       string `json:"name"`
	LocationID                 string `json:"locationId"`
	Password                   string `json:"password"`
	DualIdentitySupportEnabled bool   `json:"dualIdentitySupportEnabled"`
	TrunkType                  string `json:"trunkType"`
	DeviceType                 string `json:"deviceType"`
	Address                    string `json:"address"`
	Domain                     string `json:"domain"`
	Port                       int    `json:"port"`
	MaxConcurrentCalls         int    `json:"maxConcurrentCalls"`
	PChargeInfoSupportPolicy   string `json:"pChargeInfoSupportPolicy"`
}

func createTrunk(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body trunkBody
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	wrong.Require("name", body.Name)
	wrong.Require("locationId", body.LocationID)
	wrong.Require("password", body.Password)
	wrong.Require("trunkType", body.TrunkType)
	wrong.OneOf("trunkType", body.TrunkType, "REGISTERING", "CERTIFICATE_BASED")
	if slices.ContainsFunc(known.trunks, func(one store.Trunk) bool { return store.Fold(one.Name) == store.Fold(body.Name) }) {
		wrong.Add(rest.RouteNameTaken, body.Name)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	place, err := Known(ctx, c, known.organization, webexid.UUID(body.LocationID))
	if err != nil {
		return nil, err
	}
	made := store.Trunk{UUID: uuid.NewString(), Organization: known.organization, Location: place.UUID, Name: body.Name, TrunkType: body.TrunkType}
	if err := store.InsertTrunk(ctx, c.Tx, made); err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusCreated, map[string]string{"id": webexid.Encode(webexid.Trunk, made.UUID)})
}

func removeTrunk(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	id := c.UUID("trunkId")
	switch {
	case !slices.ContainsFunc(known.trunks, func(one store.Trunk) bool { return one.UUID == id }):
		return nil, rest.Refuse(rest.TrunkMissing)
	case known.inUse(id):
		return nil, rest.Refuse(rest.RouteInUse)
	}
	return rest.NewReply(http.StatusNoContent), store.RemoveTrunk(ctx, c.Tx, id)
}

func listRouteGroups(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(routePage, routePage)
	if err != nil {
		return nil, err
	}
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	names := c.Query.All("name")
	shown := []shownRouteGroup{}
	for _, one := range known.groups {
		if matches(one.Name, names) {
			shown = append(shown, shownRouteGroup{idAndName{webexid.Encode(webexid.RouteGroup, one.UUID), one.Name}, known.inUse(one.UUID)})
		}
	}
	return answerRoutes(c, asked, "routeGroups", shown)
}

func createRouteGroup(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body struct {
		Name          string `json:"name"`
		LocalGateways []struct {
			ID         string `json:"id"`
			Name       string `json:"name"`
			LocationID string `json:"locationId"`
			Priority   int    `json:"priority"`
		} `json:"localGateways"`
	}
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	wrong.Require("name", body.Name)
	if len(body.LocalGateways) == 0 {
		wrong.Add(rest.FieldRequired, "localGateways")
	}
	if slices.ContainsFunc(known.groups, func(one store.RouteGroup) bool { return store.Fold(one.Name) == store.Fold(body.Name) }) {
		wrong.Add(rest.RouteNameTaken, body.Name)
	}
	made := store.RouteGroup{UUID: uuid.NewString(), Organization: known.organization, Name: body.Name}
	for _, gateway := range body.LocalGateways {
		id := webexid.UUID(gateway.ID)
		if !slices.ContainsFunc(known.trunks, func(one store.Trunk) bool { return one.UUID == id }) {
			wrong.Add(rest.GatewayUnknown)
		}
		made.Trunks = append(made.Trunks, id)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := store.InsertRouteGroup(ctx, c.Tx, made); err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusCreated, map[string]string{"id": webexid.Encode(webexid.RouteGroup, made.UUID)})
}

func removeRouteGroup(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	known, err := askedRoutes(ctx, c)
	if err != nil {
		return nil, err
	}
	id := c.UUID("routeGroupId")
	switch {
	case !slices.ContainsFunc(known.groups, func(one store.RouteGroup) bool { return one.UUID == id }):
		return nil, rest.Refuse(rest.RouteGroupMissing)
	case known.inUse(id):
		return nil, rest.Refuse(rest.RouteInUse)
	}
	return rest.NewReply(http.StatusNoContent), store.RemoveRouteGroup(ctx, c.Tx, id)
}
