package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// LocationSummary is a location with its customer, in words.
type LocationSummary struct {
	Customer, Name, Address, TimeZone string
	Calling                           bool
}

// UserSummary is a subscriber with its customer and its person, in words.
type UserSummary struct {
	Customer, Email, Name, Package, Location, Number, Extension, Status string
}

// FirstCustomers returns the oldest customers.
func FirstCustomers(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]Customer, error) {
	rows, err := tx.QueryContext(ctx, customersNow+"ORDER BY sequence LIMIT @limit",
		sql.Named("now", now.UnixMilli()), sql.Named("limit", limit))
	return database.Collect(rows, err, func(rows *sql.Rows) (Customer, error) { return scanCustomer(rows) })
}

// customerName is how a summary names the customer of an organization.
const customerName = "coalesce(nullif(customers.external_id, ''), organizations.name)"

// customerThere tells whether a customer exists at the time ?1.
const customerThere = "NOT (customers.work = 'delete' AND customers.done_at <= ?1)"

// FirstLocations returns the oldest locations, by organization.
func FirstLocations(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]LocationSummary, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT `+customerName+`, locations.name, concat_ws(', ', nullif(address1, ''), nullif(address2, ''), nullif(city, ''),
  nullif(state, ''), nullif(postal_code, ''), nullif(country, '')), time_zone,
  calling AND (calling_until IS NULL OR calling_until > ?1)
FROM locations JOIN organizations ON organizations.uuid = locations.organization
LEFT JOIN customers ON customers.organization = organizations.uuid AND `+customerThere+`
WHERE locations.available_at <= ?1 ORDER BY organizations.sequence, locations.sequence LIMIT ?2`, now.UnixMilli(), limit)
	return database.Collect(rows, err, func(rows *sql.Rows) (LocationSummary, error) {
		var one LocationSummary
		err := rows.Scan(&one.Customer, &one.Name, &one.Address, &one.TimeZone, &one.Calling)
		return one, err
	})
}

// FirstUsers returns the oldest subscribers, by customer: of a pending one what it
// will get. An index has them in this order, so that many need not be sorted.
func FirstUsers(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]UserSummary, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT `+customerName+`, subscribers.email,
  trim(coalesce(people.first_name, parameters ->> 'firstName', '') || ' ' || coalesce(people.last_name, parameters ->> 'lastName', '')),
  subscribers.package, coalesce(locations.name, ''), coalesce(numbers.number, parameters ->> 'number', ''),
  coalesce(people.extension, parameters ->> 'extension', ''),
  coalesce(subscribers.person, '')
FROM subscribers JOIN customers ON customers.uuid = subscribers.customer
JOIN organizations ON organizations.uuid = customers.organization
LEFT JOIN people ON people.uuid = subscribers.person
LEFT JOIN locations ON locations.uuid = coalesce(people.location, parameters ->> 'location')
LEFT JOIN numbers ON numbers.person = people.uuid
WHERE `+customerThere+`
ORDER BY customers.sequence, subscribers.created_at, subscribers.sequence LIMIT ?2`, now.UnixMilli(), limit)
	return database.Collect(rows, err, func(rows *sql.Rows) (UserSummary, error) {
		var one UserSummary
		var stored Subscriber
		err := rows.Scan(&one.Customer, &one.Email, &one.Name, &one.Package, &one.Location, &one.Number, &one.Extension, &stored.Person)
		one.Status = stored.Status()
		return one, err
	})
}
