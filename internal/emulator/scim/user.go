package scim

import (
	"encoding/json"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/licenses"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// Schemas of SCIM, and Webex's own.
const (
	userSchema      = "urn:ietf:params:scim:schemas:core:2.0:User"
	webexUserSchema = "urn:scim:schemas:extension:cisco:webexidentity:2.0:User"
	listSchema      = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
	patchSchema     = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
)

// user is a user as SCIM writes it, in requests and answers.
type user struct {
	Schemas     []string      `json:"schemas"`
	ID          string        `json:"id,omitempty"`
	UserName    string        `json:"userName"`
	Active      *bool         `json:"active,omitempty"`
	Name        name          `json:"name"`
	DisplayName string        `json:"displayName,omitempty"`
	Title       string        `json:"title,omitempty"`
	UserType    string        `json:"userType,omitempty"`
	Emails      []typedValue  `json:"emails,omitempty"`
	Phones      []typedValue  `json:"phoneNumbers,omitempty"`
	TimeZone    string        `json:"timezone,omitempty"`
	Webex       *webexDetails `json:"urn:scim:schemas:extension:cisco:webexidentity:2.0:User,omitempty"`
	Meta        *meta         `json:"meta,omitempty"`
}

type name struct {
	GivenName  string `json:"givenName,omitempty"`
	FamilyName string `json:"familyName,omitempty"`
}

type typedValue struct {
	Value   string `json:"value"`
	Type    string `json:"type,omitempty"`
	Display string `json:"display,omitempty"`
	Primary bool   `json:"primary,omitempty"`
}

type webexDetails struct {
	LicenseIDs []string `json:"licenseID,omitempty"`
	Meta       struct {
		OrganizationID string `json:"organizationId"`
	} `json:"meta"`
}

type meta struct {
	ResourceType string `json:"resourceType"`
	Location     string `json:"location"`
	Created      string `json:"created"`
	LastModified string `json:"lastModified"`
}

func show(c *rest.Call, p store.Person) user {
	shown := user{
		Schemas: []string{userSchema, webexUserSchema}, ID: p.UUID, UserName: p.Email, Active: &p.LoginEnabled,
		Name: name{GivenName: p.FirstName, FamilyName: p.LastName}, DisplayName: p.ShownName(), Title: p.Details.Title, UserType: "user",
		Emails: []typedValue{{Value: p.Email, Type: "work", Primary: true}}, TimeZone: p.TimeZone, Webex: &webexDetails{},
		Meta: &meta{
			ResourceType: "User", Location: c.Absolute("/identity/scim/" + p.Organization + "/v2/Users/" + p.UUID),
			Created: rest.Timestamp(p.CreatedAt), LastModified: rest.Timestamp(p.ModifiedAt),
		},
	}
	if p.Number != "" {
		shown.Phones = []typedValue{{Value: p.Number, Type: "work", Primary: true}}
	}
	if p.License != "" {
		shown.Webex.LicenseIDs = []string{licenses.ID(p.License, p.PackageName)}
	}
	shown.Webex.Meta.OrganizationID = p.Organization
	return shown
}

// userFilter reads the filters that are in use: an attribute that equals a text, or
// begins with it.
func userFilter(text string) (store.Conditions, error) {
	var filter store.Conditions
	if text == "" {
		return filter, nil
	}
	words := strings.SplitN(text, " ", 3)
	var value string
	if len(words) < 3 || json.Unmarshal([]byte(words[2]), &value) != nil {
		return filter, rest.Refuse(rest.FilterUnhandled)
	}
	column := map[string]string{
		"username": "people.email_folded", "emails.value": "people.email_folded", "id": "people.uuid", "displayname": "people.display_name_folded",
	}[strings.ToLower(words[0])]
	switch operator := strings.ToLower(words[1]); {
	case column == "" || operator != "eq" && operator != "sw":
		return filter, rest.Refuse(rest.FilterUnhandled)
	case operator == "eq":
		filter.Add(column+" = ?", store.Fold(value))
	default:
		filter.Add(column+" >= ? AND "+column+" < ? || char(0x10ffff)", store.Fold(value), store.Fold(value))
	}
	return filter, nil
}
