package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
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
func (c *Client) CreateSubscriber(ctx context.Context, request wire.SubscriberRequest) (wire.Subscriber, error) {
	// The person may have been there before.
	defer c.persons.forget()
	answer, err := c.send(ctx, call{
		method: http.MethodPost,
		path:   "/wholesale/subscribers",
		query:  c.wholesaleQuery(),
		body:   request,
	})
	if err != nil {
		return wire.Subscriber{}, err
	}
	var created wire.Subscriber
	location := lastSegment(answer.header.Get("Location"))
	if location == "" || isObject(answer.body) {
		if err := answer.decode(&created); err != nil {
			return wire.Subscriber{}, err
		}
	}
	if created.ID == "" {
		created.ID = location
	}
	c.written.wrote(created.PersonID, nil)
	return created, answer.requireID(created.ID)
}

// GetSubscriber reads a subscriber.
func (c *Client) GetSubscriber(ctx context.Context, id string) (wire.Subscriber, error) {
	return getObject(ctx, c, call{path: subscriberPath(id), query: c.wholesaleQuery()}, subscriberID)
}

// ListSubscribers lists subscribers of the partner, or of the sub-partner.
func (c *Client) ListSubscribers(ctx context.Context, filter SubscriberFilter) iter.Seq2[wire.Subscriber, error] {
	return list[wire.Subscriber](ctx, c, c.subscriberListing(filter))
}

func (c *Client) subscriberListing(filter SubscriberFilter) listing {
	query := c.wholesaleQuery()
	setIfGiven(query, "customerId", filter.CustomerID)
	setIfGiven(query, "externalCustomerId", filter.ExternalCustomerID)
	setIfGiven(query, "personId", filter.PersonID)
	setIfGiven(query, "email", filter.Email)
	setIfGiven(query, "status", filter.Status)
	return listing{path: "/wholesale/subscribers", query: query, pageSize: subscriberPageSize, byOffset: true}
}

// UpdateSubscriber changes the package of a subscriber.
func (c *Client) UpdateSubscriber(ctx context.Context, id string, update wire.SubscriberUpdate) (wire.Subscriber, error) {
	if update.Parameters != nil {
		parameters := *update.Parameters
		parameters.FirstName, parameters.LastName = "", ""
		update.Parameters = &parameters
	}
	c.subscribers.wrote(id)
	defer c.persons.forget()
	updated, err := sendForObject(ctx, c, call{method: http.MethodPut, path: subscriberPath(id), query: c.wholesaleQuery(), body: update}, subscriberID)
	c.written.wrote(updated.PersonID, nil)
	return updated, err
}

// DeleteSubscriber removes the tie between the subscriber and its person. The
// person stays.
func (c *Client) DeleteSubscriber(ctx context.Context, id string) error {
	c.subscribers.wrote(id)
	defer c.persons.forget()
	return c.do(ctx, call{method: http.MethodDelete, path: subscriberPath(id), query: c.wholesaleQuery()})
}

// ValidateSubscriber asks whether a creation would succeed, and changes nothing.
func (c *Client) ValidateSubscriber(ctx context.Context, request wire.SubscriberRequest) (wire.Precheck, error) {
	var result wire.Precheck
	if request.CustomerInfo != nil {
		request.CustomerInfo = &wire.CustomerInfo{PrimaryEmail: request.CustomerInfo.PrimaryEmail}
	}
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   "/wholesale/subscribers/validate",
		query:  c.wholesaleQuery(),
		body:   request,
	}, &result)
	return result, err
}

// ResendConsentMail asks the user of a free account again to consent. The path
// has no /wholesale prefix in Cisco's document.
func (c *Client) ResendConsentMail(ctx context.Context, id string) error {
	return c.do(ctx, call{
		method: http.MethodPost,
		path:   route("subscribers", id, "emails", "consentMove"),
		query:  c.wholesaleQuery(),
	})
}

func subscriberPath(id string) string { return route("wholesale", "subscribers", id) }
