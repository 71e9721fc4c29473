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

func list(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	shown := []wire.Role{}
	for _, one := range knownRoles() {
		shown = append(shown, one.show(c.Dialect))
	}
	return rest.AnswerItems("items", shown)
}

func get(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	for _, one := range knownRoles() {
		if one.uuid == UUID(c.Request.PathValue("roleId")) {
			return rest.Answer(http.StatusOK, one.show(c.Dialect))
		}
	}
	return nil, rest.Refuse(rest.RoleMissing)
}

// role has also the name that recorded ids hold in place of the uuid.
type role struct {
	uuid, recorded, name string
}

func (r role) show(dialect rest.Dialect) wire.Role {
	return wire.Role{ID: ID(dialect, r.uuid), Name: r.name}
}

// ID is the id of a role.
func ID(dialect rest.Dialect, uuid string) string {
	for _, one := range knownRoles() {
		if one.uuid == uuid && dialect == rest.Recorded {
			return webexid.Encode(webexid.Role, one.recorded)
		}
	}
	return webexid.Encode(webexid.Role, uuid)
}

// UUID is the uuid of the role with an id, whatever dialect wrote it.
func UUID(id string) string {
	_, value, _ := webexid.Decode(id)
	for _, one := range knownRoles() {
		if one.recorded == value {
			return one.uuid
		}
	}
	return webexid.UUID(id)
}

// knownRoles are the same in every database, so that their ids can be written
// down. The recorded names of the first five were seen in recorded answers. Those
// of the last three were not: they are invented after the same pattern.
func knownRoles() []role {
	return []role{
		{store.FullAdministrator, "id_full_admin", "Full Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e02", "id_readonly_admin", "Read-Only Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e03", "id_user_admin", "User Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e04", "id_device_admin", "Device Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e05", "atlas-portal.support", "Support Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e06", "location_full_admin", "Location Administrator"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e07", "compliance_officer", "Compliance Officer"},
		{"0c6f9a52-5d0f-4f0e-9a44-6a1b1f3c7e08", "webex_calling_admin", "Webex Calling Administrator"},
	}
}

// CheckRoles reads role ids, also those that are joined by commas; an unknown
// one is a problem. The result is never nil and names each role once.
func CheckRoles(p *rest.Problems, sent []string) []string {
	known := knownRoles()
	uuids := []string{}
	for _, id := range strings.FieldsFunc(strings.Join(sent, ","), func(r rune) bool { return r == ',' }) {
		switch uuid := UUID(id); {
		case !slices.ContainsFunc(known, func(one role) bool { return one.uuid == uuid }):
			p.Add(rest.RoleUnknown, id)
		case !slices.Contains(uuids, uuid):
			uuids = append(uuids, uuid)
		}
	}
	return uuids
}

// Name is the name of the role with a uuid.
func Name(uuid string) string {
	for _, one := range knownRoles() {
		if one.uuid == uuid {
			return one.name
		}
	}
	return uuid
}
