// Package roles serves the roles that people can have.
package roles

import (
	"context"
	"net/http"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Routes lists the endpoints for roles.
func Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: "/v1/roles", Handle: list},
		{Method: http.MethodGet, Path: "/v1/roles/{roleId}", Handle: get},
	}
}

func list(context.Context, *rest.Call) (*rest.Reply, error) {
	return rest.AnswerItems("items", knownRoles())
}

func get(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	for _, role := range knownRoles() {
		if webexid.Same(role.ID, c.Request.PathValue("roleId")) {
			return rest.Answer(http.StatusOK, role)
		}
	}
	return nil, rest.Refuse(rest.RoleMissing)
}

// knownRoles are the same in every database, so that their ids can be written
// down.
func knownRoles() []wire.Role {
	roles := []wire.Role{
		{ID: store.FullAdministrator, Name: "Full Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e02", Name: "Read-Only Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e03", Name: "User Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e04", Name: "Device Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e05", Name: "Support Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e06", Name: "Location Administrator"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e07", Name: "Compliance Officer"},
		{ID: "0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e08", Name: "Webex Calling Administrator"},
	}
	for index := range roles {
		roles[index].ID = webexid.Encode(webexid.Role, roles[index].ID)
	}
	return roles
}

// CheckRoles reads role ids, also those that are joined by commas; an unknown
// one is a problem. The result is never nil and names each role once.
func CheckRoles(p *rest.Problems, sent []string) []string {
	known := knownRoles()
	uuids := []string{}
	for _, id := range strings.FieldsFunc(strings.Join(sent, ","), func(r rune) bool { return r == ',' }) {
		switch role := webexid.UUID(id); {
		case !slices.ContainsFunc(known, func(one wire.Role) bool { return webexid.UUID(one.ID) == role }):
			p.Add(rest.RoleUnknown, id)
		case !slices.Contains(uuids, role):
			uuids = append(uuids, role)
		}
	}
	return uuids
}
