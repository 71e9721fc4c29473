package webex

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// unseenGrace is how long a customer that was just created may still be
// unknown to the API.
const unseenGrace = 30 * time.Second

// pollIntervals says how often to look: the first time after first, then each
// time factor later, but at least every longest.
type pollIntervals struct {
	first   time.Duration
	factor  float64
	longest time.Duration
}

var defaultPollIntervals = pollIntervals{first: 250 * time.Millisecond, factor: 1.6, longest: 15 * time.Second}

func (i pollIntervals) after(interval time.Duration) time.Duration {
	return min(time.Duration(float64(interval)*i.factor), i.longest)
}

// WaitForCustomer waits until a customer is neither being provisioned, updated
// or deleted nor under review, and returns it as it then is: a status of error
// is a result, not an error of this call. Unknown status values count as being
// on the way. Failed reads that may be passing are tolerated until the context
// ends; then the customer comes back as it was last seen, with the error.
func (c *Client) WaitForCustomer(ctx context.Context, id string) (wire.Customer, error) {
	return c.customers.wait(ctx, newCustomerWaiter(id, false))
}

// WaitForCustomerUpdate waits as WaitForCustomer does, but for the outcome of an
// update that Webex has accepted: until the customer shows what was asked for, or
// its status has moved and settled again. Where neither is seen for half a
// minute, what the customer shows then is the outcome.
func (c *Client) WaitForCustomerUpdate(ctx context.Context, id string, asked wire.CustomerUpdate) (wire.Customer, error) {
	waiter := newCustomerWaiter(id, false)
	waiter.asked = &asked
	return c.customers.wait(ctx, waiter)
}

// WaitForCustomerDeletion waits until a customer is proven gone (ErrNotFound).
// A deletion that ends in another status is an error.
func (c *Client) WaitForCustomerDeletion(ctx context.Context, id string) error {
	_, err := c.customers.wait(ctx, newCustomerWaiter(id, true))
	return err
}

// customerPoller looks after all customers that are waited for through one
// client. It has no goroutine of its own: one of those who wait looks for all,
// and hands that duty over when it leaves.
type customerPoller struct {
	client *Client
	duty   lock
	joined chan struct{} // wakes the one on duty: there is somebody new

	mutex    sync.Mutex
	waiters  map[*customerWaiter]struct{}
	interval time.Duration
	due      time.Time
	noList   bool // the backend refuses the list request of this poller
}

func newCustomerPoller(client *Client) *customerPoller {
	return &customerPoller{
		client:  client,
		duty:    newLock(),
		joined:  make(chan struct{}, 1),
		waiters: map[*customerWaiter]struct{}{},
	}
}

func (p *customerPoller) wait(ctx context.Context, waiter *customerWaiter) (wire.Customer, error) {
	p.join(waiter)
	defer p.leave(waiter)
	for {
		select {
		case <-waiter.done:
			return waiter.result()
		default:
		}
		if ctx.Err() != nil {
			return waiter.abandoned(ctx.Err())
		}
		select {
		case <-waiter.done:
		case <-ctx.Done():
		case p.duty <- struct{}{}:
			p.look(ctx)
			p.duty.release()
		}
	}
}

func (p *customerPoller) join(waiter *customerWaiter) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	first := p.client.polling.first
	due := time.Now().Add(first)
	if len(p.waiters) == 0 || due.Before(p.due) {
		p.due = due
	}
	p.interval = first
	p.waiters[waiter] = struct{}{}
	select {
	case p.joined <- struct{}{}:
	default:
	}
}

func (p *customerPoller) leave(waiter *customerWaiter) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	delete(p.waiters, waiter)
}

// look waits until the next look is due and then looks once, for everybody.
func (p *customerPoller) look(ctx context.Context) {
	for {
		p.mutex.Lock()
		due := time.Until(p.due)
		p.mutex.Unlock()
		if due <= 0 {
			break
		}
		timer := time.NewTimer(due)
		select {
		case <-ctx.Done():
			timer.Stop()
			return
		case <-p.joined:
		case <-timer.C:
		}
		timer.Stop()
	}
	p.lookNow(ctx)
	if ctx.Err() != nil {
		// The look was cut short: whoever is next on duty looks at once.
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.interval = p.client.polling.after(p.interval)
	p.due = time.Now().Add(p.interval)
}

// lookNow reads a single customer by itself. Several are looked up in one list
// of the customers that are still moving: who is missing there has settled or
// is gone, and is then read, side by side with the others.
func (p *customerPoller) lookNow(ctx context.Context) {
	groups := p.groups()
	moving := map[string]wire.Customer{}
	if len(groups) > 1 && !p.noList {
		var err error
		if moving, err = p.moving(ctx); transient(err) {
			return
		}
		p.noList = err != nil
	}
	var reads sync.WaitGroup
	defer reads.Wait()
	for id, waiters := range groups {
		if customer, ok := moving[id]; ok {
			settle(waiters, customer, nil)
			continue
		}
		reads.Go(func() {
			customer, err := p.client.GetCustomer(ctx, waiters[0].id)
			if ctx.Err() == nil {
				settle(waiters, customer, err)
			}
		})
	}
}

func (p *customerPoller) groups() map[string][]*customerWaiter {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	groups := map[string][]*customerWaiter{}
	for waiter := range p.waiters {
		if !waiter.finished() {
			key := webexid.UUID(waiter.id)
			groups[key] = append(groups[key], waiter)
		}
	}
	return groups
}

func (p *customerPoller) moving(ctx context.Context) (map[string]wire.Customer, error) {
	found := map[string]wire.Customer{}
	for customer, err := range p.client.ListCustomers(ctx, CustomerFilter{Status: []string{
		wire.CustomerProvisioning, wire.CustomerUpdating, wire.CustomerDeleting, wire.CustomerPendingReview,
	}}) {
		if err != nil {
			return nil, err
		}
		found[webexid.UUID(customer.ID)] = customer
	}
	return found, nil
}

func settle(waiters []*customerWaiter, customer wire.Customer, err error) {
	for _, waiter := range waiters {
		waiter.observe(customer, err)
	}
}

// transient errors may be gone at the next look.
func transient(err error) bool {
	if answered, ok := errors.AsType[*Error](err); ok {
		return answered.StatusCode >= 500 || answered.StatusCode < 300 ||
			answered.Is(ErrRateLimited) || answered.Is(ErrLocked)
	}
	if refused, ok := errors.AsType[*AuthError](err); ok {
		return !refused.rejected
	}
	_, unanswered := errors.AsType[*RequestError](err)
	return unanswered && !errors.Is(err, ErrNoCredentials)
}

func describeErrors(customer wire.Customer) string {
	var text strings.Builder
	for _, detail := range customer.Errors {
		fmt.Fprintf(&text, "; %s %s", detail.ErrorCode, detail.Description)
	}
	return text.String()
}
