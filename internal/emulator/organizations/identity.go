package organizations

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// IdentityRoutes lists the endpoints of the identity side of organizations.
func IdentityRoutes() []rest.Route {
	const path = "/v1/identity/organizations/{orgId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: path, Handle: getIdentity},
		{Method: http.MethodPatch, Path: path, Handle: patchIdentity},
	}
}

func getIdentity(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := known(ctx, c, c.UUID("orgId"))
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, showIdentity(*found))
}

// patchIdentity renames an organization; an absent language stays.
func patchIdentity(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var sent wire.IdentityOrganization
	if err := c.Decode(&sent); err != nil {
		return nil, err
	}
	found, err := known(ctx, c, c.UUID("orgId"))
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if !slices.Contains(sent.Schemas, wire.IdentityOrganizationSchema) {
		wrong.Add(rest.SchemaMissing, wire.IdentityOrganizationSchema)
	}
	wrong.Require("displayName", sent.DisplayName)
	language := found.PreferredLanguage
	if sent.PreferredLanguage != "" {
		language = sent.PreferredLanguage
		wrong.Language("preferredLanguage", language)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := store.RenameOrganization(ctx, c.Tx, found.UUID, sent.DisplayName, language, c.Now); err != nil {
		return nil, err
	}
	return getIdentity(ctx, c)
}

func showIdentity(o store.Organization) wire.IdentityOrganization {
	return wire.IdentityOrganization{
		Schemas:           []string{wire.IdentityOrganizationSchema},
		ID:                o.UUID,
		DisplayName:       o.Name,
		PreferredLanguage: o.PreferredLanguage,
		Meta: &wire.IdentityMeta{
			Created:      rest.Timestamp(o.CreatedAt),
			LastModified: rest.Timestamp(o.ModifiedAt),
			Version:      fmt.Sprintf("W/%q", strconv.FormatInt(o.Version, 10)),
		},
	}
}
