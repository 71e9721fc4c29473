// Package people serves people, and gives them licences, numbers and extensions.
package people

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/roles"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
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

// Routes lists the endpoints for people.
func Routes() []rest.Route {
	one := peoplePath + "/{personId}"
	return []rest.Route{
		{Method: http.MethodGet, Path: peoplePath, Handle: list},
		{Method: http.MethodPost, Path: peoplePath, Handle: create},
		{Method: http.MethodGet, Path: peoplePath + "/me", Handle: getMyself},
		{Method: http.MethodGet, Path: one, Handle: get},
		{Method: http.MethodPut, Path: one, Handle: replace},
		{Method: http.MethodDelete, Path: one, Handle: remove},
		{Method: http.MethodPatch, Path: "/v1/licenses/users", Handle: assign},
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	filter, err := peopleFilter(ctx, c)
	if err != nil {
		return nil, err
	}
	limit, err := peopleLimit(c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectPeople(ctx, c.Tx, filter, c.Now, limit+1)
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
		list.Items[index] = show(one, view)
		seen[one.UUID] = true
	}
	for _, id := range queriedIDs(c, "id") {
		if !more && !seen[webexid.UUID(id)] {
			list.NotFoundIDs = append(list.NotFoundIDs, id)
		}
	}
	made, err := rest.Answer(http.StatusOK, list)
	if err == nil && more {
		rest.LinkNext(c, made, map[string]string{"cursor": strconv.FormatInt(found[limit-1].Sequence, 10), "max": strconv.Itoa(limit)})
	}
	return made, err
}

func peopleLimit(c *rest.Call) (int, error) {
	limit, highest := peoplePage, rest.HighestPage
	if err := c.Number("max", 1, &limit); err != nil {
		return 0, err
	}
	if wantsCallingData(c) {
		highest = peoplePage
		if c.Query.Get("locationId") != "" {
			highest = peopleOfLocationPage
		}
	}
	return min(limit, highest), nil
}

func peopleFilter(ctx context.Context, c *rest.Call) (store.Conditions, error) {
	var filter store.Conditions
	filter.Equal("people.email_folded", store.Fold(c.Query.Get("email")))
	filter.Equal("people.location", c.QueryUUID("locationId"))
	ids := queriedIDs(c, "id")
	if len(ids) > maximumPeopleIDs {
		return filter, rest.Refuse(rest.TooManyIDs, len(ids), maximumPeopleIDs)
	}
	if len(ids) > 0 {
		filter.Add("people.uuid IN (SELECT value FROM json_each(?))", uuidsOf(ids, webexid.UUID))
	}
	// Certain people may be of any organization.
	if filter.Empty() || c.Query.Get("orgId") != "" {
		organization, err := organizations.Queried(ctx, c)
		if err != nil {
			return filter, err
		}
		filter.Equal("people.organization", organization)
	}
	if name := store.Fold(c.Query.Get("displayName")); name != "" {
		// A range, unlike a comparison of the beginning, is found by an index.
		const shown = "coalesce(nullif(people.display_name_folded, ''), people.email_folded)"
		filter.Add(shown+" >= ? AND "+shown+" < ? || char(0x10ffff)", name, name)
	}
	if asked := queriedIDs(c, "roles"); len(asked) > 0 {
		// An index has those who have any.
		filter.Add("people.roles <> '[]' AND EXISTS (SELECT 1 FROM json_each(people.roles) WHERE value IN (SELECT value FROM json_each(?)))", uuidsOf(asked, roles.UUID))
	}
	after := -1
	if err := c.Number("cursor", 0, &after); err != nil {
		return filter, err
	}
	if after >= 0 {
		filter.Add("people.sequence > ?", after)
	}
	return filter, nil
}

func uuidsOf(ids []string, of func(string) string) []string {
	uuids := make([]string, len(ids))
	for index, id := range ids {
		uuids[index] = of(id)
	}
	return uuids
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found, viewOfOne(c)))
}

func asked(ctx context.Context, c *rest.Call) (*store.Person, error) {
	found, err := store.PersonByUUID(ctx, c.Tx, c.UUID("personId"), c.Now)
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.PersonMissing)
	}
	return found, err
}

// remove also removes the subscriber that is mapped to the person.
func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	if found.UUID == store.Myself {
		return nil, rest.Refuse(rest.PersonOwn)
	}
	if _, err := store.RemovePerson(ctx, c.Tx, found.UUID); err != nil {
		return nil, err
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// queriedIDs reads ids that are joined by commas.
func queriedIDs(c *rest.Call, name string) []string {
	return strings.FieldsFunc(c.Query.Get(name), func(r rune) bool { return r == ',' || r == ' ' })
}
