package webex

import "context"
import "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"

// readsForAPage is how many customers are read for each page of the list of
// all customers of the partner: it may have many more than Terraform manages.
const readsForAPage = 4

// ReadCustomer reads a customer, by itself or, where many are read, from a list
// of all of them.
func (c *Client) ReadCustomer(ctx context.Context, id string) (wire.Customer, error) {
	_, _, changes := c.directory.load("")
	customer, fromList, err := c.customerReads.read(ctx, "customers", id)
	if err == nil && fromList {
		if customer.ResourceDetails == nil {
			// Whether a list tells the states of the packages is not certain.
			return c.GetCustomer(ctx, id)
		}
		if customer.OrgID != "" {
			c.directory.store(customer, changes)
		}
	}
	return customer, err
}

func (c *Client) newCustomerReader() *groupReader[wire.Customer] {
	return &groupReader[wire.Customer]{
		id:     func(customer wire.Customer) string { return customer.ID },
		get:    c.GetCustomer,
		budget: func(reads int) int { return reads / readsForAPage },
		list: func(string) pages[wire.Customer] {
			return newItemPager[wire.Customer](c, c.customerListing(CustomerFilter{}))
		},
	}
}
