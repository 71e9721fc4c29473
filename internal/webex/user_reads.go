package webex

import (
	"context"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ReadSubscriber reads a subscriber of a customer, by itself or, where many of
// the same customer are read, from a list of them all.
func (c *Client) ReadSubscriber(ctx context.Context, customerID, id string) (wire.Subscriber, error) {
	subscriber, _, err := c.subscribers.Read(ctx, customerID, id)
	return subscriber, err
}

// ReadPerson reads a person of an organization, with calling data, by itself
// or, where many of the same organization are read, from a list of them all.
// A list may leave out the roles; whoever needs them gets them.
func (c *Client) ReadPerson(ctx context.Context, orgID, id string, withRoles bool) (wire.Person, error) {
	person, fromList, err := c.persons.Read(ctx, orgID, id)
	if err == nil && fromList && withRoles && person.Roles == nil {
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
		List: func(customerID string) batch.Pages[wire.Subscriber] {
			return batch.PagesOf[wire.Subscriber](c.transport, c.subscriberListing(SubscriberFilter{CustomerID: customerID}))
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
		List: func(orgID string) batch.Pages[wire.Person] {
			return batch.PagesOf[wire.Person](c.transport, personListing(PersonFilter{OrgID: orgID, CallingData: true}))
		},
	}
}
