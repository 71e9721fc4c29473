package webex

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// readsForAPage is how many customers are read for each page of the list of
// all customers of the partner: it may have many more than Terraform manages.
const readsForAPage = 4

// ReadCustomer reads a customer, by itself or, where many are read, from a list
// of all of them. What is not whole for whoever asks is read by itself again.
func (c *Client) ReadCustomer(ctx context.Context, id string, whole func(wire.Customer) bool) (wire.Customer, error) {
	_, _, changes := c.directory.load("")
	customer, fromList, err := c.customerReads.Read(ctx, "customers", id)
	switch {
	case err != nil:
	case fromList && (customer.ResourceDetails == nil || len(customer.Errors) > 0), !whole(customer):
		// Whether a list tells the states of the packages, and all of an error, is
		// not certain.
		return c.GetCustomer(ctx, id)
	case fromList && customer.OrgID != "":
		c.directory.store(customer, changes)
	}
	return customer, err
}

func (c *Client) newCustomerReader() *batch.GroupReader[wire.Customer] {
	return &batch.GroupReader[wire.Customer]{
		ID:     func(customer wire.Customer) string { return customer.ID },
		Get:    c.GetCustomer,
		Budget: batch.PagePer(readsForAPage),
		List: func(_ string, part int) batch.Pages[wire.Customer] {
			return batch.PagesOf[wire.Customer](c.transport, shortCut(c.customerListing(CustomerFilter{}), part))
		},
	}
}
