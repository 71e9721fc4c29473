// Package relations is the table of what holds for the objects of a partner's
// estate: what each may be and become, which values belong to one object only,
// what a user or a location needs of its customer, and how many fit in. Each row
// has its rule, its message for both sides and a pure function.
package relations

import (
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// The kinds of object that the relations know.
const (
	TemplateKind estate.Kind = iota + 1
	CustomerKind
	LocationKind
	UserKind
)

// Text is a text that may be unknown.
type Text = estate.Maybe[string]

// Fixed are values that Webex does not change, by attribute. A value is absent
// where the state does not know it, as after an import. It is nil for an object
// whose plan changes nothing.
type Fixed map[estate.Attribute]Text

// CustomerReference is how a location or a user names its customer.
type CustomerReference struct {
	// ID is a uuid, see UUID.
	ID         Text
	ExternalID Text
	// SubPartner is the uuid of the sub-partner on whose behalf the customer is
	// looked up; absent for none.
	SubPartner Text
}

// Template is an onboarding template.
type Template struct {
	ProvisioningID Text
	// Adopted is true for a template that stays in Partner Hub when its
	// resource is destroyed.
	Adopted bool
	// PSTNProvider, Method, IdPEntityID and OIDCIdPName are what the
	// configuration says.
	PSTNProvider, Method, IdPEntityID, OIDCIdPName Text
	// Backend is what the backend answered about templates.
	Backend TemplateBackend
	// SettingsChange is true where the plan changes a setting.
	SettingsChange bool
}

// TemplateBackend is what a backend answers about the template of a plan.
type TemplateBackend uint8

// The answers of a backend about a template.
const (
	// NotAsked stands for no answer.
	NotAsked TemplateBackend = iota
	// NoTemplates means that the backend has no templates, as the Webex cloud.
	NoTemplates
	// NoSuchTemplate means that it has templates, but not the one that is named.
	NoSuchTemplate
)

// Customer is a customer organization.
type Customer struct {
	CustomerReference
	// PrimaryEmail is folded, see Fold. It is unknown after an import.
	PrimaryEmail   Text
	OrgID          Text
	ProvisioningID Text
	// Packages are those that the customer has; their quantities may be unknown.
	Packages estate.Maybe[rules.Selection]
	// Licensed is how many units the licences of the packages show; nil where
	// nobody asked.
	Licensed map[string]int64
	// CreatedWith are the packages of the first create that succeeded (rule
	// U5); nil where that is not known.
	CreatedWith []string
	// HeadOffice is the location that the head office became.
	HeadOffice Text
	// HeadOfficeName is the folded name of the head office that the plan makes:
	// with the customer, or with its first calling package.
	HeadOfficeName Text
	// Attaches is true for a customer that attaches an existing organization.
	Attaches bool
	// Detaches is true where a destroy leaves the organization at Webex, with
	// its persons and their e-mail addresses, and Deletes where it deletes the
	// organization too. Both are false while there is no organization.
	Detaches, Deletes bool
	// Protected is true where deletion_protection keeps the customer.
	Protected bool
	// Name, Confirmed and HeadOfficeGiven are what the configuration says; the
	// last one is the head office as a text.
	Name, HeadOfficeGiven Text
	Confirmed             estate.Maybe[bool]
	Fixed                 Fixed
}

// Location is a location of a customer.
type Location struct {
	Customer CustomerReference
	ID       Text
	// Name is folded.
	Name          Text
	RoutingPrefix Text
	// Calling is whether the location is enabled for Webex Calling.
	Calling estate.Maybe[bool]
	// Numbers is the inventory of the location; unknown where the
	// configuration does not manage it.
	Numbers    estate.Maybe[[]Text]
	MainNumber Text
	// Unmanaged is true where the configuration has no inventory, and PSTN whether
	// it has a PSTN connection.
	Unmanaged bool
	PSTN      estate.Maybe[bool]
	// ProvidersNumbers is true where the plan changes the inventory of a location
	// whose numbers belong to its PSTN provider.
	ProvidersNumbers bool
	// OnlyCreated are values that Webex takes only when a location is created.
	OnlyCreated Fixed
	Naming
}

// Naming is how the configuration of a location or a user names its customer.
type Naming struct {
	// BothKeys is true where it does so by both keys.
	BothKeys bool
	// Elsewhere is the attribute that certainly means another customer than the
	// one that the object has; empty for none.
	Elsewhere estate.Attribute
	Fixed     Fixed
}

// User is a user of a customer.
type User struct {
	Customer CustomerReference
	ID       Text
	Email    Text
	Package  Text
	// Administrator is whether the user is a full administrator by its roles.
	Administrator estate.Maybe[bool]
	Location      Text
	// Left is the calling location that the user is in now and is not certain to
	// stay in.
	Left Text
	// Number is in E.164 form without separators.
	Number    Text
	Extension Text
	// Unstocked is whether the number is in no inventory of the customer, apart
	// from those that the same plan makes.
	Unstocked estate.Maybe[bool]
	// Detaches is true where a destroy leaves the person in its organization.
	Detaches bool
	// Person is whether the user has a person at Webex.
	Person bool
	// Pending is true for a user who has not agreed to move yet, and
	// PersonChanges where the plan changes something of the person.
	Pending, PersonChanges bool
	// UnknownRole is a role that Webex does not list, and Roles are those that it
	// lists.
	UnknownRole string
	Roles       []string
	Naming
}

// Fold makes an e-mail address or a name comparable: Webex compares both
// without case.
func Fold(text string) string { return strings.ToLower(text) }

// UUID makes an id comparable. What is no id of Webex stays what it is.
func UUID(id string) string {
	if uuid := webexid.UUID(id); uuid != "" {
		return strings.ToLower(uuid)
	}
	return id
}

// EmailKey is the key of an e-mail address.
func EmailKey(email string) estate.Key { return estate.Key("email/" + Fold(email)) }

// ExternalIDKey is the key of a customer's external id at a sub-partner, whose
// uuid is empty for none.
func ExternalIDKey(subPartner, externalID string) estate.Key {
	return estate.Key("external_id/" + subPartner + "/" + externalID)
}

// CustomerKey is the key of a customer's id.
func CustomerKey(id string) estate.Key { return estate.Key("customer/" + UUID(id)) }

func inventoryKey(no string) estate.Key { return estate.Key("inventory/" + no) }

// LocationKey is the key of a location.
func LocationKey(id string) estate.Key { return estate.Key("location/" + UUID(id)) }

// LocationNameKeys are the keys of the name of a location of a customer.
func LocationNameKeys(customer CustomerReference, name string) []estate.Key {
	var keys []estate.Key
	for _, key := range within(customer, estate.Known(Fold(name)), locationName) {
		if value, is := key.Get(); is {
			keys = append(keys, value)
		}
	}
	return keys
}

// NumberKey is the key of the phone number of a user.
func NumberKey(number string) estate.Key { return estate.Key("number/" + number) }

// ExtensionKey is the key of an extension in a location, given by its uuid.
func ExtensionKey(location, extension string) estate.Key {
	return estate.Key("extension/" + location + "/" + extension)
}

// Link is the key by which the customer is found: its id where that is known.
func (r CustomerReference) Link() estate.Maybe[estate.Key] {
	if id, is := r.ID.Get(); is {
		return estate.Known(CustomerKey(id))
	}
	return r.externalKey()
}

// externalKey is unknown without the sub-partner, the scope of external ids.
func (r CustomerReference) externalKey() estate.Maybe[estate.Key] {
	if r.SubPartner.IsUnknown() {
		return estate.Maybe[estate.Key]{}
	}
	subPartner, _ := r.SubPartner.Get()
	return estate.Map(r.ExternalID, func(id string) estate.Key { return ExternalIDKey(subPartner, id) })
}

// SubPartner is a sub-partner in the terms of the estate; its organization id
// is empty for none.
func SubPartner(orgID string) Text {
	if orgID == "" {
		return estate.Absent[string]()
	}
	return estate.Known(UUID(orgID))
}

// sameSubPartner and otherSubPartner are both false where a sub-partner is not
// known.
func (r CustomerReference) sameSubPartner(other CustomerReference) bool {
	return !r.SubPartner.IsUnknown() && r.SubPartner == other.SubPartner
}

func (r CustomerReference) otherSubPartner(other CustomerReference) bool {
	return !r.SubPartner.IsUnknown() && !other.SubPartner.IsUnknown() && r.SubPartner != other.SubPartner
}

// names are the keys of a customer that stays.
func (r CustomerReference) names() []estate.Maybe[estate.Key] {
	return []estate.Maybe[estate.Key]{estate.Map(r.ID, CustomerKey), r.externalKey()}
}

// Completed is the reference with the names of the customer that it means.
func (r CustomerReference) Completed(customer estate.Object) CustomerReference {
	names, is := customer.Then.(Customer)
	if !is {
		return r
	}
	if r.ID.IsUnknown() {
		r.ID = names.ID
	}
	if r.ExternalID.IsUnknown() {
		r.ExternalID = names.ExternalID
	}
	return r
}

// differs reports whether two references certainly mean different customers.
func (r CustomerReference) differs(other CustomerReference) bool {
	if _, is := r.ID.Get(); is {
		if _, is := other.ID.Get(); is {
			return estate.Differ(r.ID, other.ID)
		}
	}
	return r.sameSubPartner(other) && estate.Differ(r.ExternalID, other.ExternalID)
}

// String is what messages call the customer.
func (r CustomerReference) String() string {
	if externalID, is := r.ExternalID.Get(); is {
		return `"` + externalID + `"`
	}
	if id, is := r.ID.Get(); is {
		return `"` + id + `"`
	}
	return "of the configuration"
}
