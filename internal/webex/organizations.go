package webex

import (
	"context"
	"iter"
	"net/http"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// organizationDeletionTimeout: Webex may take ten minutes to answer.
const organizationDeletionTimeout = 10 * time.Minute

// GetOrganization reads an organization. For a customer's organization that is
// more than a read: it opens a new one to the partner.
//
// Operation: GET /organizations/{orgId}.
func (c *Client) GetOrganization(ctx context.Context, id string) (wire.Organization, error) {
	organization, err := getObject(ctx, c, transport.Call{Path: transport.Route("organizations", id)}, func(found wire.Organization) string { return found.ID })
	if err == nil {
		c.transport.OpenedOrganization(id)
	}
	return organization, err
}

// ListOrganizations lists the organizations that the token's user may see.
//
// Operation: GET /organizations.
func (c *Client) ListOrganizations(ctx context.Context) iter.Seq2[wire.Organization, error] {
	return batch.All[wire.Organization](ctx, c.transport, batch.List{Path: "/organizations"})
}

// DeleteOrganization deletes an organization for good. One attempt may take
// ten minutes; ErrConflict lists what stands in the way.
//
// Operation: DELETE /organizations/{orgId}.
func (c *Client) DeleteOrganization(ctx context.Context, id string) error {
	return c.transport.Do(ctx, transport.Call{
		Method:  http.MethodDelete,
		Path:    transport.Route("organizations", id),
		OrgID:   id,
		Timeout: organizationDeletionTimeout,
	})
}

// GetIdentityOrganization reads an organization in Webex Common Identity. The
// id may be encoded or a bare uuid.
//
// Operation: GET /identity/organizations/{orgId}.
func (c *Client) GetIdentityOrganization(ctx context.Context, orgID string) (wire.IdentityOrganization, error) {
	return getObject(ctx, c, transport.Call{Path: identityPath(orgID), OrgID: orgID}, identityID)
}

// RenameOrganization sets the display name of an organization. It needs the
// scope identity:organizations_rw and the role of a full administrator there.
//
// Operation: PATCH /identity/organizations/{orgId}.
func (c *Client) RenameOrganization(ctx context.Context, orgID, name string) (wire.IdentityOrganization, error) {
	body := wire.IdentityOrganization{Schemas: []string{wire.IdentityOrganizationSchema}, DisplayName: name}
	return sendForObject(ctx, c, transport.Call{Method: http.MethodPatch, Path: identityPath(orgID), OrgID: orgID, Body: body}, identityID)
}

func identityPath(orgID string) string {
	return transport.Route("identity", "organizations", webexid.UUID(orgID))
}

func identityID(organization wire.IdentityOrganization) string { return organization.ID }
