package webex

import (
	"context"
	"math"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ReadSubscriber reads a subscriber of a customer, by itself or, where many of
// the same customer are read, from a list of them all.
func (c *Client) ReadSubscriber(ctx context.Context, customerID, id string) (wire.Subscriber, error) {
	subscriber, _, err := c.subscribers.read(ctx, customerID, id)
	return subscriber, err
}

// ReadPerson reads a person of an organization, with calling data, by itself
// or, where many of the same organization are read, from a list of them all.
// A list may leave out the roles; whoever needs them gets them.
func (c *Client) ReadPerson(ctx context.Context, orgID, id string, withRoles bool) (wire.Person, error) {
	person, fromList, err := c.persons.read(ctx, orgID, id)
	if err == nil && fromList && withRoles && person.Roles == nil {
		return c.GetPerson(ctx, id)
	}
	return person, err
}

func (c *Client) newSubscriberReader() *groupReader[wire.Subscriber] {
	return &groupReader[wire.Subscriber]{
		id:  subscriberID,
		get: c.GetSubscriber,
		// All of them are there to be managed.
		budget: func(int) int { return math.MaxInt },
		list: func(customerID string) pages[wire.Subscriber] {
			return newItemPager[wire.Subscriber](c, c.subscriberListing(SubscriberFilter{CustomerID: customerID}))
		},
	}
}

func (c *Client) newPersonReader() *groupReader[wire.Person] {
	return &groupReader[wire.Person]{
		id:  func(person wire.Person) string { return person.ID },
		get: c.GetPerson,
		// An organization that was there before it became a customer may have many
		// more people than Terraform manages.
		budget: func(reads int) int { return reads },
		list: func(orgID string) pages[wire.Person] {
			return newItemPager[wire.Person](c, personListing(PersonFilter{OrgID: orgID, CallingData: true}))
		},
	}
}
