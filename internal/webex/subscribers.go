package webex

import (
	"context"
	"iter"
	"net/http"
)

// Subscriber status values.
const (
	SubscriberProvisioned      = "provisioned"
	SubscriberPendingMigration = "pending_user_migration"
)

// SubscriberParameters are the calling and name details of a new subscriber.
// PUT accepts number, extension and location only when the subscriber moves
// from webex_meetings to a calling package, and never the names.
type SubscriberParameters struct {
	FirstName          string `json:"firstName,omitempty"`
	LastName           string `json:"lastName,omitempty"`
	PrimaryPhoneNumber string `json:"primaryPhoneNumber,omitempty"`
	Extension          string `json:"extension,omitempty"`
	LocationID         string `json:"locationId,omitempty"`
}

// SubscriberRequest is the body of POST /wholesale/subscribers and of its
// validate endpoint. Packages takes one entry.
type SubscriberRequest struct {
	CustomerID     string               `json:"customerId,omitempty"`
	ProvisioningID string               `json:"provisioningId,omitempty"`
	Email          string               `json:"email"`
	Package        string               `json:"package,omitempty"`
	Packages       []string             `json:"packages,omitempty"`
	Parameters     SubscriberParameters `json:"provisioningParameters"`
	CustomerInfo   *CustomerInfo        `json:"customerInfo,omitempty"`
}

// SubscriberUpdate is the body of PUT /wholesale/subscribers/{subscriberId}.
type SubscriberUpdate struct {
	Package    string                `json:"package,omitempty"`
	Packages   []string              `json:"packages,omitempty"`
	Parameters *SubscriberParameters `json:"provisioningParameters,omitempty"`
}

// Subscriber is a wholesale subscriber. Names, number, extension and location
// are the person's: read them through /people.
type Subscriber struct {
	ID                 string        `json:"id"`
	PersonID           string        `json:"personId,omitempty"`
	Email              string        `json:"email,omitempty"`
	CustomerID         string        `json:"customerId,omitempty"`
	ExternalCustomerID string        `json:"externalCustomerId,omitempty"`
	Package            string        `json:"package,omitempty"`
	Packages           []string      `json:"packages,omitempty"`
	Status             string        `json:"status,omitempty"`
	Errors             []ErrorDetail `json:"errors,omitempty"`
	Created            string        `json:"created,omitempty"`
	LastStatusChange   string        `json:"lastStatusChange,omitempty"`
}

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

func subscriberID(subscriber Subscriber) string { return subscriber.ID }

// CreateSubscriber creates a subscriber. Status SubscriberPendingMigration
// means that a free account has that address and its user was asked to consent.
func (c *Client) CreateSubscriber(ctx context.Context, request SubscriberRequest) (Subscriber, error) {
	// The person may have been there before.
	defer c.persons.forget()
	answer, err := c.send(ctx, call{
		method: http.MethodPost,
		path:   "/wholesale/subscribers",
		query:  c.wholesaleQuery(),
		body:   request,
	})
	if err != nil {
		return Subscriber{}, err
	}
	var created Subscriber
	location := lastSegment(answer.header.Get("Location"))
	if location == "" || isObject(answer.body) {
		if err := answer.decode(&created); err != nil {
			return Subscriber{}, err
		}
	}
	if created.ID == "" {
		created.ID = location
	}
	c.written.wrote(created.PersonID, nil)
	return created, answer.requireID(created.ID)
}

// GetSubscriber reads a subscriber.
func (c *Client) GetSubscriber(ctx context.Context, id string) (Subscriber, error) {
	return getObject(ctx, c, call{path: subscriberPath(id), query: c.wholesaleQuery()}, subscriberID)
}

// ListSubscribers lists subscribers of the partner, or of the sub-partner.
func (c *Client) ListSubscribers(ctx context.Context, filter SubscriberFilter) iter.Seq2[Subscriber, error] {
	return list[Subscriber](ctx, c, c.subscriberListing(filter))
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
func (c *Client) UpdateSubscriber(ctx context.Context, id string, update SubscriberUpdate) (Subscriber, error) {
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
func (c *Client) ValidateSubscriber(ctx context.Context, request SubscriberRequest) (Precheck, error) {
	var result Precheck
	if request.CustomerInfo != nil {
		request.CustomerInfo = &CustomerInfo{PrimaryEmail: request.CustomerInfo.PrimaryEmail}
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
