package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

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

// shownIn reports whether a customer shows everything that the update asked
// for. Quantities are never shown.
func shownIn(customer Customer, update CustomerUpdate) bool {
	asked, shown := slices.Sorted(slices.Values(update.Packages)), slices.Sorted(slices.Values(customer.Packages))
	return slices.Equal(slices.Compact(asked), slices.Compact(shown)) &&
		(update.ExternalID == "" || update.ExternalID == customer.ExternalID) &&
		(update.Address == nil || SameAddress(*update.Address, customer.Address))
}

// SameAddress compares two addresses without regard to case and surrounding blanks.
func SameAddress(a, b Address) bool {
	same := func(x, y string) bool { return strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) }
	return same(a.AddressLine1, b.AddressLine1) && same(a.AddressLine2, b.AddressLine2) && same(a.City, b.City) &&
		same(a.StateOrProvince, b.StateOrProvince) && same(a.ZipOrPostalCode, b.ZipOrPostalCode) && same(a.Country, b.Country)
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

// Settled reports whether the last attempt to provision a customer with this
// status is over, well or not. A status that is not known counts as still moving.
func Settled(status string) bool {
	return status == CustomerProvisioned || status == CustomerProvisionedWithErrors || status == CustomerError
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

// CustomerFilter narrows a list of customers; empty fields do not filter.
type CustomerFilter struct {
	ExternalID string
	OrgID      string
	Status     []string
}

// ResourceURL is the body of the 202 answers: it points at GET customer.
type ResourceURL struct {
	URL string `json:"url"`
}

// customerPageSize is how many customers one list request asks for.
const customerPageSize = 100

// CreateCustomer starts the provisioning of a customer and returns its id; the
// outcome shows later in the customer's status (see WaitForCustomer).
func (c *Client) CreateCustomer(ctx context.Context, request CustomerRequest) (id string, err error) {
	answer, err := c.send(ctx, call{
		method: http.MethodPost,
		path:   "/wholesale/customers",
		query:  c.wholesaleQuery(),
		body:   request,
	})
	if err != nil {
		return "", err
	}
	return answer.createdID()
}

// GetCustomer reads a customer, without licence information.
func (c *Client) GetCustomer(ctx context.Context, id string) (Customer, error) {
	_, _, changes := c.directory.load("")
	customer, err := c.getCustomer(ctx, id, c.wholesaleQuery())
	if err == nil && customer.OrgID != "" {
		c.directory.store(customer, changes)
	}
	return customer, err
}

// GetCustomerWithLicenses reads a customer and the licence ids of its packages.
func (c *Client) GetCustomerWithLicenses(ctx context.Context, id string) (Customer, error) {
	query := c.wholesaleQuery()
	query.Set("includePackageLicenseInfo", "true")
	return c.getCustomer(ctx, id, query)
}

func (c *Client) getCustomer(ctx context.Context, id string, query url.Values) (Customer, error) {
	return getObject(ctx, c, call{path: customerPath(id), query: query}, func(found Customer) string { return found.ID })
}

// ListCustomers lists customers of the partner, or of the sub-partner.
func (c *Client) ListCustomers(ctx context.Context, filter CustomerFilter) iter.Seq2[Customer, error] {
	return list[Customer](ctx, c, c.customerListing(filter))
}

func (c *Client) customerListing(filter CustomerFilter) listing {
	query := c.wholesaleQuery()
	setIfGiven(query, "externalId", filter.ExternalID)
	setIfGiven(query, "orgId", filter.OrgID)
	for _, status := range filter.Status {
		query.Add("status", status)
	}
	return listing{path: "/wholesale/customers", query: query, pageSize: customerPageSize, byOffset: true}
}

// UpdateCustomer starts an update; like a creation it goes on in the background.
func (c *Client) UpdateCustomer(ctx context.Context, id string, update CustomerUpdate) error {
	defer c.forgetCustomer(id)()
	return c.do(ctx, call{method: http.MethodPut, path: customerPath(id), query: c.wholesaleQuery(), body: update})
}

// DeleteCustomer starts the removal of the tie between the wholesale customer
// and its organization. The organization stays.
func (c *Client) DeleteCustomer(ctx context.Context, id string) error {
	defer c.forgetCustomer(id)()
	return c.do(ctx, call{method: http.MethodDelete, path: customerPath(id), query: c.wholesaleQuery()})
}

// ValidateCustomer asks whether a creation would succeed, and changes nothing.
func (c *Client) ValidateCustomer(ctx context.Context, request CustomerRequest) (Precheck, error) {
	var result Precheck
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   "/wholesale/customers/validate",
		query:  c.wholesaleQuery(),
		body:   validatedCustomer(request),
	}, &result)
	return result, err
}

// validatedCustomer leaves out what the validate endpoint does not know.
func validatedCustomer(request CustomerRequest) CustomerRequest {
	request.SubPartnerAdminEmail = ""
	if request.CustomerInfo != nil {
		info := *request.CustomerInfo
		info.Language = ""
		request.CustomerInfo = &info
	}
	return request
}

func customerPath(id string) string { return route("wholesale", "customers", id) }
