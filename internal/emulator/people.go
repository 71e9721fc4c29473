package emulator

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	peoplePath = "/v1/people"
	// peoplePage is how many people a page holds, and at most with calling data.
	peoplePage = 100
	// peopleOfLocationPage is how many at most with calling data of one location.
	peopleOfLocationPage = 50
	// maximumPeopleIDs is how many ids a list may ask for.
	maximumPeopleIDs = 85
)

// personRoutes lists the endpoints for people.
func personRoutes() []route {
	one := peoplePath + "/{personId}"
	return []route{
		{method: http.MethodGet, path: peoplePath, handle: listPeople},
		{method: http.MethodPost, path: peoplePath, handle: createPerson},
		{method: http.MethodGet, path: peoplePath + "/me", handle: getMyself},
		{method: http.MethodGet, path: one, handle: getPerson},
		{method: http.MethodPut, path: one, handle: replacePerson},
		{method: http.MethodDelete, path: one, handle: deletePerson},
	}
}

// listPeople without orgId is about the partner's own organization, which has
// nobody, unless it asks for certain people.
func listPeople(ctx context.Context, c *call) (*reply, error) {
	filter, err := peopleFilter(ctx, c)
	if err != nil {
		return nil, err
	}
	limit, err := peopleLimit(c)
	if err != nil {
		return nil, err
	}
	found, err := selectPeople(ctx, c.tx, filter, c.now, limit+1)
	if err != nil {
		return nil, err
	}
	more := len(found) > limit
	if more {
		found = found[:limit]
	}
	view, err := viewOfList(ctx, c)
	if err != nil {
		return nil, err
	}
	list := struct {
		NotFoundIDs []string      `json:"notFoundIds,omitempty"`
		Items       []shownPerson `json:"items"`
	}{Items: make([]shownPerson, len(found))}
	seen := map[string]bool{}
	for index, one := range found {
		list.Items[index] = one.shown(view)
		seen[one.uuid] = true
	}
	for _, id := range queriedIDs(c, "id") {
		if !more && !seen[webexid.UUID(id)] {
			list.NotFoundIDs = append(list.NotFoundIDs, id)
		}
	}
	made, err := answer(http.StatusOK, list)
	if err == nil && more {
		linkNext(c, made, map[string]string{"cursor": strconv.FormatInt(found[limit-1].sequence, 10), "max": strconv.Itoa(limit)})
	}
	return made, err
}

func peopleLimit(c *call) (int, error) {
	limit, highest := peoplePage, highestPage
	if err := c.number("max", 1, &limit); err != nil {
		return 0, err
	}
	if wantsCallingData(c) {
		highest = peoplePage
		if c.query.Get("locationId") != "" {
			highest = peopleOfLocationPage
		}
	}
	return min(limit, highest), nil
}

func peopleFilter(ctx context.Context, c *call) (conditions, error) {
	var filter conditions
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return filter, err
	}
	filter.equal("people.organization", organization)
	filter.equal("people.email_folded", fold(c.query.Get("email")))
	filter.equal("people.location", c.queryUUID("locationId"))
	ids := queriedIDs(c, "id")
	if len(ids) > maximumPeopleIDs {
		return filter, refuse(tooManyIDs, len(ids), maximumPeopleIDs)
	}
	if len(ids) > 0 {
		filter.add("people.uuid IN (SELECT value FROM json_each(?))", asDocument(uuidsOf(ids)))
	}
	if len(filter.clauses) == 0 {
		filter.add("FALSE")
	}
	if name := fold(c.query.Get("displayName")); name != "" {
		filter.add("instr(coalesce(nullif(people.display_name_folded, ''), people.email_folded), ?) = 1", name)
	}
	if roles := queriedIDs(c, "roles"); len(roles) > 0 {
		filter.add("EXISTS (SELECT 1 FROM json_each(people.roles) WHERE value IN (SELECT value FROM json_each(?)))", asDocument(uuidsOf(roles)))
	}
	var after int
	if err := c.number("cursor", 0, &after); err != nil {
		return filter, err
	}
	if after > 0 {
		filter.add("people.sequence > ?", after)
	}
	return filter, nil
}

func uuidsOf(ids []string) []string {
	uuids := make([]string, len(ids))
	for index, id := range ids {
		uuids[index] = webexid.UUID(id)
	}
	return uuids
}

func getPerson(ctx context.Context, c *call) (*reply, error) {
	found, err := askedPerson(ctx, c)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.shown(viewOfOne(c)))
}

func askedPerson(ctx context.Context, c *call) (*person, error) {
	found, err := personByUUID(ctx, c.tx, c.uuid("personId"), c.now)
	if err == nil && found == nil {
		return nil, refuse(personMissing)
	}
	return found, err
}

// deletePerson also removes the subscriber that is mapped to the person.
func deletePerson(ctx context.Context, c *call) (*reply, error) {
	found, err := askedPerson(ctx, c)
	if err != nil {
		return nil, err
	}
	if _, err := removePerson(ctx, c.tx, found.uuid); err != nil {
		return nil, err
	}
	return newReply(http.StatusNoContent), nil
}

// queriedIDs reads ids that are joined by commas.
func queriedIDs(c *call, name string) []string {
	return strings.FieldsFunc(c.query.Get(name), func(r rune) bool { return r == ',' || r == ' ' })
}
