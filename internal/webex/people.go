package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// PersonChange says which fields of a person to change: nil stays as it is, a
// pointer to an empty value clears.
type PersonChange struct {
	FirstName   *string
	LastName    *string
	PhoneNumber *string
	Extension   *string
	Roles       *[]string
}

// PersonFilter narrows a list of people; IDs holds at most 85.
type PersonFilter struct {
	OrgID       string
	Email       string
	DisplayName string
	LocationID  string
	RoleID      string
	IDs         []string
	CallingData bool
}

// Page sizes of the list of people that Webex allows with calling data.
const (
	peoplePageSize           = 100
	peopleOfLocationPageSize = 50
)

// GetPerson reads a person, with calling data.
//
// Operation: GET /people/{personId}.
func (c *Client) GetPerson(ctx context.Context, id string) (wire.Person, error) {
	return getObject(ctx, c, transport.Call{Path: personPath(id), Query: callingData()}, func(found wire.Person) string { return found.ID })
}

// ListPeople lists people. Webex may leave roles and licences out of a list.
//
// Operation: GET /people.
func (c *Client) ListPeople(ctx context.Context, filter PersonFilter) iter.Seq2[wire.Person, error] {
	return batch.All[wire.Person](ctx, c.transport, personListing(filter))
}

func personListing(filter PersonFilter) batch.List {
	query := organizationQuery(filter.OrgID)
	setIfGiven(query, "email", filter.Email)
	setIfGiven(query, "displayName", filter.DisplayName)
	setIfGiven(query, "locationId", filter.LocationID)
	setIfGiven(query, "roles", filter.RoleID)
	setIfGiven(query, "id", strings.Join(filter.IDs, ","))
	if filter.CallingData {
		query.Set("callingData", "true")
	}
	size := peoplePageSize
	if filter.LocationID != "" {
		size = peopleOfLocationPageSize
	}
	return batch.List{Path: "/people", Query: query, OrgID: filter.OrgID, PageSize: size}
}

// DeletePerson deletes a person for good.
//
// Operation: DELETE /people/{personId}.
func (c *Client) DeletePerson(ctx context.Context, id string) error {
	c.persons.Wrote(id)
	return c.transport.Do(ctx, transport.Call{Method: http.MethodDelete, Path: personPath(id)})
}

func personPath(id string) string { return transport.Route("people", id) }

func callingData() url.Values { return url.Values{"callingData": {"true"}} }
