// Package scim serves users in the form of SCIM 2.0, which shows and changes the same
// people as the other endpoints do.
package scim

import (
	"context"
	"errors"
	"net/http"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// usersPage is how many users a page holds unless count is given.
const usersPage = 100

// Routes lists the endpoints for SCIM users. Webex documents them without /v1, unlike
// everything else here.
func Routes() []rest.Route {
	var routes []rest.Route
	for _, prefix := range []string{"", "/v1"} {
		all := prefix + "/identity/scim/{orgId}/v2/Users"
		one := all + "/{userId}"
		routes = append(routes,
			rest.Route{Method: http.MethodGet, Path: all, Handle: inSCIM(list)},
			rest.Route{Method: http.MethodPost, Path: all, Handle: inSCIM(create)},
			rest.Route{Method: http.MethodGet, Path: one, Handle: inSCIM(get)},
			rest.Route{Method: http.MethodPut, Path: one, Handle: inSCIM(replace)},
			rest.Route{Method: http.MethodPatch, Path: one, Handle: inSCIM(patch)},
			rest.Route{Method: http.MethodDelete, Path: one, Handle: inSCIM(remove)},
		)
	}
	return routes
}

// inSCIM writes refusals as SCIM does.
func inSCIM(handle rest.Handler) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		made, err := handle(ctx, c)
		var refused *rest.Refusal
		if errors.As(err, &refused) {
			inForm := *refused
			inForm.SCIM = true
			err = &inForm
		}
		return made, err
	}
}

func list(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	organization, err := askedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	filter, err := userFilter(c.Query.Get("filter"))
	if err != nil {
		return nil, err
	}
	filter.Equal("people.organization", organization)
	first, count := 1, usersPage
	if err := c.Number("startIndex", 1, &first); err != nil {
		return nil, err
	}
	if err := c.Number("count", 0, &count); err != nil {
		return nil, err
	}
	count = min(count, rest.HighestPage)
	found, total, err := store.SearchPeople(ctx, c.Tx, filter, c.Now, store.Window{Offset: first - 1, Limit: count})
	if err != nil {
		return nil, err
	}
	shown := make([]user, len(found))
	for index, one := range found {
		shown[index] = show(c, one)
	}
	return rest.Answer(http.StatusOK, map[string]any{
		"schemas": []string{listSchema}, "totalResults": total, "itemsPerPage": len(shown), "startIndex": first, "Resources": shown,
	})
}

// askedOrganization is the one in the path.
func askedOrganization(ctx context.Context, c *rest.Call) (string, error) {
	organization := c.UUID("orgId")
	return organization, organizations.RefuseClosed(ctx, c, organization)
}

func asked(ctx context.Context, c *rest.Call) (*store.Person, error) {
	organization, err := askedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.PersonByUUID(ctx, c.Tx, c.UUID("userId"), c.Now)
	if err == nil && (found == nil || found.Organization != organization) {
		return nil, rest.Refuse(rest.PersonMissing)
	}
	return found, err
}

func get(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(c, *found))
}

func create(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	organization, err := askedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	var sent user
	if err := c.Decode(&sent); err != nil {
		return nil, err
	}
	made := store.Person{UUID: uuid.NewString(), Organization: organization, LoginEnabled: true}
	if err := sent.over(ctx, c, &made); err != nil {
		return nil, err
	}
	available := c.Now.UnixMilli()
	if err := store.InsertPerson(ctx, c.Tx, made.UUID, organization, made.Email, c.Now, &available); err != nil {
		return nil, err
	}
	return save(ctx, c, made, http.StatusCreated)
}

func replace(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var sent user
	if err := c.Decode(&sent); err != nil {
		return nil, err
	}
	if err := sent.over(ctx, c, found); err != nil {
		return nil, err
	}
	return save(ctx, c, *found, http.StatusOK)
}

func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	if found.UUID == store.Myself {
		return nil, rest.Refuse(rest.PersonOwn)
	}
	_, err = store.RemovePerson(ctx, c.Tx, found.UUID)
	return rest.NewReply(http.StatusNoContent), err
}

// save stores a person, whose subscriber has the same address, and shows it.
func save(ctx context.Context, c *rest.Call, changed store.Person, status int) (*rest.Reply, error) {
	if err := store.SavePerson(ctx, c.Tx, changed, c.Now); err != nil {
		return nil, err
	}
	if err := store.RenameSubscriber(ctx, c.Tx, changed.UUID, changed.Email); err != nil {
		return nil, err
	}
	found, err := store.PersonByUUID(ctx, c.Tx, changed.UUID, c.Now)
	if err != nil {
		return nil, err
	}
	return rest.Answer(status, show(c, *found))
}

// over checks what was sent and writes it over a person: what is left out is removed.
func (u *user) over(ctx context.Context, c *rest.Call, target *store.Person) error {
	var wrong rest.Problems
	if len(u.Schemas) == 0 {
		wrong.Add(rest.FieldRequired, "schemas")
	}
	wrong.OneOf("userType", u.UserType, "user", "room", "external_calling", "calling_service")
	target.FirstName, target.LastName = u.Name.GivenName, u.Name.FamilyName
	target.DisplayName, target.Details.Title = u.DisplayName, u.Title
	if u.Active != nil {
		target.LoginEnabled = *u.Active
	}
	return rename(ctx, c, target, u.UserName, wrong)
}

// rename gives a person an address, unless something is wrong or somebody else has it.
func rename(ctx context.Context, c *rest.Call, target *store.Person, address string, wrong rest.Problems) error {
	wrong.Email("userName", address)
	if err := c.RefuseAll(wrong); err != nil {
		return err
	}
	target.Email = address
	taken, err := people.AddressTaken(ctx, c, target)
	if err == nil && taken {
		err = rest.Refuse(rest.EmailTaken)
	}
	return err
}
