package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// shownPerson is a person as the API shows it. Lists that are nil are left
// out, empty ones are shown.
type shownPerson struct {
	ID           string             `json:"id"`
	Emails       []string           `json:"emails"`
	PhoneNumbers []wire.PhoneNumber `json:"phoneNumbers,omitzero"`
	Extension    string             `json:"extension,omitempty"`
	LocationID   string             `json:"locationId,omitempty"`
	DisplayName  string             `json:"displayName"`
	NickName     string             `json:"nickName,omitempty"`
	FirstName    string             `json:"firstName,omitempty"`
	LastName     string             `json:"lastName,omitempty"`
	personDetails
	OrgID         string          `json:"orgId"`
	Roles         []string        `json:"roles,omitzero"`
	Licenses      []string        `json:"licenses,omitzero"`
	Created       string          `json:"created"`
	LastModified  string          `json:"lastModified"`
	Status        string          `json:"status,omitempty"`
	InvitePending wire.StringBool `json:"invitePending"`
	LoginEnabled  wire.StringBool `json:"loginEnabled"`
	Type          string          `json:"type"`
}

// personView says which parts of a person an answer shows.
type personView struct {
	calling, administration, status bool
}

func wantsCallingData(c *call) bool {
	return c.query.Get("callingData") == "true"
}

// viewOfOne is the view of a single person: everything, but number, extension
// and location only on demand.
func viewOfOne(c *call) personView {
	return personView{calling: wantsCallingData(c), administration: true, status: true}
}

// viewOfList is the view of a list. Webex leaves roles and licences out of a
// list of certain ids.
func viewOfList(ctx context.Context, c *call) (personView, error) {
	byID := c.query.Get("id") != ""
	hidden, err := rolesAreHidden(ctx, c.tx)
	return personView{
		calling:        wantsCallingData(c),
		administration: !byID && !hidden,
		status:         !byID && c.query.Get("excludeStatus") != "true",
	}, err
}

func (p person) shown(view personView) shownPerson {
	shown := shownPerson{
		ID:            webexid.Encode(webexid.Person, p.uuid),
		Emails:        []string{p.email},
		DisplayName:   p.shownName(),
		NickName:      p.firstName,
		FirstName:     p.firstName,
		LastName:      p.lastName,
		personDetails: p.details,
		OrgID:         webexid.Encode(webexid.Organization, p.organization),
		Created:       timestamp(p.createdAt),
		LastModified:  timestamp(p.modifiedAt),
		// Nobody ever signs in here.
		InvitePending: true,
		LoginEnabled:  wire.StringBool(p.loginEnabled),
		Type:          "person",
	}
	if view.status {
		shown.Status = "pending"
	}
	if view.administration {
		shown.Roles, shown.Licenses = []string{}, []string{}
		for _, role := range p.roles {
			shown.Roles = append(shown.Roles, webexid.Encode(webexid.Role, role))
		}
		if p.license != "" {
			shown.Licenses = append(shown.Licenses, licenseID(p.license, p.packageName))
		}
	}
	if view.calling {
		shown.PhoneNumbers = p.phoneNumbers()
		shown.Extension = p.extension
		if p.location != "" {
			shown.LocationID = webexid.Encode(webexid.Location, p.location)
		}
	}
	return shown
}

// phoneNumbers are the number, and the extension as other locations dial it.
func (p person) phoneNumbers() []wire.PhoneNumber {
	numbers := []wire.PhoneNumber{}
	if p.number != "" {
		numbers = append(numbers, wire.PhoneNumber{Type: "work", Value: p.number, Primary: true})
	}
	if p.extension != "" {
		numbers = append(numbers, wire.PhoneNumber{Type: "work_extension", Value: p.routingPrefix + p.extension})
	}
	return numbers
}

// getMyself shows the partner's administrator, who is nobody that any other
// call could find.
func getMyself(_ context.Context, c *call) (*reply, error) {
	myself := person{
		uuid:         "7d1c5d2e-43c5-4f5b-8d8f-0a3d2c1b9e01",
		organization: "7d1c5d2e-43c5-4f5b-8d8f-0a3d2c1b9e02",
		email:        "administrator@partner.example.com",
		firstName:    "Partner",
		lastName:     "Administrator",
		roles:        []string{fullAdministrator},
		loginEnabled: true,
	}
	shown := myself.shown(viewOfOne(c))
	shown.InvitePending, shown.Status = false, "active"
	return answer(http.StatusOK, shown)
}
