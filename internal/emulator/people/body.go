package people

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// personBody is the body of POST and PUT. What PUT leaves out is removed, so
// absent and empty are the same, except for what the comments name.
type personBody struct {
	// Emails keep the present address where they are absent.
	Emails       []string           `json:"emails"`
	PhoneNumbers []wire.PhoneNumber `json:"phoneNumbers"`
	Extension    rest.Text          `json:"extension"`
	// LocationID keeps the present location where it is absent: it can't be
	// changed here.
	LocationID  string `json:"locationId"`
	DisplayName string `json:"displayName"`
	FirstName   string `json:"firstName"`
	LastName    string `json:"lastName"`
	store.PersonDetails
	OrgID    string   `json:"orgId"`
	Roles    []string `json:"roles"`
	Licenses []string `json:"licenses"`
	// LoginEnabled keeps the present setting where it is absent.
	LoginEnabled *wire.StringBool `json:"loginEnabled"`
}

// email returns the address; empty where none was sent.
func (b *personBody) email(wrong *rest.Problems) string {
	switch len(b.Emails) {
	case 0:
		return ""
	case 1:
		wrong.Email("emails", b.Emails[0])
		return b.Emails[0]
	default:
		wrong.Add(rest.EmailsNotOne)
		return ""
	}
}

// calling returns number, extension and location. Numbers of other types than
// work are read-only and mean nothing here.
func (b *personBody) calling(wrong *rest.Problems) Calling {
	number := ""
	for _, one := range b.PhoneNumbers {
		value := rest.WithoutSeparators(one.Value)
		switch {
		case !strings.EqualFold(one.Type, "work") || value == "" || value == number:
		case number != "":
			wrong.Add(rest.WorkNumberNotOne)
		default:
			number = value
		}
	}
	return CallingOf(b.LocationID, number, string(b.Extension))
}
