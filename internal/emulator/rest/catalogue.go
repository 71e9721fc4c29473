package rest

import (
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Reason is an entry of the catalogue of Webex's errors. Its words are those of
// the API: they name fields of a request as the API spells them, and nothing of
// a client.
type Reason interface {
	words() string
	status() int
}

// The type of an entry is its status.
type (
	badRequest       string
	notEmulated      string
	unauthorized     string
	forbidden        string
	notFound         string
	methodNotAllowed string
	conflict         string
	tooLarge         string
	internal         string
	unavailable      string
	// checked is a bad request for a value that is sound by itself, and that Webex
	// may take all the same: a loose emulator only warns of it.
	checked string
)

// Any request.
const (
	bodyNotJSON       badRequest       = "The request body is not valid JSON."
	bodyNotRead       badRequest       = "The request body could not be read."
	bodyTooLarge      tooLarge         = "The request body is too large."
	wrongType         badRequest       = "%s has the wrong type: %s."
	FieldRequired     badRequest       = "%s is required."
	partRequired      checked          = "%s is required."
	FieldInvalid      badRequest       = "%s is not valid: %q."
	FieldTooLong      checked          = "%s is longer than %d characters."
	FieldFixed        badRequest       = "%s cannot be changed."
	TooManyDigits     checked          = "%s must be at most 7 digits."
	countryInvalid    checked          = "%s %q is not an ISO 3166-1 alpha-2 country code."
	emailInvalid      checked          = "%s is not a valid e-mail address."
	timeZoneUnknown   checked          = "%s %q is not a known time zone."
	languageInvalid   checked          = "%s %q is not a language: expected a form such as en or en_US."
	LanguageNotLower  checked          = "%s %q is not valid: expected lower case, such as en_us."
	DateInvalid       badRequest       = "%s %q is not a date such as 2026-02-28."
	TooManyIDs        badRequest       = "id has %d ids; at most %d are allowed."
	callerUnknown     unauthorized     = "The request requires a valid access token set in the Authorization request header."
	methodUnsupported methodNotAllowed = "The method %s is not supported here, or not emulated."
	ResourceMissing   notFound         = "The requested resource could not be found."
	endpointUnknown   notEmulated      = "The emulator has no endpoint with this path: either Webex has none, or it is not emulated."
	resourceElsewhere notFound         = "There is nothing here: the paths of the API begin with /v1/."
	DatabaseBusy      unavailable      = "The database is busy; try again."
	InternalError     internal         = "Internal error: %v."
)

// What only an emulator refuses: these speak to whoever runs it.
const (
	HostForeign   forbidden = "The host %q is not one of this emulator. Use its address, or start it with -host for this name."
	OriginForeign forbidden = "The emulator takes no requests from web pages of other origins."
)

// Organizations.
const (
	OrganizationMissing    notFound   = "The organization could not be found."
	OrganizationClosed     forbidden  = "Access to the organization is not set up yet."
	OrganizationSubscribed conflict   = "Org cannot be deleted as it has active subscriptions or licenses."
	OrganizationOwn        conflict   = "Org cannot be deleted as it is the organization of the caller."
	OrganizationPeopled    conflict   = "Org cannot be deleted as it has more than 1 user."
	SchemaMissing          badRequest = "schemas must contain %q."
	SubPartnerUnknown      forbidden  = "There is no sub-partner with this organization id."
	SubPartnerSuspended    forbidden  = "The sub-partner is suspended: it can delete customers and subscribers, but neither provision nor update them."
)

// Onboarding templates.
const (
	OnboardingTemplateMissing notFound   = "The onboarding template could not be found."
	TemplateInUse             conflict   = "The onboarding template cannot be deleted: %d customers use it."
	MethodUnknown             badRequest = "authentication.method %q is not one of webex, partner_saml and partner_oidc."
	IdentifierRequired        badRequest = "%s is required for the authentication method %s."
	IdentifierUnexpected      badRequest = "%s is not allowed for the authentication method %s."
)

// Customers.
const (
	CustomerMissing       notFound   = "The customer could not be found."
	CustomerUnknown       badRequest = "customerId %q belongs to no customer."
	CustomerInfoRequired  badRequest = "customerInfo is required unless orgId names an existing organization."
	CustomerNamePercent   checked    = `customerInfo.name %q contains "%%", which is not allowed.`
	ProvisioningIDInvalid badRequest = "provisioningId %q is not a provisioning id."
	ProvisioningIDUnknown badRequest = "provisioningId %q belongs to no onboarding template."
	OrganizationUnknown   badRequest = "orgId %q belongs to no organization."
	OrganizationOfCaller  badRequest = "orgId %q is the organization of the caller."
	OrganizationMapped    conflict   = "orgId %q is mapped to a wholesale customer already."
	ExternalIDTaken       conflict   = "externalId %q is in use by another customer."
	CustomerMoving        conflict   = "The customer cannot be changed while its status is %q; try again later."
	HeadOfficeRequired    badRequest = "provisioningParameters.calling.location is required with a calling package."
	HeadOfficeEmpty       badRequest = "provisioningParameters.calling.location is required within calling."
	HeadOfficeLacking     badRequest = "provisioningParameters.calling.location is required: the customer gets calling and has no calling location yet."
)

// Packages and their limits.
const (
	PackageTwice        badRequest = "packages contains %q twice."
	PackageUnknown      badRequest = "packages holds the unknown package %q."
	PackageLacksBase    checked    = "The package %q requires at least one of the packages %s."
	LimitWithoutPackage badRequest = "limits has a quantity for %q, which is not one of the packages."
	LimitTooSmall       badRequest = "The limit of the package %q must be a whole number of at least 1."
	LimitUnsupported    badRequest = "A limit is not supported for the package %q."
	LimitRequired       badRequest = "A limit is required for the package %q, because other packages of the customer have one."
	LimitRemoved        badRequest = "The limit of the package %q cannot be removed."
	LimitsRemoved       badRequest = "Limits of a customer cannot be removed: the package %q has none."
	LimitLowered        badRequest = "The limit of the package %q cannot be lower than %d."
	LimitAddedLater     badRequest = "A limit cannot be set for the package %q: the customer was created without limits."
	LimitAboveMaximum   badRequest = "The limit of the package %q exceeds the maximum of %d."
	LimitWhileMigrating badRequest = "A limit cannot be set for the package %q while the customer is migrated from Webex for BroadWorks."
)

// Subscribers.
const (
	SubscriberMissing        notFound   = "The subscriber could not be found."
	SubscriberNotPending     badRequest = "The subscriber's status is %q, not %q."
	PackageTwofold           badRequest = "Either package or packages may be sent, not both."
	OneSubscriberPackage     badRequest = "packages accepts only one package."
	PackageNotForSubscribers badRequest = "The package %q cannot be assigned to a subscriber."
	PackageNotOwned          badRequest = "The customer does not have the package %q."
	PackageNotReady          conflict   = "The customer's package %q cannot be assigned: its status is %q."
	PackageUsedUp            conflict   = "All %d units of the package %q are assigned."
	CustomerNotReady         conflict   = "The customer's status is %q; subscribers can be added once it is %q."
	LocationRequired         badRequest = "locationId is required for the package %q."
	LineRequired             badRequest = "primaryPhoneNumber or extension is required for the package %q."
	LineWithoutCalling       badRequest = "primaryPhoneNumber and extension need a calling package."
	LineOutOfTurn            badRequest = "primaryPhoneNumber, extension and locationId are accepted only with a change from %q to a calling package."
	ProfessionalToStandard   checked    = "A Webex Calling Professional license cannot be changed to a Webex Calling Standard license."
	AssistToStandard         checked    = "A Customer Experience Essentials license cannot be changed to a Webex Calling Standard license."
	AdministratorLevel       checked    = "The package %q does not have the package level of the customer, which its administrators need."
	AdministratorDowngrade   checked    = "The package of an administrator cannot be downgraded from %q to %q."
)

// People.
const (
	PersonOwn            conflict   = "The caller cannot be deleted."
	PersonMissing        notFound   = "The person could not be found."
	EmailTaken           conflict   = "The email is already associated with an existing user."
	EmailsNotOne         badRequest = "emails must hold one address."
	PersonNameless       badRequest = "At least one of displayName, firstName and lastName is required."
	WorkNumberNotOne     badRequest = "phoneNumbers may hold one number of the type work."
	RoleUnknown          badRequest = "roles contains %q, which is no role."
	RoleMissing          notFound   = "The role could not be found."
	PersonNotCalling     badRequest = "phoneNumbers and extension need a Webex Calling license."
	PersonLocationFixed  badRequest = "locationId can only be set when a calling license is assigned, and not be changed later."
	WholesaleLicenseKept badRequest = "licenses lacks the license that comes with the wholesale package and cannot be removed here."
	LicenseMissing       notFound   = "The license could not be found."
)

// Phones of people, and their settings.
const (
	DeviceMissing        notFound    = "The device could not be found."
	DeviceWithoutCalling badRequest  = "personId names somebody without a Webex Calling license."
	OneDeviceOwner       badRequest  = "Either personId or workspaceId may be sent, not both."
	WorkspacesUnhandled  notEmulated = "Workspaces are not emulated."
	MACTaken             conflict    = "The MAC address is in use by another device."
	PersonWithoutCalling notFound    = "The person has no Webex Calling license."
)

// Users in the form of SCIM.
const (
	FilterUnhandled notEmulated = "The filter is not emulated: userName, emails.value, id and displayName can be compared by eq and sw."
	PathUnhandled   notEmulated = "The path %q is not emulated: userName, displayName, name.givenName, name.familyName, title and active are."
)

// Licences of people.
const (
	AssigneeMissing          badRequest  = "email or personId is required."
	AssigneeElsewhere        notEmulated = "Licenses for people of other organizations, who have to accept them, are not emulated."
	AttendeeSiteUnknown      badRequest  = "siteUrls contains a site that the organization does not have."
	LicenseNotRecognized     badRequest  = "The license is not recognized."
	ProfessionalWithStandard badRequest  = "Webex Calling Professional and Webex Calling Standard licenses cannot be assigned together."
	StandardWithAssist       badRequest  = "Webex Calling Standard and Customer Experience Essentials licenses cannot be assigned together."
	OneLicenseOfGroup        badRequest  = "Only one of the licenses of a group can be assigned."
	CallingPropertiesMissing badRequest  = "properties must have phoneNumber, or extension and locationId, for a calling license."
)

// Locations.
const (
	LocationMissing            notFound   = "The location could not be found."
	CallingLocationMissing     notFound   = "The location could not be found, or is not enabled for Webex Calling."
	LocationCalls              conflict   = "The location cannot be deleted while it is enabled for Webex Calling."
	LocationNameTaken          conflict   = "A location with the name %q exists already."
	LocationEnabled            conflict   = "The location is enabled for Webex Calling already."
	OrganizationWithoutCalling badRequest = "The organization has no package with calling."
	LocationDiffers            badRequest = "%s differs from the location's."
	LocationNotCalling         badRequest = "locationId is no location of the organization that is enabled for Webex Calling."
	LocationUnknown            badRequest = "locationId is no location of the organization."
	RoutingPrefixTaken         badRequest = "The routing prefix is in use by another location."
	AccessNetworkInfoElsewhere checked    = "pAccessNetworkInfo can be set only for locations in Belgium, Germany and France."
	ConnectionInvalid          badRequest = "connection must have the type %s or %s, and an id."
	ConnectionNotLocal         badRequest = "connection can be modified only for a local gateway."
	MainNumberRemoved          badRequest = "callingLineId.phoneNumber cannot be removed, only replaced."
	MainNumberElsewhere        badRequest = "callingLineId.phoneNumber is not one of the location's numbers."
	DisablingRuns              conflict   = "A job that disables the location for Webex Calling is running already."
	JobMissing                 notFound   = "The job could not be found."
)

// Numbers and the public network.
const (
	NumberNotE164         badRequest = "The phone number is not in E.164 format."
	ExtensionMalformed    checked    = "The extension is not valid: expected 2 to 10 digits."
	NumberElsewhere       conflict   = "The phone number belongs to another location."
	NumberNotInInventory  badRequest = "The phone number is not in the inventory of the location."
	NumberTaken           conflict   = "The phone number is in use by another user."
	ExtensionTaken        conflict   = "The extension %q is in use by another user of the location."
	NumbersOfProvider     badRequest = "Numbers can be managed only for non-integrated PSTN; the location's PSTN connection is %s."
	ListedNumberNotE164   badRequest = "phoneNumbers contains a number that is not in E.164 format."
	ListedNumberElsewhere conflict   = "phoneNumbers contains a number that another location has."
	ListedNumberMissing   badRequest = "phoneNumbers contains a number that the location does not have."
	ListedNumberAssigned  badRequest = "phoneNumbers contains a number that is assigned."
	ListedNumberMain      badRequest = "phoneNumbers contains the location's main number, which cannot be removed."
	TooManyNumbers        badRequest = "phoneNumbers has more than %d numbers."
	AvailableWithOwner    badRequest = "available cannot be used along with ownerType."
	StateOfExtensions     badRequest = "available and state cannot be used with numberType EXTENSION."
	ConnectionMissing     notFound   = "The location has no PSTN connection."
	ConnectionFixed       badRequest = "The location's PSTN connection is %s, which cannot be changed here."
	OptionUnknown         badRequest = "id %q is no PSTN connection option of the location."
	OptionMissing         badRequest = "Either id, or premiseRouteType and premiseRouteId are required."
	OptionFixed           badRequest = "The PSTN connection %q cannot be set here."
	RouteNotLocal         badRequest = "premiseRouteType and premiseRouteId belong to a local gateway, not to %q."
	RouteTypeInvalid      badRequest = "premiseRouteType must be %s or %s."
	TrunkMissing          notFound   = "The trunk could not be found."
	RouteGroupMissing     notFound   = "The route group could not be found."
	RouteNameTaken        conflict   = "The name %q is in use already."
	RouteInUse            conflict   = "The trunk or route group cannot be deleted while it is in use."
	GatewayUnknown        badRequest = "localGateways contains a trunk that the organization does not have."
)

// Billing reports.
const (
	ReportMissing     notFound   = "Billing report not found."
	ReportLinkExpired forbidden  = "The link to the billing report is not valid, or not any more."
	ReportReversed    badRequest = "billingEndDate is before billingStartDate."
	ReportTooOld      badRequest = "billingStartDate is more than %d years ago."
	ReportNotOver     badRequest = "billingEndDate must be before the current day."
)

// Jobs.
const (
	JobNotRunning        conflict   = "The job is not running, so that it cannot be paused."
	JobNotPaused         conflict   = "The job is not paused, so that it cannot be resumed."
	NumbersBeingMoved    conflict   = "A job that moves numbers of the organization is running already."
	TooManyMovedNumbers  badRequest = "numberList has more than %d numbers."
	SourceIsTarget       badRequest = "numberList names the target location as the source of numbers."
	SourceOfAnother      badRequest = "numberList names a location of another organization."
	UsageChangeUnhandled badRequest = "The operation %q is not available for the locations' PSTN connections."
	UserBeingMoved       conflict   = "A job that moves the user is running already."
)

// codeOf is the code of an entry that has one; Cisco documents few.
func codeOf(why Reason) wire.Code {
	switch why {
	case EmailTaken:
		return "10022"
	case ReportMissing:
		return "2024"
	case ProfessionalToStandard:
		return "400112"
	case AssistToStandard:
		return "400410"
	case AttendeeSiteUnknown:
		return "400216"
	case LicenseNotRecognized:
		return "400000"
	case ProfessionalWithStandard:
		return "400404"
	case StandardWithAssist:
		return "400407"
	case OneLicenseOfGroup:
		return "400413"
	case CallingPropertiesMissing:
		return "400411"
	case RoutingPrefixTaken:
		return "5600"
	default:
		return ""
	}
}

func (r badRequest) words() string { return string(r) }
func (badRequest) status() int     { return http.StatusBadRequest }

func (r checked) words() string { return string(r) }
func (checked) status() int     { return http.StatusBadRequest }

func (r notEmulated) words() string { return string(r) }
func (notEmulated) status() int     { return http.StatusNotImplemented }

func (r unauthorized) words() string { return string(r) }
func (unauthorized) status() int     { return http.StatusUnauthorized }

func (r forbidden) words() string { return string(r) }
func (forbidden) status() int     { return http.StatusForbidden }

func (r notFound) words() string { return string(r) }
func (notFound) status() int     { return http.StatusNotFound }

func (r methodNotAllowed) words() string { return string(r) }
func (methodNotAllowed) status() int     { return http.StatusMethodNotAllowed }

func (r conflict) words() string { return string(r) }
func (conflict) status() int     { return http.StatusConflict }

func (r tooLarge) words() string { return string(r) }
func (tooLarge) status() int     { return http.StatusRequestEntityTooLarge }

func (r internal) words() string { return string(r) }
func (internal) status() int     { return http.StatusInternalServerError }

func (r unavailable) words() string { return string(r) }
func (unavailable) status() int     { return http.StatusServiceUnavailable }
