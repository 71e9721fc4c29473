package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"strings"
)

// PhoneNumber is a number of a person. work_extension is read-only and carries
// the location's routing prefix.
type PhoneNumber struct {
	Type    string `json:"type,omitempty"`
	Value   string `json:"value,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

// Person is a person of an organization.
type Person struct {
	ID            string        `json:"id,omitempty"`
	Emails        []string      `json:"emails,omitempty"`
	PhoneNumbers  []PhoneNumber `json:"phoneNumbers,omitempty"`
	Extension     string        `json:"extension,omitempty"`
	LocationID    string        `json:"locationId,omitempty"`
	DisplayName   string        `json:"displayName,omitempty"`
	NickName      string        `json:"nickName,omitempty"`
	FirstName     string        `json:"firstName,omitempty"`
	LastName      string        `json:"lastName,omitempty"`
	OrgID         string        `json:"orgId,omitempty"`
	Roles         []string      `json:"roles,omitempty"`
	Licenses      []string      `json:"licenses,omitempty"`
	Department    string        `json:"department,omitempty"`
	Title         string        `json:"title,omitempty"`
	Created       string        `json:"created,omitempty"`
	LastModified  string        `json:"lastModified,omitempty"`
	Status        string        `json:"status,omitempty"`
	InvitePending StringBool    `json:"invitePending,omitempty"`
	LoginEnabled  StringBool    `json:"loginEnabled,omitempty"`
	Type          string        `json:"type,omitempty"`
}

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
func (c *Client) GetPerson(ctx context.Context, id string) (Person, error) {
	return getObject(ctx, c, call{path: personPath(id), query: callingData()}, func(found Person) string { return found.ID })
}

// ListPeople lists people. Webex may leave roles and licences out of a list.
func (c *Client) ListPeople(ctx context.Context, filter PersonFilter) iter.Seq2[Person, error] {
	return list[Person](ctx, c, personListing(filter))
}

func personListing(filter PersonFilter) listing {
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
	return listing{path: "/people", query: query, orgID: filter.OrgID, pageSize: size}
}

// DeletePerson deletes a person for good.
func (c *Client) DeletePerson(ctx context.Context, id string) error {
	c.persons.wrote(id)
	return c.do(ctx, call{method: http.MethodDelete, path: personPath(id)})
}

func personPath(id string) string { return route("people", id) }

func callingData() url.Values { return url.Values{"callingData": {"true"}} }
