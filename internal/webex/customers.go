package webex

import (
	"context"
	"iter"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// shownIn reports whether a customer shows everything that the update asked
// for. Quantities are never shown.
func shownIn(customer wire.Customer, update wire.CustomerUpdate) bool {
	asked, shown := slices.Sorted(slices.Values(update.Packages)), slices.Sorted(slices.Values(customer.Packages))
	return slices.Equal(slices.Compact(asked), slices.Compact(shown)) &&
		(update.ExternalID == "" || update.ExternalID == customer.ExternalID) &&
		(update.Address == nil || SameAddress(*update.Address, customer.Address))
}

// SameAddress compares two addresses without regard to case and surrounding blanks.
func SameAddress(a, b wire.Address) bool {
	same := func(x, y string) bool { return strings.EqualFold(strings.TrimSpace(x), strings.TrimSpace(y)) }
	return same(a.AddressLine1, b.AddressLine1) && same(a.AddressLine2, b.AddressLine2) && same(a.City, b.City) &&
		same(a.StateOrProvince, b.StateOrProvince) && same(a.ZipOrPostalCode, b.ZipOrPostalCode) && same(a.Country, b.Country)
}

// CustomerFilter narrows a list of customers; empty fields do not filter.
type CustomerFilter struct {
	ExternalID string
	OrgID      string
	Status     []string
}

// customerPageSize is how many customers one list request asks for.
const customerPageSize = 100

// CreateCustomer starts the provisioning of a customer and returns its id; the
// outcome shows later in the customer's status (see WaitForCustomer).
//
// Operation: POST /wholesale/customers.
func (c *Client) CreateCustomer(ctx context.Context, request wire.CustomerRequest) (id string, err error) {
	answer, err := c.transport.Send(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   "/wholesale/customers",
		Query:  c.wholesaleQuery(),
		Body:   request,
	})
	if err != nil {
		return "", err
	}
	id, err = answer.CreatedID()
	if err == nil {
		c.hadSubscribers.put(webexid.UUID(id), map[string]string{})
	}
	return id, err
}

// GetCustomer reads a customer, without licence information.
//
// Operation: GET /wholesale/customers/{customerId}.
func (c *Client) GetCustomer(ctx context.Context, id string) (wire.Customer, error) {
	_, _, changes := c.directory.load("")
	customer, err := c.getCustomer(ctx, id, c.wholesaleQuery())
	if err == nil && customer.OrgID != "" {
		c.directory.store(customer, changes)
	}
	return customer, err
}

// GetCustomerWithLicenses reads a customer and the licence ids of its packages.
//
// Operation: GET /wholesale/customers/{customerId}.
func (c *Client) GetCustomerWithLicenses(ctx context.Context, id string) (wire.Customer, error) {
	query := c.wholesaleQuery()
	query.Set("includePackageLicenseInfo", "true")
	return c.getCustomer(ctx, id, query)
}

func (c *Client) getCustomer(ctx context.Context, id string, query url.Values) (wire.Customer, error) {
	return getObject(ctx, c, transport.Call{Path: customerPath(id), Query: query}, func(found wire.Customer) string { return found.ID })
}

// ListCustomers lists customers of the partner, or of the sub-partner.
//
// Operation: GET /wholesale/customers.
func (c *Client) ListCustomers(ctx context.Context, filter CustomerFilter) iter.Seq2[wire.Customer, error] {
	return batch.All[wire.Customer](ctx, c.transport, c.customerListing(filter))
}

func (c *Client) customerListing(filter CustomerFilter) batch.List {
	query := c.wholesaleQuery()
	setIfGiven(query, "externalId", filter.ExternalID)
	setIfGiven(query, "orgId", filter.OrgID)
	for _, status := range filter.Status {
		query.Add("status", status)
	}
	return batch.List{Path: "/wholesale/customers", Query: query, PageSize: customerPageSize, ByOffset: true}
}

// UpdateCustomer starts an update; like a creation it goes on in the background.
//
// Operation: PUT /wholesale/customers/{customerId}.
func (c *Client) UpdateCustomer(ctx context.Context, id string, update wire.CustomerUpdate) error {
	defer c.forgetCustomer(id)()
	return c.transport.Do(ctx, transport.Call{Method: http.MethodPut, Path: customerPath(id), Query: c.wholesaleQuery(), Body: update})
}

// DeleteCustomer starts the removal of the tie between the wholesale customer
// and its organization. The organization stays.
//
// Operation: DELETE /wholesale/customers/{customerId}.
func (c *Client) DeleteCustomer(ctx context.Context, id string) error {
	defer c.forgetCustomer(id)()
	return c.transport.Do(ctx, transport.Call{Method: http.MethodDelete, Path: customerPath(id), Query: c.wholesaleQuery()})
}

// ValidateCustomer asks whether a creation would succeed, and changes nothing.
//
// Operation: POST /wholesale/customers/validate.
func (c *Client) ValidateCustomer(ctx context.Context, request wire.CustomerRequest) (wire.Precheck, error) {
	var result wire.Precheck
	err := c.transport.DoJSON(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   "/wholesale/customers/validate",
		Query:  c.wholesaleQuery(),
		Body:   validatedCustomer(request),
	}, &result)
	return result, err
}

// validatedCustomer leaves out what the validate endpoint does not know.
func validatedCustomer(request wire.CustomerRequest) wire.CustomerRequest {
	request.SubPartnerAdminEmail = ""
	if request.CustomerInfo != nil {
		info := *request.CustomerInfo
		info.Language = ""
		request.CustomerInfo = &info
	}
	return request
}

func customerPath(id string) string { return transport.Route("wholesale", "customers", id) }
