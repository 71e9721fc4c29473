package export

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// location is a location with its calling side, if it has one.
type location struct {
	wire.Location
	calling *wire.CallingLocation
	pstn    *wire.PSTNConnection
	label   string
}

// user is a subscriber with its person.
type user struct {
	wire.Subscriber
	person wire.Person
	// roles are the names of the person's roles, sorted.
	roles []string
}

// readCustomer reads the locations and the users of a customer.
func readCustomer(ctx context.Context, from *chosen, chosen *entry, options Options) (*customer, error) {
	one, subscribers, err := from.load(chosen)
	if err != nil {
		return nil, err
	}
	if one.name == "" {
		organization, err := one.client.GetOrganization(ctx, one.wire.OrgID)
		if err != nil && !errors.Is(err, webex.ErrForbidden) && !errors.Is(err, webex.ErrNotFound) {
			return nil, fmt.Errorf("its organization could not be read: %w", err)
		}
		one.name = organization.DisplayName
	}
	group, ctx := errgroup.WithContext(ctx)
	if !options.WithoutLocations {
		group.Go(func() (err error) {
			one.locations, err = readLocations(ctx, one, options)
			return err
		})
	}
	if !options.WithoutUsers {
		group.Go(func() (err error) {
			if !from.withUsers {
				subscribers, err = webex.Collect(one.client.ListSubscribers(ctx, webex.SubscriberFilter{CustomerID: one.wire.ID}))
			}
			if err != nil {
				return fmt.Errorf("its users could not be listed: %w", err)
			}
			return readUsers(ctx, one, subscribers, options)
		})
	}
	return one, group.Wait()
}

func readLocations(ctx context.Context, one *customer, options Options) ([]location, error) {
	var read []location
	for found, err := range one.client.ListLocations(ctx, webex.LocationFilter{OrgID: one.wire.OrgID}) {
		if err != nil {
			return nil, fmt.Errorf("its locations could not be listed: %w", err)
		}
		if found.Address == nil || found.TimeZone == "" || found.PreferredLanguage == "" {
			// A list promises no more than id and name.
			if found, err = one.client.GetLocation(ctx, one.wire.OrgID, found.ID); err != nil {
				return nil, fmt.Errorf("a location could not be read: %w", err)
			}
		}
		full := location{Location: found}
		if !options.WithoutCalling {
			if full.calling, err = readCalling(ctx, one, found.ID); err != nil {
				return nil, fmt.Errorf("the calling settings of a location could not be read: %w", err)
			}
			if full.pstn, err = readPSTN(ctx, one, full); err != nil {
				return nil, fmt.Errorf("the PSTN connection of a location could not be read: %w", err)
			}
		}
		read = append(read, full)
	}
	slices.SortFunc(read, func(a, b location) int { return cmp.Or(strings.Compare(a.Name, b.Name), strings.Compare(a.ID, b.ID)) })
	return read, nil
}

// readCalling returns nil for a location without calling, which Webex answers
// with 404 or with 400.
func readCalling(ctx context.Context, one *customer, id string) (*wire.CallingLocation, error) {
	settings, err := one.client.GetCallingLocation(ctx, one.wire.OrgID, id)
	refusal, refused := errors.AsType[*webex.Error](err)
	switch {
	case errors.Is(err, webex.ErrNotFound), refused && refusal.Typed && refusal.StatusCode == http.StatusBadRequest:
		return nil, nil
	case err != nil:
		return nil, err
	}
	return &settings, nil
}

// readPSTN returns nil where there is no connection. The calling settings name the
// route of a local gateway, so that only other locations have to be asked for.
func readPSTN(ctx context.Context, one *customer, of location) (*wire.PSTNConnection, error) {
	if of.calling == nil {
		return nil, nil
	}
	if route := of.calling.Connection; route != nil && route.Type != "" && route.ID != "" {
		return &wire.PSTNConnection{PSTNConnectionType: wire.PSTNLocalGateway, RouteType: route.Type, RouteID: route.ID}, nil
	}
	connection, err := one.client.GetPSTNConnection(ctx, one.wire.OrgID, of.ID)
	switch {
	case errors.Is(err, webex.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	case connection.ID == "" && connection.PSTNConnectionType == "":
		return nil, nil
	}
	return &connection, nil
}

// readUsers reads people from their list, and keeps those who are subscribers.
func readUsers(ctx context.Context, one *customer, subscribers []wire.Subscriber, options Options) error {
	if len(subscribers) == 0 {
		return nil
	}
	slices.SortFunc(subscribers, func(a, b wire.Subscriber) int {
		return cmp.Or(strings.Compare(a.Email, b.Email), strings.Compare(a.ID, b.ID))
	})
	wanted := map[string]bool{}
	for _, subscriber := range subscribers {
		wanted[webexid.UUID(subscriber.PersonID)] = true
	}
	people := map[string]wire.Person{}
	for person, err := range one.client.ListPeople(ctx, webex.PersonFilter{OrgID: one.wire.OrgID, CallingData: true}) {
		if err != nil {
			return fmt.Errorf("its people could not be listed: %w", err)
		}
		if key := webexid.UUID(person.ID); wanted[key] {
			people[key] = person
		}
	}
	if !options.WithoutRoles {
		if err := completeRoles(ctx, one, people); err != nil {
			return fmt.Errorf("the roles of its people could not be read: %w", err)
		}
	}
	for _, subscriber := range subscribers {
		person, found := people[webexid.UUID(subscriber.PersonID)]
		full := user{Subscriber: subscriber, person: person}
		if reason := unfit(full, found); reason != "" {
			one.leftOut++
			one.comments = append(one.comments, subscriber.Email+" is left out: "+reason)
			continue
		}
		if !options.WithoutRoles {
			names, err := roleNames(ctx, one.client, person.Roles)
			if err != nil {
				return fmt.Errorf("the roles could not be listed: %w", err)
			}
			full.roles = names
		}
		one.users = append(one.users, full)
	}
	return nil
}

// unfit says why a user can't be in a configuration yet; empty where it can.
func unfit(one user, hasPerson bool) string {
	known, _ := rules.Lookup(packageOf(one.Subscriber))
	switch {
	case one.Status == wire.SubscriberPendingMigration:
		return "the user has not agreed to move yet. Export again when the status is " + wire.SubscriberProvisioned + "."
	case !hasPerson:
		return "Webex shows no person. Export again later, or look at the user in Partner Hub."
	case one.person.FirstName == "" && one.person.LastName == "":
		return "the person has no name. Give the person one in Control Hub."
	case known.Calling && one.person.LocationID == "":
		return "the package needs a location, and the person has none. Give the person one in Control Hub."
	case known.Calling && one.person.Extension == "" && workNumber(one.person) == "":
		return "the package needs a phone number or an extension, and the person has neither. Give the person one in Control Hub."
	}
	return ""
}

// completeRoles reads the roles of people where the list left them out: person by
// person, or role by role where that takes fewer requests.
func completeRoles(ctx context.Context, one *customer, people map[string]wire.Person) error {
	var missing []string
	for key, person := range people {
		if person.Roles == nil {
			missing = append(missing, key)
		}
	}
	if len(missing) == 0 {
		return nil
	}
	roles, err := one.client.ListRoles(ctx)
	if err != nil {
		return err
	}
	if len(missing) <= len(roles) {
		for _, key := range missing {
			person, err := one.client.GetPerson(ctx, people[key].ID)
			if err != nil {
				return err
			}
			people[key] = person
		}
		return nil
	}
	for _, role := range roles {
		for holder, err := range one.client.ListPeople(ctx, webex.PersonFilter{OrgID: one.wire.OrgID, RoleID: role.ID}) {
			if err != nil {
				return err
			}
			key := webexid.UUID(holder.ID)
			if person, known := people[key]; known && slices.Contains(missing, key) {
				person.Roles = append(person.Roles, role.ID)
				people[key] = person
			}
		}
	}
	return nil
}

func roleNames(ctx context.Context, client *webex.Client, ids []string) ([]string, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	roles, err := client.ListRoles(ctx)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, role := range roles {
		if slices.ContainsFunc(ids, func(id string) bool { return webexid.Same(id, role.ID) }) {
			names = append(names, webex.RoleName(role))
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

func packageOf(subscriber wire.Subscriber) string {
	if len(subscriber.Packages) > 0 {
		return subscriber.Packages[0]
	}
	return subscriber.Package
}

// line is the phone number and the extension; empty for a user whose package takes
// neither, whatever Webex shows.
func (u *user) line() (number, extension string) {
	if !rules.MayHaveLine(packageOf(u.Subscriber)) {
		return "", ""
	}
	return workNumber(u.person), u.person.Extension
}

func workNumber(person wire.Person) string {
	for _, number := range person.PhoneNumbers {
		if number.Type == "work" {
			return number.Value
		}
	}
	return ""
}
