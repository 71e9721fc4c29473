package wire

// Customer status values that the API documents. The list is open: an unknown
// value is shown as it is.
const (
	CustomerProvisioned           = "provisioned"
	CustomerProvisionedWithErrors = "provisioned_with_errors"
	CustomerProvisioning          = "provisioning"
	CustomerUpdating              = "updating"
	CustomerDeleting              = "deleting"
	CustomerError                 = "error"
	CustomerPendingReview         = "pending_rpl_review"
)

// CustomerStatuses are the status values that the API documents.
func CustomerStatuses() []string {
	return []string{
		CustomerProvisioned, CustomerProvisionedWithErrors, CustomerProvisioning, CustomerUpdating,
		CustomerDeleting, CustomerError, CustomerPendingReview,
	}
}

// Address is a postal address as the wholesale API spells it. Each address
// line holds at most 50 characters; Country is an ISO 3166-1 alpha-2 code.
type Address struct {
	AddressLine1    string `json:"addressLine1,omitempty"`
	AddressLine2    string `json:"addressLine2,omitempty"`
	City            string `json:"city,omitempty"`
	StateOrProvince string `json:"stateOrProvince,omitempty"`
	ZipOrPostalCode string `json:"zipOrPostalCode,omitempty"`
	Country         string `json:"country,omitempty"`
}

// CustomerInfo names a new organization and its first administrator. It is
// required unless an existing organization is attached, and never returned.
type CustomerInfo struct {
	Name         string `json:"name,omitempty"`
	PrimaryEmail string `json:"primaryEmail,omitempty"`
	Language     string `json:"language,omitempty"`
}

// HeadOffice becomes the first location of a customer with a calling package.
type HeadOffice struct {
	Name                        string  `json:"name,omitempty"`
	Address                     Address `json:"address"`
	TimeZone                    string  `json:"timezone,omitempty"`
	Language                    string  `json:"language,omitempty"`
	EmergencyLocationIdentifier string  `json:"emergencyLocationIdentifier,omitempty"`
}

// CustomerCalling holds the calling part of the provisioning parameters.
type CustomerCalling struct {
	Location HeadOffice `json:"location"`
}

// CustomerMeetings holds the meetings part of the provisioning parameters.
type CustomerMeetings struct {
	TimeZone string `json:"timezone,omitempty"`
}

// CustomerPackages holds quantities by package name. Webex never returns them.
type CustomerPackages struct {
	Limits map[string]int64 `json:"limits,omitempty"`
}

// CustomerParameters are the provisioning parameters of POST, PUT and validate.
type CustomerParameters struct {
	Calling  *CustomerCalling  `json:"calling,omitempty"`
	Meetings *CustomerMeetings `json:"meetings,omitempty"`
	Packages *CustomerPackages `json:"packages,omitempty"`
}

// CustomerRequest is the body of POST /wholesale/customers and of its validate
// endpoint.
type CustomerRequest struct {
	ProvisioningID       string              `json:"provisioningId,omitempty"`
	Packages             []string            `json:"packages,omitempty"`
	OrgID                string              `json:"orgId,omitempty"`
	ExternalID           string              `json:"externalId,omitempty"`
	Address              Address             `json:"address"`
	CustomerInfo         *CustomerInfo       `json:"customerInfo,omitempty"`
	Parameters           *CustomerParameters `json:"provisioningParameters,omitempty"`
	SubPartnerAdminEmail string              `json:"subPartnerAdminEmail,omitempty"`
}

// CustomerUpdate is the body of PUT /wholesale/customers/{customerId}. Packages
// is the complete list: a package left out is removed.
type CustomerUpdate struct {
	ExternalID           string              `json:"externalId,omitempty"`
	Packages             []string            `json:"packages"`
	Address              *Address            `json:"address,omitempty"`
	Parameters           *CustomerParameters `json:"provisioningParameters,omitempty"`
	SubPartnerAdminEmail string              `json:"subPartnerAdminEmail,omitempty"`
}

// Customer is a wholesale customer as GET returns it: without name, primary
// e-mail, language, provisioning id, head office and quantities.
type Customer struct {
	ID              string           `json:"id"`
	OrgID           string           `json:"orgId,omitempty"`
	ExternalID      string           `json:"externalId,omitempty"`
	Address         Address          `json:"address"`
	Status          string           `json:"status,omitempty"`
	Packages        []string         `json:"packages,omitempty"`
	ResourceDetails *ResourceDetails `json:"resourceDetails,omitempty"`
	Errors          []ErrorDetail    `json:"errors,omitempty"`
}

// ResourceDetails lists the state of each package of a customer.
type ResourceDetails struct {
	Packages []PackageDetail `json:"packages,omitempty"`
}

// PackageDetail is the state of one package. LicenseIDs is present only where
// licence information was asked for.
type PackageDetail struct {
	Name       string        `json:"name"`
	Status     string        `json:"status,omitempty"`
	Warnings   []ErrorDetail `json:"warnings,omitempty"`
	Errors     []ErrorDetail `json:"errors,omitempty"`
	LicenseIDs []string      `json:"licenseIds,omitempty"`
}

// ResourceURL is the body of the 202 answers: it points at GET customer.
type ResourceURL struct {
	URL string `json:"url"`
}
