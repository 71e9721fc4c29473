package emulator

import (
	"context"
	"database/sql"
	"time"
)

// locationSummary is a location with its customer, in words.
type locationSummary struct {
	Customer, Name, Address, TimeZone string
	Calling                           bool
}

// userSummary is a subscriber with its customer and its person, in words.
type userSummary struct {
	Customer, Email, Name, Package, Location, Number, Extension, Status string
}

// firstCustomers returns the oldest customers.
func firstCustomers(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]customer, error) {
	rows, err := tx.QueryContext(ctx, customersNow+"ORDER BY sequence LIMIT @limit",
		sql.Named("now", now.UnixMilli()), sql.Named("limit", limit))
	return collect(rows, err, func(rows *sql.Rows) (customer, error) { return scanCustomer(rows) })
}

// customerName is how a summary names the customer of an organization.
const customerName = "coalesce(nullif(customers.external_id, ''), organizations.name)"

// customerThere tells whether a customer exists at the time ?1.
const customerThere = "NOT (customers.work = 'delete' AND customers.done_at <= ?1)"

// firstLocations returns the oldest locations, by organization.
func firstLocations(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]locationSummary, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT `+customerName+`, locations.name, concat_ws(', ', nullif(address1, ''), nullif(address2, ''), nullif(city, ''),
  nullif(state, ''), nullif(postal_code, ''), nullif(country, '')), time_zone,
  calling AND (calling_until IS NULL OR calling_until > ?1)
FROM locations JOIN organizations ON organizations.uuid = locations.organization
LEFT JOIN customers ON customers.organization = organizations.uuid AND `+customerThere+`
WHERE locations.available_at <= ?1 ORDER BY organizations.sequence, locations.sequence LIMIT ?2`, now.UnixMilli(), limit)
	return collect(rows, err, func(rows *sql.Rows) (locationSummary, error) {
		var one locationSummary
		err := rows.Scan(&one.Customer, &one.Name, &one.Address, &one.TimeZone, &one.Calling)
		return one, err
	})
}

// firstUsers returns the oldest subscribers, by customer: of a pending one what it
// will get.
func firstUsers(ctx context.Context, tx *sql.Tx, now time.Time, limit int) ([]userSummary, error) {
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
ORDER BY customers.sequence, subscribers.sequence LIMIT ?2`, now.UnixMilli(), limit)
	return collect(rows, err, func(rows *sql.Rows) (userSummary, error) {
		var one userSummary
		var stored subscriber
		err := rows.Scan(&one.Customer, &one.Email, &one.Name, &one.Package, &one.Location, &one.Number, &one.Extension, &stored.person)
		one.Status = stored.status()
		return one, err
	})
}
