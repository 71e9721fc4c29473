package webex

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// unseenGrace is how long a customer that was just created may still be
// unknown to the API.
const unseenGrace = 30 * time.Second

// WaitForCustomer waits until a customer is neither being provisioned, updated
// or deleted nor under review, and returns it as it then is: a status of error
// is a result, not an error of this call. Unknown status values count as being
// on the way. Failed reads that may be passing are tolerated until the context
// ends; then the customer comes back as it was last seen, with the error.
func (c *Client) WaitForCustomer(ctx context.Context, id string) (wire.Customer, error) {
	return c.waitForCustomer(ctx, newCustomerWaiter(id, false))
}

// WaitForCustomerUpdate waits as WaitForCustomer does, but for the outcome of an
// update that Webex has accepted: until the customer shows what was asked for, or
// its status has moved and settled again. Where neither is seen for half a
// minute, what the customer shows then is the outcome. An update of which nothing
// shows, such as that of a quantity, is given a few seconds to move the status.
// Former is the customer as it was before the update.
func (c *Client) WaitForCustomerUpdate(ctx context.Context, id string, former wire.Customer, asked wire.CustomerUpdate) (wire.Customer, error) {
	waiter := newCustomerWaiter(id, false)
	waiter.asked, waiter.silent = &asked, shownIn(former, asked)
	return c.waitForCustomer(ctx, waiter)
}

// WaitForCustomerDeletion waits until a customer is proven gone (ErrNotFound).
// A deletion that ends in another status is an error.
func (c *Client) WaitForCustomerDeletion(ctx context.Context, id string) error {
	_, err := c.waitForCustomer(ctx, newCustomerWaiter(id, true))
	return err
}

func (c *Client) newCustomerPoller() *batch.Poller[wire.Customer] {
	return batch.NewPoller(pollIntervals(), c.GetCustomer, c.movingCustomers)
}

// movingCustomers are the customers on which Webex works, by the uuid of their id.
func (c *Client) movingCustomers(ctx context.Context) (map[string]wire.Customer, error) {
	found := map[string]wire.Customer{}
	for customer, err := range c.ListCustomers(ctx, CustomerFilter{Status: underWay()}) {
		if err != nil {
			return nil, err
		}
		found[webexid.UUID(customer.ID)] = customer
	}
	return found, nil
}

func (c *Client) waitForCustomer(ctx context.Context, waiter *customerWaiter) (wire.Customer, error) {
	if err := c.customers.Wait(ctx, waiter); err != nil {
		return waiter.abandoned(err)
	}
	return waiter.result()
}

func describeErrors(customer wire.Customer) string {
	var text strings.Builder
	for _, detail := range customer.Errors {
		fmt.Fprintf(&text, "; %s %s", detail.ErrorCode, detail.Description)
	}
	return text.String()
}
