package webex

import (
	"context"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ReadSubscriber reads a subscriber of a customer, by itself or, where many of
// the same customer are read, from a list of them all. An entry of the list that
// shows errors is read by itself, and so is again whatever is not whole for whoever
// asks.
func (c *Client) ReadSubscriber(ctx context.Context, customerID, id string, whole func(wire.Subscriber) bool) (wire.Subscriber, error) {
	subscriber, fromList, err := c.subscribers.Read(ctx, customerID, id)
	if err == nil && (fromList && len(subscriber.Errors) > 0 || !whole(subscriber)) {
		return c.GetSubscriber(ctx, id)
	}
	return subscriber, err
}

// shortCut is a list that is read in place of its objects, in pages of a part of
// the usual size.
func shortCut(list batch.List, part int) batch.List {
	list.PageSize /= part
	list.Timeout = batch.HastyTimeout
	list.Hasty = true
	return list
}

// ReadPerson reads a person of an organization, with calling data, by itself
// or, where many of the same organization are read, from a list of them all.
// A list may leave out the roles and more, and a single answer may be short for
// once: a person that is not whole for whoever asks is read by itself again. One
// that is not found may lag behind its subscriber, so it is asked for again before
// that counts.
func (c *Client) ReadPerson(ctx context.Context, orgID, id string, whole func(wire.Person) bool) (wire.Person, error) {
	person, _, err := c.persons.Read(ctx, orgID, id)
	for range personRetries {
		if !errors.Is(err, ErrNotFound) || wait.For(ctx, personPause) != nil {
			break
		}
		person, _, err = c.persons.Read(ctx, orgID, id)
	}
	if err == nil && !whole(person) {
		return c.GetPerson(ctx, id)
	}
	return person, err
}

func (c *Client) newSubscriberReader() *batch.GroupReader[wire.Subscriber] {
	return &batch.GroupReader[wire.Subscriber]{
		ID:  subscriberID,
		Get: c.GetSubscriber,
		// All of them are there to be managed.
		Budget: batch.Unlimited,
		List: func(customerID string, part int) batch.Pages[wire.Subscriber] {
			return batch.PagesOf[wire.Subscriber](c.transport, shortCut(c.subscriberListing(SubscriberFilter{CustomerID: customerID}), part))
		},
	}
}

func (c *Client) newPersonReader() *batch.GroupReader[wire.Person] {
	return &batch.GroupReader[wire.Person]{
		ID:  func(person wire.Person) string { return person.ID },
		Get: c.GetPerson,
		// An organization that was there before it became a customer may have many
		// more people than Terraform manages.
		Budget: batch.PagePer(1),
		List: func(orgID string, part int) batch.Pages[wire.Person] {
			return batch.PagesOf[wire.Person](c.transport, shortCut(personListing(PersonFilter{OrgID: orgID, CallingData: true}), part))
		},
	}
}

// WaitForPerson waits until a subscriber shows its person, which Webex may make a
// little later. Without a person a subscriber comes back whose user has to agree
// first, or that shows errors. Failed reads that may be passing are tolerated until
// the context ends; then the subscriber comes back as it was last seen, with the
// error.
func (c *Client) WaitForPerson(ctx context.Context, id string) (wire.Subscriber, error) {
	last, started := wire.Subscriber{ID: id}, time.Now()
	err := batch.PollUntil(ctx, pollIntervals(), func(ctx context.Context) (bool, error) {
		subscriber, err := c.GetSubscriber(ctx, id)
		if errors.Is(err, ErrNotFound) && time.Since(started) < unseenGrace {
			return false, nil
		}
		if err != nil {
			return false, err
		}
		last = subscriber
		return subscriber.PersonID != "" || subscriber.Status == wire.SubscriberPendingMigration || len(subscriber.Errors) > 0, nil
	})
	return last, err
}
