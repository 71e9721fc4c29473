package emulator

import (
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// reason is an entry of the catalogue of Webex's errors. Its words are those of
// the API: they name fields of a request as the API spells them, and nothing of
// a client.
type reason interface {
	words() string
	status() int
}

// The type of an entry is its status.
type (
	badRequest       string
	unauthorized     string
	forbidden        string
	notFound         string
	methodNotAllowed string
	conflict         string
	tooLarge         string
	internal         string
	unavailable      string
)

// Any request.
const (
	bodyNotJSON       badRequest       = "The request body is not valid JSON."
	bodyNotRead       badRequest       = "The request body could not be read."
	bodyTooLarge      tooLarge         = "The request body is too large."
	wrongType         badRequest       = "%s has the wrong type: %s."
	fieldRequired     badRequest       = "%s is required."
	fieldInvalid      badRequest       = "%s is not valid: %q."
	fieldTooLong      badRequest       = "%s is longer than %d characters."
	fieldFixed        badRequest       = "%s cannot be changed."
	tooManyDigits     badRequest       = "%s must be at most 7 digits."
	countryInvalid    badRequest       = "%s %q is not an ISO 3166-1 alpha-2 country code."
	emailInvalid      badRequest       = "%s is not a valid e-mail address."
	timeZoneUnknown   badRequest       = "%s %q is not a known time zone."
	languageInvalid   badRequest       = "%s %q is not a language: expected a form such as en or en_US."
	languageNotLower  badRequest       = "%s %q is not valid: expected lower case, such as en_us."
	dateInvalid       badRequest       = "%s %q is not a date such as 2026-02-28."
	tooManyIDs        badRequest       = "id has %d ids; at most %d are allowed."
	callerUnknown     unauthorized     = "The request requires a valid access token set in the Authorization request header."
	resourceMissing   notFound         = "The requested resource could not be found."
	methodUnsupported methodNotAllowed = "Method %s is not supported here."
	databaseBusy      unavailable      = "The database is busy; try again."
	internalError     internal         = "Internal error: %v."
)

// What only an emulator refuses: these speak to whoever runs it.
const (
	hostForeign   forbidden = "The host %q is not one of this emulator. Use its address, or start it with -host for this name."
	originForeign forbidden = "The emulator takes no requests from web pages of other origins."
)

// Organizations.
const (
	organizationMissing    notFound   = "The organization could not be found."
	organizationClosed     forbidden  = "Access to the organization is not set up yet."
	organizationSubscribed conflict   = "Org cannot be deleted as it has active subscriptions or licenses."
	organizationPeopled    conflict   = "Org cannot be deleted as it has more than 1 user."
	schemaMissing          badRequest = "schemas must contain %q."
	subPartnerUnknown      forbidden  = "There is no sub-partner with this organization id."
	subPartnerSuspended    forbidden  = "The sub-partner is suspended: it can delete customers and subscribers, but neither provision nor update them."
)

// Onboarding templates.
const (
	onboardingTemplateMissing notFound   = "The onboarding template could not be found."
	templateInUse             conflict   = "The onboarding template cannot be deleted: %d customers use it."
	methodUnknown             badRequest = "authentication.method %q is not one of webex, partner_saml and partner_oidc."
	identifierRequired        badRequest = "%s is required for the authentication method %s."
	identifierUnexpected      badRequest = "%s is not allowed for the authentication method %s."
)

// Customers.
const (
	customerMissing       notFound   = "The customer could not be found."
	customerUnknown       badRequest = "customerId %q belongs to no customer."
	customerInfoRequired  badRequest = "customerInfo is required unless orgId names an existing organization."
	customerNamePercent   badRequest = `customerInfo.name %q contains "%%", which is not allowed.`
	provisioningIDInvalid badRequest = "provisioningId %q is not a provisioning id."
	provisioningIDUnknown badRequest = "provisioningId %q belongs to no onboarding template."
	organizationUnknown   badRequest = "orgId %q belongs to no organization."
	organizationMapped    conflict   = "orgId %q is mapped to a wholesale customer already."
	externalIDTaken       conflict   = "externalId %q is in use by another customer."
	customerMoving        conflict   = "The customer cannot be changed while its status is %q; try again later."
	headOfficeRequired    badRequest = "provisioningParameters.calling.location is required with a calling package."
	headOfficeEmpty       badRequest = "provisioningParameters.calling.location is required within calling."
	headOfficeLacking     badRequest = "provisioningParameters.calling.location is required: the customer gets calling and has no calling location yet."
)

// Packages and their limits.
const (
	packageTwice        badRequest = "packages contains %q twice."
	packageUnknown      badRequest = "packages holds the unknown package %q."
	packageLacksBase    badRequest = "The package %q requires at least one of the packages %s."
	limitWithoutPackage badRequest = "limits has a quantity for %q, which is not one of the packages."
	limitTooSmall       badRequest = "The limit of the package %q must be a whole number of at least 1."
	limitUnsupported    badRequest = "A limit is not supported for the package %q."
	limitRequired       badRequest = "A limit is required for the package %q, because other packages of the customer have one."
	limitRemoved        badRequest = "The limit of the package %q cannot be removed."
	limitsRemoved       badRequest = "Limits of a customer cannot be removed: the package %q has none."
	limitLowered        badRequest = "The limit of the package %q cannot be lower than %d."
	limitAddedLater     badRequest = "A limit cannot be set for the package %q: the customer was created without limits."
	limitAboveMaximum   badRequest = "The limit of the package %q exceeds the maximum of %d."
	limitWhileMigrating badRequest = "A limit cannot be set for the package %q while the customer is migrated from Webex for BroadWorks."
)

// Subscribers.
const (
	subscriberMissing        notFound   = "The subscriber could not be found."
	subscriberNotPending     badRequest = "The subscriber's status is %q, not %q."
	packageTwofold           badRequest = "Either package or packages may be sent, not both."
	oneSubscriberPackage     badRequest = "packages accepts only one package."
	packageNotForSubscribers badRequest = "The package %q cannot be assigned to a subscriber."
	packageNotOwned          badRequest = "The customer does not have the package %q."
	packageNotReady          conflict   = "The customer's package %q cannot be assigned: its status is %q."
	packageUsedUp            conflict   = "All %d units of the package %q are assigned."
	customerNotReady         conflict   = "The customer's status is %q; subscribers can be added once it is %q."
	locationRequired         badRequest = "locationId is required for the package %q."
	lineRequired             badRequest = "primaryPhoneNumber or extension is required for the package %q."
	lineWithoutCalling       badRequest = "primaryPhoneNumber and extension need a calling package."
	lineOutOfTurn            badRequest = "primaryPhoneNumber, extension and locationId are accepted only with a change from %q to a calling package."
	professionalToStandard   badRequest = "A Webex Calling Professional license cannot be changed to a Webex Calling Standard license."
	assistToStandard         badRequest = "A Customer Experience Essentials license cannot be changed to a Webex Calling Standard license."
	administratorLevel       badRequest = "The package %q does not have the package level of the customer, which its administrators need."
	administratorDowngrade   badRequest = "The package of an administrator cannot be downgraded from %q to %q."
)

// People.
const (
	personMissing        notFound   = "The person could not be found."
	emailTaken           conflict   = "The email is already associated with an existing user."
	emailsNotOne         badRequest = "emails must hold one address."
	personNameless       badRequest = "At least one of displayName, firstName and lastName is required."
	workNumberNotOne     badRequest = "phoneNumbers may hold one number of the type work."
	roleUnknown          badRequest = "roles contains %q, which is no role."
	roleMissing          notFound   = "The role could not be found."
	personNotCalling     badRequest = "phoneNumbers and extension need a Webex Calling license."
	personLocationFixed  badRequest = "locationId can only be set when a calling license is assigned, and not be changed later."
	wholesaleLicenseKept badRequest = "licenses lacks the license that comes with the wholesale package and cannot be removed here."
	licenseMissing       notFound   = "The license could not be found."
)

// Locations.
const (
	locationMissing            notFound   = "The location could not be found."
	callingLocationMissing     notFound   = "The location could not be found, or is not enabled for Webex Calling."
	locationCalls              conflict   = "The location cannot be deleted while it is enabled for Webex Calling."
	locationNameTaken          conflict   = "A location with the name %q exists already."
	locationEnabled            conflict   = "The location is enabled for Webex Calling already."
	organizationWithoutCalling badRequest = "The organization has no package with calling."
	locationDiffers            badRequest = "%s differs from the location's."
	locationNotCalling         badRequest = "locationId is no location of the organization that is enabled for Webex Calling."
	locationUnknown            badRequest = "locationId is no location of the organization."
	routingPrefixTaken         badRequest = "The routing prefix is in use by another location."
	accessNetworkInfoElsewhere badRequest = "pAccessNetworkInfo can be set only for locations in Belgium, Germany and France."
	connectionInvalid          badRequest = "connection must have the type %s or %s, and an id."
	connectionNotLocal         badRequest = "connection can be modified only for a local gateway."
	mainNumberRemoved          badRequest = "callingLineId.phoneNumber cannot be removed, only replaced."
	mainNumberElsewhere        badRequest = "callingLineId.phoneNumber is not one of the location's numbers."
	disablingRuns              conflict   = "A job that disables the location for Webex Calling is running already."
	jobMissing                 notFound   = "The job could not be found."
)

// Numbers and the public network.
const (
	numberNotE164         badRequest = "The phone number is not in E.164 format."
	extensionMalformed    badRequest = "The extension is not valid: expected 2 to 10 digits."
	numberElsewhere       conflict   = "The phone number belongs to another location."
	numberNotInInventory  badRequest = "The phone number is not in the inventory of the location."
	numberTaken           conflict   = "The phone number is in use by another user."
	extensionTaken        conflict   = "The extension %q is in use by another user of the location."
	numbersOfProvider     badRequest = "Numbers can be managed only for non-integrated PSTN; the location's PSTN connection is %s."
	listedNumberNotE164   badRequest = "phoneNumbers contains a number that is not in E.164 format."
	listedNumberElsewhere conflict   = "phoneNumbers contains a number that another location has."
	listedNumberMissing   badRequest = "phoneNumbers contains a number that the location does not have."
	listedNumberAssigned  badRequest = "phoneNumbers contains a number that is assigned."
	listedNumberMain      badRequest = "phoneNumbers contains the location's main number, which cannot be removed."
	tooManyNumbers        badRequest = "phoneNumbers has more than %d numbers."
	availableWithOwner    badRequest = "available cannot be used along with ownerType."
	stateOfExtensions     badRequest = "available and state cannot be used with numberType EXTENSION."
	connectionMissing     notFound   = "The location has no PSTN connection."
	connectionFixed       badRequest = "The location's PSTN connection is %s, which cannot be changed here."
	optionUnknown         badRequest = "id %q is no PSTN connection option of the location."
	optionMissing         badRequest = "Either id, or premiseRouteType and premiseRouteId are required."
	optionFixed           badRequest = "The PSTN connection %q cannot be set here."
	routeNotLocal         badRequest = "premiseRouteType and premiseRouteId belong to a local gateway, not to %q."
	routeTypeInvalid      badRequest = "premiseRouteType must be %s or %s."
)

// Billing reports.
const (
	reportMissing     notFound   = "Billing report not found."
	reportLinkExpired forbidden  = "The link to the billing report is not valid, or not any more."
	reportReversed    badRequest = "billingEndDate is before billingStartDate."
	reportTooOld      badRequest = "billingStartDate is more than %d years ago."
	reportNotOver     badRequest = "billingEndDate must be before the current day."
)

// codeOf is the code of an entry that has one; Cisco documents few.
func codeOf(why reason) wire.Code {
	switch why {
	case emailTaken:
		return "10022"
	case reportMissing:
		return "2024"
	case professionalToStandard:
		return "400112"
	case assistToStandard:
		return "400410"
	case routingPrefixTaken:
		return "5600"
	default:
		return ""
	}
}

func (r badRequest) words() string { return string(r) }
func (badRequest) status() int     { return http.StatusBadRequest }

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
