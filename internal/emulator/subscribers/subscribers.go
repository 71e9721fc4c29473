// Package subscribers serves wholesale subscribers.
package subscribers

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subpartners"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/templates"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	subscribersPath = "/v1/wholesale/subscribers"
	// subscriberPage is how many subscribers a page holds unless max is given.
	subscriberPage = 50
	// highestSubscriberPage is the highest max.
	highestSubscriberPage = 100
)

// api is what subscribers need to know of the other endpoints.
type api struct {
	templates templates.API
}

// Routes lists the endpoints for subscribers; a precheck may name a
// template. They serve consentMove under both paths: Webex documents it without
// /wholesale, unlike everything else here.
func Routes(templates templates.API) []rest.Route {
	a := api{templates: templates}
	one := subscribersPath + "/{subscriberId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: subscribersPath, Handle: list},
		{Method: http.MethodPost, Path: subscribersPath, Handle: create},
		{Method: http.MethodPost, Path: subscribersPath + "/validate", Handle: a.precheckSubscriber},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodPut, Path: one, Handle: update},
		{Method: http.MethodDelete, Path: one, Handle: remove},
		{Method: http.MethodPost, Path: one + "/emails/consentMove", Handle: sendConsentMail},
		{Method: http.MethodPost, Path: "/v1/subscribers/{subscriberId}/emails/consentMove", Handle: sendConsentMail},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	subPartner, err := subpartners.OnBehalfOf(ctx, c, false)
	if err != nil {
		return nil, err
	}
	asked, err := c.Page(subscriberPage, highestSubscriberPage)
	if err != nil {
		return nil, err
	}
	filter, err := subscriberFilter(c, subPartner)
	if err != nil {
		return nil, err
	}
	order, err := queriedOrder(c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectSubscribers(ctx, c.Tx, filter, order, c.Now, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Subscriber, len(found))
	for index, one := range found {
		shown[index] = show(one)
	}
	if len(found) > asked.Limit {
		asked.Next = order.Cursor(found[asked.Limit-1])
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func subscriberFilter(c *rest.Call, subPartner string) (store.SubscriberFilter, error) {
	filter := store.SubscriberFilter{Customer: c.QueryUUID("customerId")}
	subscribed := &filter.Subscribed
	subscribed.Equal("subscribers.person", c.QueryUUID("personId"))
	subscribed.Equal("subscribers.email_folded", store.Fold(c.Query.Get("email")))
	filter.Customers.Equal("external_id", c.Query.Get("externalCustomerId"))
	filter.Customers.Add("sub_partner = ?", subPartner)
	if statuses := rest.QueriedStatuses(c); len(statuses) > 0 {
		subscribed.Add("iif(subscribers.person IS NULL, '"+wire.SubscriberPendingMigration+"', '"+wire.SubscriberProvisioned+
			"') IN (SELECT value FROM json_each(?))", statuses)
	}
	for name, column := range map[string]string{"after": "created_at", "lastStatusChange": "status_changed_at"} {
		text := c.Query.Get(name)
		if text == "" {
			continue
		}
		milliseconds, ok := moment(text)
		if !ok {
			return filter, rest.Refuse(rest.FieldInvalid, name, text)
		}
		subscribed.Add("subscribers."+column+" > ?", milliseconds)
	}
	return filter, nil
}

// moment reads milliseconds since 1970, or an ISO 8601 date with or without
// time; without zone it is UTC.
func moment(text string) (int64, bool) {
	if milliseconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return milliseconds, true
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if parsed, err := time.Parse(layout, text); err == nil {
			return parsed.UnixMilli(), true
		}
	}
	return 0, false
}

func queriedOrder(c *rest.Call) (store.SubscriberOrder, error) {
	var order store.SubscriberOrder
	switch sortBy := c.Query.Get("sortBy"); sortBy {
	case "", "created":
	case "lastStatusChange":
		order.ByStatusChange = true
	default:
		return order, rest.Refuse(rest.FieldInvalid, "sortBy", sortBy)
	}
	switch direction := c.Query.Get("sortOrder"); strings.ToUpper(direction) {
	case "", "ASC":
	case "DESC":
		order.Descending = true
	default:
		return order, rest.Refuse(rest.FieldInvalid, "sortOrder", direction)
	}
	return order, nil
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c, false)
	if err != nil {
		return nil, err
	}
	return answerOne(c, http.StatusOK, *found)
}

// asked returns the subscriber in the path, or refuses: with 404
// also a subscriber of somebody else than the sub-partner in the query.
func asked(ctx context.Context, c *rest.Call, changes bool) (*store.Subscriber, error) {
	subPartner, err := subpartners.OnBehalfOf(ctx, c, changes)
	if err != nil {
		return nil, err
	}
	found, err := store.SubscriberByUUID(ctx, c.Tx, c.UUID("subscriberId"), c.Now)
	if err != nil {
		return nil, err
	}
	if found == nil || found.SubPartner != subPartner {
		return nil, rest.Refuse(rest.SubscriberMissing)
	}
	return found, nil
}

// remove removes the mapping: the person stays in the organization
// without the package's licence, number, extension and location.
func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c, false)
	if err != nil {
		return nil, err
	}
	if err := store.RemoveSubscriber(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

func sendConsentMail(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c, true)
	if err != nil {
		return nil, err
	}
	if !found.Pending() {
		return nil, rest.Refuse(rest.SubscriberNotPending, found.Status(), wire.SubscriberPendingMigration)
	}
	if err := store.CountConsentMail(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

func answerOne(c *rest.Call, status int, shown store.Subscriber) (*rest.Reply, error) {
	made, err := rest.Answer(status, show(shown))
	if err != nil {
		return nil, err
	}
	made.Header.Set("Location", c.Absolute(subscribersPath+"/"+webexid.Encode(webexid.Subscriber, shown.UUID)))
	return made, nil
}

// show leaves out what GET does: names, number, extension and location.
func show(s store.Subscriber) wire.Subscriber {
	shown := wire.Subscriber{
		ID:                 webexid.Encode(webexid.Subscriber, s.UUID),
		Email:              s.Email,
		CustomerID:         webexid.Encode(webexid.Customer, s.Customer),
		ExternalCustomerID: s.ExternalID,
		Packages:           []string{s.PackageName},
		Status:             s.Status(),
		Created:            rest.Timestamp(s.CreatedAt),
		LastStatusChange:   rest.Timestamp(s.StatusChangedAt),
	}
	if !s.Pending() {
		shown.PersonID = webexid.Encode(webexid.Person, s.Person)
	}
	// The older field knows only the packages that form a level.
	if known, ok := offers.Named(s.PackageName); ok && len(known.Gives) > 0 {
		shown.Package = s.PackageName
	}
	return shown
}
