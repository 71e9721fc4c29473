package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// ListedUser is a subscriber with its customer and its person, in words; of a
// pending one what it will get.
type ListedUser struct {
	Key                                                  int64
	Customer                                             CustomerLink
	Email, Name, Package, Location, LocationUUID, Number string
	Extension, Status                                    string
	// Roles holds uuids.
	Roles []string
}

// usersListed are the users of customers that exist at the time @now.
func usersListed() source {
	return source{"subscribers", []join{
		{"customers", "LEFT JOIN customers ON customers.uuid = subscribers.customer"},
		{"organizations", "LEFT JOIN organizations ON organizations.uuid = customers.organization"},
		{"people", "LEFT JOIN people ON people.uuid = subscribers.person"},
		{"locations", "LEFT JOIN locations ON locations.uuid = coalesce(people.location, parameters ->> 'location')"},
		{"numbers", "LEFT JOIN numbers ON numbers.person = people.uuid"},
	}, "subscribers.customer NOT IN (SELECT uuid FROM customers WHERE work = 'delete' AND done_at <= @now)"}
}

// Expressions of a user, whose person may be missing.
const (
	userName      = "trim(coalesce(people.first_name, parameters ->> 'firstName', '') || ' ' || coalesce(people.last_name, parameters ->> 'lastName', ''))"
	userNumber    = "coalesce(numbers.number, parameters ->> 'number', '')"
	userExtension = "coalesce(people.extension, parameters ->> 'extension', '')"
)

// userText is what users are found by.
func userText() string {
	return "CASE WHEN subscribers.person IS NULL THEN " +
		lines("subscribers.email_folded, parameters ->> 'firstName', parameters ->> 'lastName', parameters ->> 'number', "+
			"parameters ->> 'extension', subscribers.uuid") + " ELSE " +
		lines("subscribers.email_folded, people.display_name_folded, people.first_name, people.last_name, people.extension, numbers.number, "+
			"subscribers.uuid, people.uuid") + " END"
}

// Indexes have users by time, also within a customer, and by address, so that many
// of them need not be sorted.
func userColumns() map[string][]string {
	return map[string][]string{
		"":          {"subscribers.created_at", "subscribers.sequence"},
		"email":     {"subscribers.email_folded"},
		"name":      {"lower(" + userName + ")"},
		"customer":  {"lower(coalesce(nullif(customers.external_id, ''), organizations.name))"},
		"package":   {"subscribers.package"},
		"location":  {"locations.name_folded"},
		"number":    {userNumber},
		"extension": {"length(" + userExtension + ")", userExtension},
		"status":    {"subscribers.person IS NULL"},
	}
}

// ListUsers returns the users that are asked for, and how many there are in all.
func ListUsers(ctx context.Context, tx *sql.Tx, asked Listing, now time.Time) ([]ListedUser, int, error) {
	var filter Conditions
	filter.Equal("subscribers.customer", asked.Customer)
	filter.Equal("subscribers.package", asked.Package)
	switch asked.Status {
	case "":
	case wire.SubscriberPendingMigration:
		filter.Add("subscribers.person IS NULL")
	case wire.SubscriberProvisioned:
		filter.Add("subscribers.person IS NOT NULL")
	default:
		filter.Add("FALSE")
	}
	filter.at(asked.Location)
	filter.contain(asked.Words, userText())
	keys, total, err := asked.found(ctx, tx, "subscribers.sequence", usersListed(), filter, userColumns(), now)
	if err != nil || len(keys) == 0 {
		return nil, total, err
	}
	//nolint:gosec // the parts are constants of this package
	rows, err := tx.QueryContext(ctx, `
SELECT subscribers.sequence, customers.uuid, customers.external_id, coalesce(organizations.name, ''), subscribers.email, `+userName+`,
  subscribers.package, coalesce(locations.name, ''), coalesce(locations.uuid, ''), `+userNumber+`, `+userExtension+`,
  coalesce(subscribers.person, ''), coalesce(people.roles, '[]')
FROM json_each(@keys) AS wanted CROSS JOIN `+usersListed().whole()+` AND subscribers.sequence = wanted.value ORDER BY wanted.key`,
		sql.Named("now", now.UnixMilli()), sql.Named("keys", database.DocumentOf(keys)))
	found, err := database.Collect(rows, err, func(rows *sql.Rows) (ListedUser, error) {
		var one ListedUser
		var stored Subscriber
		var roles database.Document[[]string]
		err := rows.Scan(&one.Key, &one.Customer.UUID, &one.Customer.ExternalID, &one.Customer.Name, &one.Email, &one.Name, &one.Package,
			&one.Location, &one.LocationUUID, &one.Number, &one.Extension, &stored.Person, &roles)
		one.Status, one.Roles = stored.Status(), roles.Held
		return one, err
	})
	return found, total, err
}

// at filters by the location, which is a uuid or a part of a name.
func (c *Conditions) at(location string) {
	switch {
	case location == "":
	case webexid.IsUUID(location):
		c.Add("locations.uuid = ?", location)
	default:
		c.Add("instr(locations.name_folded, ?) > 0", Fold(location))
	}
}
