// Package organizations serves organizations and their identity side, and tells other endpoints
// which organizations they may touch.
package organizations

import (
	"context"
	"net/http"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// closedTime is how long calls on a new organization are forbidden, unless GET
// /organizations/{orgId} opens it before.
const closedTime = 30 * time.Second

// Routes lists the endpoints for organizations.
func Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodGet, Path: "/v1/organizations", Handle: list},
		{Method: http.MethodGet, Path: "/v1/organizations/{orgId}", Handle: get, Writes: true},
		{Method: http.MethodDelete, Path: "/v1/organizations/{orgId}", Handle: remove},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := store.SelectOrganizations(ctx, c.Tx, c.Now)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Organization, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	return rest.AnswerItems("items", shown)
}

// get opens a fresh organization to further calls.
func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := known(ctx, c, c.UUID("orgId"))
	if err != nil {
		return nil, err
	}
	if !found.Opened {
		if err := store.OpenOrganization(ctx, c.Tx, found.UUID); err != nil {
			return nil, err
		}
	}
	return rest.Answer(http.StatusOK, show(*found))
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := known(ctx, c, c.UUID("orgId"))
	if err != nil {
		return nil, err
	}
	own, err := store.PartnerOrganization(ctx, c.Tx)
	if err != nil {
		return nil, err
	}
	if found.UUID == own {
		return nil, rest.Refuse(rest.OrganizationOwn)
	}
	customer, err := store.CustomerOfOrganization(ctx, c.Tx, found.UUID)
	if err != nil {
		return nil, err
	}
	people, err := store.CountPeople(ctx, c.Tx, found.UUID)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if customer != "" {
		wrong.Add(rest.OrganizationSubscribed)
	}
	if people > 1 {
		wrong.Add(rest.OrganizationPeopled)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	if err := store.RemoveOrganization(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// known refuses an organization that doesn't exist.
func known(ctx context.Context, c *rest.Call, id string) (*store.Organization, error) {
	found, err := store.OrganizationByUUID(ctx, c.Tx, id, c.Now)
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.OrganizationMissing)
	}
	return found, err
}

// Queried returns the uuid of the organization in the query parameter orgId;
// without one it is the caller's own.
func Queried(ctx context.Context, c *rest.Call) (string, error) {
	id := c.QueryUUID("orgId")
	if id == "" {
		return store.PartnerOrganization(ctx, c.Tx)
	}
	return id, RefuseClosed(ctx, c, id)
}

func show(o store.Organization) wire.Organization {
	return wire.Organization{
		ID:          webexid.Encode(webexid.Organization, o.UUID),
		DisplayName: o.Name,
		Created:     rest.Timestamp(o.CreatedAt),
	}
}

// RefuseClosed refuses an organization that does not exist, and a new one for a
// while, until the partner has read it.
func RefuseClosed(ctx context.Context, c *rest.Call, organization string) error {
	found, err := known(ctx, c, organization)
	if err != nil {
		return err
	}
	if !found.Opened && c.Now.Before(time.UnixMilli(found.AvailableAt).Add(closedTime)) {
		return rest.Refuse(rest.OrganizationClosed)
	}
	return nil
}

// Unfinished reports whether an organization does not exist for the
// API yet. The e-mail address of its administrator belongs to it when provisioning
// has ended, and not before: until then a user of another customer can take it.
// Provisioning then fails in the background with the code 10022.
func Unfinished(ctx context.Context, c *rest.Call, id string) (bool, error) {
	found, err := store.OrganizationByUUID(ctx, c.Tx, id, c.Now)
	return err == nil && found == nil, err
}
