package people

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/licenses"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/roles"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
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
	store.PersonDetails
	OrgID        string   `json:"orgId"`
	Roles        []string `json:"roles,omitzero"`
	Licenses     []string `json:"licenses,omitzero"`
	Created      string   `json:"created"`
	LastModified string   `json:"lastModified"`
	Status       string   `json:"status,omitempty"`
	TimeZone     string   `json:"timezone,omitempty"`
	// RecordedTimeZone is the same once more.
	RecordedTimeZone string `json:"timeZone,omitempty"`
	// InvitePending and LoginEnabled depend on the dialect.
	InvitePending any    `json:"invitePending"`
	LoginEnabled  any    `json:"loginEnabled"`
	Type          string `json:"type"`
}

// personView says which parts of a person an answer shows.
type personView struct {
	calling, administration, status bool
	dialect                         rest.Dialect
}

func wantsCallingData(c *rest.Call) bool {
	return c.Query.Get("callingData") == "true"
}

// viewOfOne is the view of a single person: everything, but number, extension
// and location only on demand.
func viewOfOne(c *rest.Call) personView {
	return personView{calling: wantsCallingData(c), administration: true, status: true, dialect: c.Dialect}
}

// viewOfList is the view of a list. Webex leaves roles and licences out of a
// list of certain ids.
func viewOfList(ctx context.Context, c *rest.Call) (personView, error) {
	byID := c.Query.Get("id") != ""
	hidden, err := store.RolesAreHidden(ctx, c.Tx)
	return personView{
		calling:        wantsCallingData(c),
		administration: !byID && !hidden,
		status:         !byID && c.Query.Get("excludeStatus") != "true",
		dialect:        c.Dialect,
	}, err
}

func show(p store.Person, view personView) shownPerson {
	shown := shownPerson{
		ID:            webexid.Encode(webexid.Person, p.UUID),
		Emails:        []string{p.Email},
		DisplayName:   p.ShownName(),
		NickName:      p.FirstName,
		FirstName:     p.FirstName,
		LastName:      p.LastName,
		PersonDetails: p.Details,
		OrgID:         webexid.Encode(webexid.Organization, p.Organization),
		Created:       rest.Timestamp(p.CreatedAt),
		LastModified:  rest.Timestamp(p.ModifiedAt),
		// Nobody but the caller ever signs in here.
		InvitePending: view.dialect.Flag(p.UUID != store.Myself),
		LoginEnabled:  view.dialect.Flag(p.LoginEnabled),
		Type:          "person",
	}
	if view.dialect == rest.Recorded {
		shown.TimeZone, shown.RecordedTimeZone = p.TimeZone, p.TimeZone
	}
	if view.status {
		shown.Status = "pending"
		if p.UUID == store.Myself {
			shown.Status = "active"
		}
	}
	if view.administration {
		shown.Roles, shown.Licenses = []string{}, []string{}
		for _, role := range p.Roles {
			shown.Roles = append(shown.Roles, roles.ID(view.dialect, role))
		}
		if p.License != "" {
			shown.Licenses = append(shown.Licenses, licenses.ID(p.License, p.PackageName))
		}
	}
	if view.calling {
		shown.PhoneNumbers = phoneNumbers(p)
		shown.Extension = p.Extension
		if p.Location != "" {
			shown.LocationID = webexid.Encode(webexid.Location, p.Location)
		}
	}
	return shown
}

// phoneNumbers are the number, and the extension as other locations dial it.
func phoneNumbers(p store.Person) []wire.PhoneNumber {
	numbers := []wire.PhoneNumber{}
	if p.Number != "" {
		numbers = append(numbers, wire.PhoneNumber{Type: "work", Value: p.Number, Primary: true})
	}
	if p.Extension != "" {
		numbers = append(numbers, wire.PhoneNumber{Type: "work_extension", Value: p.RoutingPrefix + p.Extension})
	}
	return numbers
}

// getMyself shows the caller.
func getMyself(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	return answerOne(ctx, c, store.Myself)
}
