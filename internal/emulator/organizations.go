package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// organizationRoutes lists the endpoints for organizations.
func organizationRoutes() []route {
	return []route{
		{method: http.MethodGet, path: "/v1/organizations", handle: listOrganizations},
		{method: http.MethodGet, path: "/v1/organizations/{orgId}", handle: getOrganization, writes: true},
		{method: http.MethodDelete, path: "/v1/organizations/{orgId}", handle: deleteOrganization},
	}
}

func listOrganizations(ctx context.Context, c *call) (*reply, error) {
	found, err := selectOrganizations(ctx, c.tx, c.now)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Organization, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerItems("items", shown)
}

// getOrganization opens a fresh organization to further calls.
func getOrganization(ctx context.Context, c *call) (*reply, error) {
	found, err := knownOrganization(ctx, c, c.uuid("orgId"))
	if err != nil {
		return nil, err
	}
	if !found.opened {
		if err := openOrganization(ctx, c.tx, found.uuid); err != nil {
			return nil, err
		}
	}
	return answer(http.StatusOK, found.shown())
}

func deleteOrganization(ctx context.Context, c *call) (*reply, error) {
	found, err := knownOrganization(ctx, c, c.uuid("orgId"))
	if err != nil {
		return nil, err
	}
	customer, err := customerOfOrganization(ctx, c.tx, found.uuid)
	if err != nil {
		return nil, err
	}
	people, err := countPeople(ctx, c.tx, found.uuid)
	if err != nil {
		return nil, err
	}
	var wrong problems
	if customer != "" {
		wrong.add(organizationSubscribed)
	}
	if people > 1 {
		wrong.add(organizationPeopled)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	if err := removeOrganization(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

// knownOrganization refuses an organization that doesn't exist.
func knownOrganization(ctx context.Context, c *call, id string) (*organization, error) {
	found, err := organizationByUUID(ctx, c.tx, id, c.now)
	if err == nil && found == nil {
		return nil, refuse(organizationMissing)
	}
	return found, err
}

// queriedOrganization returns the uuid of the organization in the query
// parameter orgId; empty where there is none. An organization that the partner
// has never read is forbidden: only GET /organizations/{orgId} opens it.
func queriedOrganization(ctx context.Context, c *call) (string, error) {
	id := c.queryUUID("orgId")
	if id == "" {
		return "", nil
	}
	found, err := knownOrganization(ctx, c, id)
	if err != nil {
		return "", err
	}
	if !found.opened {
		return "", refuse(organizationClosed)
	}
	return id, nil
}

func (o organization) shown() wire.Organization {
	return wire.Organization{
		ID:          webexid.Encode(webexid.Organization, o.uuid),
		DisplayName: o.name,
		Created:     timestamp(o.createdAt),
	}
}

// refuseClosed refuses an organization that does not exist, or that the
// partner has never read.
func refuseClosed(ctx context.Context, c *call, organization string) error {
	found, err := knownOrganization(ctx, c, organization)
	if err != nil {
		return err
	}
	if !found.opened {
		return refuse(organizationClosed)
	}
	return nil
}

// requiredOrganization refuses a call without orgId: the partner's own
// organization takes part in nothing here.
func requiredOrganization(ctx context.Context, c *call) (string, error) {
	organization, err := queriedOrganization(ctx, c)
	if err == nil && organization == "" {
		return "", refuse(fieldRequired, "orgId")
	}
	return organization, err
}
