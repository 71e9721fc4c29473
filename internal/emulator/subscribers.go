package emulator

import (
	"context"
	"net/http"
	"strconv"
	"strings"
	"time"

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

// subscriberAPI is what subscribers need to know of the other endpoints.
type subscriberAPI struct {
	templates templateAPI
}

// subscriberRoutes lists the endpoints for subscribers; a precheck may name a
// template. They serve consentMove under both paths: Webex documents it without
// /wholesale, unlike everything else here.
func subscriberRoutes(templates templateAPI) []route {
	a := subscriberAPI{templates: templates}
	one := subscribersPath + "/{subscriberId}"
	return []route{
		{method: http.MethodGet, path: subscribersPath, handle: listSubscribers},
		{method: http.MethodPost, path: subscribersPath, handle: createSubscriber},
		{method: http.MethodPost, path: subscribersPath + "/validate", handle: a.precheckSubscriber},
		{method: http.MethodGet, path: one, handle: getSubscriber},
		{method: http.MethodPut, path: one, handle: updateSubscriber},
		{method: http.MethodDelete, path: one, handle: deleteSubscriber},
		{method: http.MethodPost, path: one + "/emails/consentMove", handle: sendConsentMail},
		{method: http.MethodPost, path: "/v1/subscribers/{subscriberId}/emails/consentMove", handle: sendConsentMail},
	}
}

func listSubscribers(ctx context.Context, c *call) (*reply, error) {
	subPartner, err := onBehalfOf(ctx, c, false)
	if err != nil {
		return nil, err
	}
	asked, err := c.page(subscriberPage, highestSubscriberPage)
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
	found, err := selectSubscribers(ctx, c.tx, filter, order, c.now, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]wire.Subscriber, len(found))
	for index, one := range found {
		shown[index] = one.shown()
	}
	return answerPage(c, asked, "items", shown)
}

func subscriberFilter(c *call, subPartner string) (conditions, error) {
	var filter conditions
	filter.equal("subscribers.customer", c.queryUUID("customerId"))
	filter.equal("subscribers.person", c.queryUUID("personId"))
	filter.equal("subscribers.email_folded", fold(c.query.Get("email")))
	filter.equal("customers.external_id", c.query.Get("externalCustomerId"))
	filter.add("customers.sub_partner = ?", subPartner)
	if statuses := queriedStatuses(c); len(statuses) > 0 {
		filter.add("iif(subscribers.person IS NULL, '"+wire.SubscriberPendingMigration+"', '"+wire.SubscriberProvisioned+
			"') IN (SELECT value FROM json_each(?))", asDocument(statuses))
	}
	for name, column := range map[string]string{"after": "created_at", "lastStatusChange": "status_changed_at"} {
		text := c.query.Get(name)
		if text == "" {
			continue
		}
		milliseconds, ok := moment(text)
		if !ok {
			return filter, refuse(fieldInvalid, name, text)
		}
		filter.add("subscribers."+column+" > ?", milliseconds)
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

func queriedOrder(c *call) (subscriberOrder, error) {
	var order subscriberOrder
	switch sortBy := c.query.Get("sortBy"); sortBy {
	case "", "created":
	case "lastStatusChange":
		order.byStatusChange = true
	default:
		return order, refuse(fieldInvalid, "sortBy", sortBy)
	}
	switch direction := c.query.Get("sortOrder"); strings.ToUpper(direction) {
	case "", "ASC":
	case "DESC":
		order.descending = true
	default:
		return order, refuse(fieldInvalid, "sortOrder", direction)
	}
	return order, nil
}

func getSubscriber(ctx context.Context, c *call) (*reply, error) {
	found, err := askedSubscriber(ctx, c, false)
	if err != nil {
		return nil, err
	}
	return answerSubscriber(c, http.StatusOK, *found)
}

// askedSubscriber returns the subscriber in the path, or refuses: with 404
// also a subscriber of somebody else than the sub-partner in the query.
func askedSubscriber(ctx context.Context, c *call, changes bool) (*subscriber, error) {
	subPartner, err := onBehalfOf(ctx, c, changes)
	if err != nil {
		return nil, err
	}
	found, err := subscriberByUUID(ctx, c.tx, c.uuid("subscriberId"), c.now)
	if err != nil {
		return nil, err
	}
	if found == nil || found.subPartner != subPartner {
		return nil, refuse(subscriberMissing)
	}
	return found, nil
}

// deleteSubscriber removes the mapping: the person stays in the organization
// without the package's licence, number, extension and location.
func deleteSubscriber(ctx context.Context, c *call) (*reply, error) {
	found, err := askedSubscriber(ctx, c, false)
	if err != nil {
		return nil, err
	}
	if err := removeSubscriber(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

func sendConsentMail(ctx context.Context, c *call) (*reply, error) {
	found, err := askedSubscriber(ctx, c, true)
	if err != nil {
		return nil, err
	}
	if !found.pending() {
		return nil, refuse(subscriberNotPending, found.status(), wire.SubscriberPendingMigration)
	}
	if err := countConsentMail(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

func answerSubscriber(c *call, status int, shown subscriber) (*reply, error) {
	made, err := answer(status, shown.shown())
	if err != nil {
		return nil, err
	}
	made.header.Set("Location", c.absolute(subscribersPath+"/"+webexid.Encode(webexid.Subscriber, shown.uuid)))
	return made, nil
}

// shown leaves out what GET does: names, number, extension and location.
func (s subscriber) shown() wire.Subscriber {
	shown := wire.Subscriber{
		ID:                 webexid.Encode(webexid.Subscriber, s.uuid),
		Email:              s.email,
		CustomerID:         webexid.Encode(webexid.Customer, s.customer),
		ExternalCustomerID: s.externalID,
		Packages:           []string{s.packageName},
		Status:             s.status(),
		Created:            timestamp(s.createdAt),
		LastStatusChange:   timestamp(s.statusChangedAt),
	}
	if !s.pending() {
		shown.PersonID = webexid.Encode(webexid.Person, s.person)
	}
	// The older field knows only the packages that form a level.
	if known, ok := packageNamed(s.packageName); ok && len(known.gives) > 0 {
		shown.Package = s.packageName
	}
	return shown
}
