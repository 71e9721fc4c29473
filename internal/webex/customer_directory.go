package webex

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// ErrNoCustomer says that the list of the partner's customers has none with an
// external id. Unlike ErrNotFound it proves nothing about a customer that was
// known by its id.
var ErrNoCustomer = errors.New("no customer")

// CustomerKey names a customer by one of its two keys; where both are given
// the id decides.
type CustomerKey struct {
	ID         string
	ExternalID string
}

// ParseCustomerKey takes what a person gives: an id where it decodes as one,
// else an external id.
func ParseCustomerKey(text string) CustomerKey {
	if idType, _, ok := webexid.Decode(text); ok && idType != "" {
		return CustomerKey{ID: text, ExternalID: text}
	}
	return CustomerKey{ExternalID: text}
}

func (k CustomerKey) name() string {
	if k.ID != "" {
		return "id/" + webexid.UUID(k.ID)
	}
	return "external/" + k.ExternalID
}

// customerDirectory remembers customers that are known to have an
// organization: what a location or a user needs of its customer does not
// change while Terraform runs, unless the provider itself changes it.
type customerDirectory struct {
	reading batch.KeyedLock
	mutex   sync.Mutex
	known   map[string]wire.Customer
	// changes counts how often something was forgotten: what was read meanwhile
	// may be outdated.
	changes int
}

func (d *customerDirectory) load(name string) (customer wire.Customer, ok bool, changes int) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	customer, ok = d.known[name]
	return customer, ok, d.changes
}

// store keeps what was read, unless something was forgotten since changes was
// loaded. A customer on its way out is not kept: another one may take its
// external id.
func (d *customerDirectory) store(customer wire.Customer, changes int) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	if d.changes != changes || StateOf(customer.Status) == Leaving {
		return
	}
	if d.known == nil {
		d.known = map[string]wire.Customer{}
	}
	d.known[CustomerKey{ID: customer.ID}.name()] = customer
	d.known[CustomerKey{ExternalID: customer.ExternalID}.name()] = customer
}

func (d *customerDirectory) forget(id string) {
	d.mutex.Lock()
	defer d.mutex.Unlock()
	d.changes++
	maps.DeleteFunc(d.known, func(_ string, customer wire.Customer) bool { return webexid.Same(customer.ID, id) })
}

// forgetCustomer drops what any view of the client knows of a customer that is
// about to be changed or removed, and of its subscribers. The function it
// returns does so once more when that is done: somebody may have asked in
// between.
func (c *Client) forgetCustomer(id string) (again func()) {
	forget := func() {
		c.mutex.Lock()
		defer c.mutex.Unlock()
		for _, view := range c.views {
			view.directory.forget(id)
			view.customerReads.Wrote(id)
			view.subscribers.Forget()
		}
	}
	forget()
	return forget
}

// ResolveCustomer finds a customer by id or external id. One with an
// organization is read once per client, however many ask at the same time.
func (c *Client) ResolveCustomer(ctx context.Context, key CustomerKey) (wire.Customer, error) {
	if key == (CustomerKey{}) {
		return wire.Customer{}, errors.New("neither the id nor the external id of the customer is given")
	}
	name := key.name()
	release, err := c.directory.reading.Acquire(ctx, name)
	if err != nil {
		return wire.Customer{}, err
	}
	defer release()
	customer, ok, changes := c.directory.load(name)
	if ok {
		return customer, nil
	}
	customer, err = c.findCustomer(ctx, key)
	if err == nil && customer.OrgID != "" {
		c.directory.store(customer, changes)
	}
	return customer, err
}

func (c *Client) findCustomer(ctx context.Context, key CustomerKey) (wire.Customer, error) {
	if key.ID != "" {
		customer, err := c.GetCustomer(ctx, key.ID)
		if err == nil || key.ExternalID == "" || !errors.Is(err, ErrNotFound) {
			return customer, err
		}
	}
	for customer, err := range c.ListCustomers(ctx, CustomerFilter{ExternalID: key.ExternalID}) {
		if err != nil {
			return wire.Customer{}, err
		}
		if customer.ExternalID == key.ExternalID && StateOf(customer.Status) != Leaving {
			return customer, nil
		}
	}
	return wire.Customer{}, fmt.Errorf("there is %w with the external id %q", ErrNoCustomer, key.ExternalID)
}
