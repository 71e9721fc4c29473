package webex

import (
	"context"
	"iter"
	"net/http"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// SubscriberFilter narrows a list of subscribers; empty fields do not filter.
type SubscriberFilter struct {
	CustomerID         string
	ExternalCustomerID string
	PersonID           string
	Email              string
	Status             string
}

// subscriberPageSize is the most that one list request may ask for.
const subscriberPageSize = 100

func subscriberID(subscriber wire.Subscriber) string { return subscriber.ID }

// CreateSubscriber creates a subscriber. Status SubscriberPendingMigration
// means that a free account has that address and its user was asked to consent.
//
// Operation: POST /wholesale/subscribers.
func (c *Client) CreateSubscriber(ctx context.Context, request wire.SubscriberRequest) (wire.Subscriber, error) {
	// The person may have been there before.
	defer c.persons.Forget()
	answer, err := c.transport.Send(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   "/wholesale/subscribers",
		Query:  c.wholesaleQuery(),
		Body:   request,
	})
	if err != nil {
		return wire.Subscriber{}, err
	}
	var created wire.Subscriber
	location := answer.LocatedID()
	if location == "" || answer.IsObject() {
		if err := answer.Decode(&created); err != nil {
			return wire.Subscriber{}, err
		}
	}
	if created.ID == "" {
		created.ID = location
	}
	c.written.wrote(created.PersonID, nil)
	return created, answer.RequireID(created.ID)
}

// GetSubscriber reads a subscriber.
//
// Operation: GET /wholesale/subscribers/{subscriberId}.
func (c *Client) GetSubscriber(ctx context.Context, id string) (wire.Subscriber, error) {
	return getObject(ctx, c, transport.Call{Path: subscriberPath(id), Query: c.wholesaleQuery()}, subscriberID)
}

// ListSubscribers lists subscribers of the partner, or of the sub-partner.
//
// Operation: GET /wholesale/subscribers.
func (c *Client) ListSubscribers(ctx context.Context, filter SubscriberFilter) iter.Seq2[wire.Subscriber, error] {
	return batch.All[wire.Subscriber](ctx, c.transport, c.subscriberListing(filter))
}

func (c *Client) subscriberListing(filter SubscriberFilter) batch.List {
	query := c.wholesaleQuery()
	setIfGiven(query, "customerId", filter.CustomerID)
	setIfGiven(query, "externalCustomerId", filter.ExternalCustomerID)
	setIfGiven(query, "personId", filter.PersonID)
	setIfGiven(query, "email", filter.Email)
	setIfGiven(query, "status", filter.Status)
	return batch.List{Path: "/wholesale/subscribers", Query: query, PageSize: subscriberPageSize, ByOffset: true}
}

// FindSubscriber finds a customer's subscriber by e-mail address, compared
// without case; nil where there is none. Without a customer it looks among the
// subscribers of all customers.
//
// Operation: GET /wholesale/subscribers.
func (c *Client) FindSubscriber(ctx context.Context, customerID, email string) (*wire.Subscriber, error) {
	for subscriber, err := range c.ListSubscribers(ctx, SubscriberFilter{CustomerID: customerID, Email: email}) {
		if err != nil {
			return nil, err
		}
		if strings.EqualFold(subscriber.Email, email) && (customerID == "" || webexid.Same(subscriber.CustomerID, customerID)) {
			return &subscriber, nil
		}
	}
	return nil, nil
}

// UpdateSubscriber changes the package of a subscriber.
//
// Operation: PUT /wholesale/subscribers/{subscriberId}.
func (c *Client) UpdateSubscriber(ctx context.Context, id string, update wire.SubscriberUpdate) (wire.Subscriber, error) {
	if update.Parameters != nil {
		parameters := *update.Parameters
		parameters.FirstName, parameters.LastName = "", ""
		update.Parameters = &parameters
	}
	c.subscribers.Wrote(id)
	defer c.persons.Forget()
	updated, err := sendForObject(ctx, c, transport.Call{Method: http.MethodPut, Path: subscriberPath(id), Query: c.wholesaleQuery(), Body: update}, subscriberID)
	c.written.wrote(updated.PersonID, nil)
	return updated, err
}

// DeleteSubscriber removes the tie between the subscriber and its person. The
// person stays.
//
// Operation: DELETE /wholesale/subscribers/{subscriberId}.
func (c *Client) DeleteSubscriber(ctx context.Context, id string) error {
	c.subscribers.Wrote(id)
	defer c.persons.Forget()
	return c.transport.Do(ctx, transport.Call{Method: http.MethodDelete, Path: subscriberPath(id), Query: c.wholesaleQuery()})
}

// ValidateSubscriber asks whether a creation would succeed, and changes nothing.
//
// Operation: POST /wholesale/subscribers/validate.
func (c *Client) ValidateSubscriber(ctx context.Context, request wire.SubscriberRequest) (wire.Precheck, error) {
	var result wire.Precheck
	if request.CustomerInfo != nil {
		request.CustomerInfo = &wire.CustomerInfo{PrimaryEmail: request.CustomerInfo.PrimaryEmail}
	}
	err := c.transport.DoJSON(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   "/wholesale/subscribers/validate",
		Query:  c.wholesaleQuery(),
		Body:   request,
	}, &result)
	return result, err
}

// ResendConsentMail asks the user of a free account again to consent. The path
// has no /wholesale prefix in Cisco's document.
//
// Operation: POST /subscribers/{subscriberId}/emails/consentMove.
func (c *Client) ResendConsentMail(ctx context.Context, id string) error {
	return c.transport.Do(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   transport.Route("subscribers", id, "emails", "consentMove"),
		Query:  c.wholesaleQuery(),
	})
}

func subscriberPath(id string) string { return transport.Route("wholesale", "subscribers", id) }
