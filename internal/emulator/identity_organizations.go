package emulator

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// identityOrganizationRoutes lists the endpoints of the identity side of organizations.
func identityOrganizationRoutes() []route {
	const path = "/v1/identity/organizations/{orgId}"
	return []route{
		{method: http.MethodGet, path: path, handle: getIdentityOrganization},
		{method: http.MethodPatch, path: path, handle: patchIdentityOrganization},
	}
}

func getIdentityOrganization(ctx context.Context, c *call) (*reply, error) {
	found, err := knownOrganization(ctx, c, c.uuid("orgId"))
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.identity())
}

// patchIdentityOrganization renames an organization; an absent language stays.
func patchIdentityOrganization(ctx context.Context, c *call) (*reply, error) {
	var sent wire.IdentityOrganization
	if err := c.decode(&sent); err != nil {
		return nil, err
	}
	found, err := knownOrganization(ctx, c, c.uuid("orgId"))
	if err != nil {
		return nil, err
	}
	var wrong problems
	if !slices.Contains(sent.Schemas, wire.IdentityOrganizationSchema) {
		wrong.add(schemaMissing, wire.IdentityOrganizationSchema)
	}
	wrong.require("displayName", sent.DisplayName)
	language := found.preferredLanguage
	if sent.PreferredLanguage != "" {
		language = sent.PreferredLanguage
		wrong.language("preferredLanguage", language)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := renameOrganization(ctx, c.tx, found.uuid, sent.DisplayName, language, c.now); err != nil {
		return nil, err
	}
	return getIdentityOrganization(ctx, c)
}

func (o organization) identity() wire.IdentityOrganization {
	return wire.IdentityOrganization{
		Schemas:           []string{wire.IdentityOrganizationSchema},
		ID:                o.uuid,
		DisplayName:       o.name,
		PreferredLanguage: o.preferredLanguage,
		Meta: &wire.IdentityMeta{
			Created:      timestamp(o.createdAt),
			LastModified: timestamp(o.modifiedAt),
			Version:      fmt.Sprintf("W/%q", strconv.FormatInt(o.version, 10)),
		},
	}
}
