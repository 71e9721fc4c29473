package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// ListedCustomer is a customer with its name, its packages and how much it has.
type ListedCustomer struct {
	Customer
	Name             string
	Locations, Users int
	Packages         []CustomerPackage
	// Taken counts the seats that are taken, by package.
	Taken map[string]int64
}

// Title is how the customer is called.
func (c ListedCustomer) Title() string {
	return CustomerLink{ExternalID: c.ExternalID, Name: c.Name}.Title()
}

// customersListed are the customers that exist at the time @now.
func customersListed() source {
	return source{table: customersPresent + "AS customers JOIN organizations ON organizations.uuid = customers.organization", where: "TRUE"}
}

const (
	customerUsers     = "(SELECT count(*) FROM subscribers WHERE subscribers.customer = customers.uuid)"
	customerLocations = `(SELECT count(*) FROM locations WHERE locations.organization = customers.organization AND locations.available_at <= @now)`
)

func customerColumnsOfList() map[string][]string {
	return map[string][]string{
		"":          {"customers.sequence"},
		"external":  {"lower(customers.external_id)"},
		"name":      {"lower(organizations.name)"},
		"status":    {"customers.status"},
		"users":     {customerUsers},
		"locations": {customerLocations},
		"changed":   {"customers.accepted_at"},
	}
}

// ListCustomers returns the customers that are asked for, and how many there are
// in all.
func ListCustomers(ctx context.Context, tx *sql.Tx, asked Listing, now time.Time) ([]ListedCustomer, int, error) {
	var filter Conditions
	filter.Equal("customers.uuid", asked.Customer)
	filter.Equal("customers.status", asked.Status)
	if asked.Package != "" {
		filter.Add(`EXISTS (SELECT 1 FROM customer_packages AS one
WHERE one.customer = customers.uuid AND one.name = ? AND (one.gone_at IS NULL OR one.gone_at > @now))`, asked.Package)
	}
	if asked.Location != "" {
		var where Conditions
		where.at(asked.Location)
		filter.Add(`EXISTS (SELECT 1 FROM locations
WHERE locations.organization = customers.organization AND locations.available_at <= @now AND`+where.where()+")", where.arguments...)
	}
	filter.contain(asked.Words,
		lines("customers.external_id, organizations.name, customers.uuid, customers.organization, customers.unreturned ->> 'primaryEmail'"))
	keys, total, err := asked.found(ctx, tx, "customers.sequence", customersListed(), filter, customerColumnsOfList(), now)
	if err != nil || len(keys) == 0 {
		return nil, total, err
	}
	//nolint:gosec // the parts are constants of this package
	rows, err := tx.QueryContext(ctx, `
SELECT customers.*, organizations.name, `+customerLocations+`, `+customerUsers+`
FROM json_each(@keys) AS wanted CROSS JOIN `+customersListed().whole()+` AND customers.sequence = wanted.value ORDER BY wanted.key`,
		sql.Named("now", now.UnixMilli()), sql.Named("keys", database.DocumentOf(keys)))
	found, err := database.Collect(rows, err, func(rows *sql.Rows) (ListedCustomer, error) {
		var one ListedCustomer
		var err error
		one.Customer, err = scanCustomer(&scanMore{Rows: rows, more: []any{&one.Name, &one.Locations, &one.Users}})
		return one, err
	})
	if err != nil {
		return nil, total, err
	}
	return found, total, addPackages(ctx, tx, found, now)
}

// scanMore scans columns beyond those that are asked for.
type scanMore struct {
	*sql.Rows
	more []any
}

// Scan scans into the targets, and then into more.
func (s *scanMore) Scan(targets ...any) error {
	return s.Rows.Scan(append(targets, s.more...)...)
}

// addPackages adds what customers have, and who has it.
func addPackages(ctx context.Context, tx *sql.Tx, customers []ListedCustomer, now time.Time) error {
	ids := make([]string, len(customers))
	for index := range customers {
		found, err := PackagesOfCustomer(ctx, tx, customers[index].UUID, now)
		if err != nil {
			return err
		}
		ids[index], customers[index].Packages = customers[index].UUID, found
	}
	taken, err := seatsOfCustomers(ctx, tx, ids)
	for index := range customers {
		customers[index].Taken = taken[customers[index].UUID]
	}
	return err
}

// seatsOfCustomers is SeatsTaken for many: by customer and package.
func seatsOfCustomers(ctx context.Context, tx *sql.Tx, customers []string) (map[string]map[string]int64, error) {
	taken := map[string]map[string]int64{}
	rows, err := tx.QueryContext(ctx, `
SELECT customers.uuid, people.package, count(*)
FROM json_each(?1) AS wanted CROSS JOIN customers ON customers.uuid = wanted.value
CROSS JOIN people ON people.organization = customers.organization AND people.package <> '' GROUP BY 1, 2
UNION ALL
SELECT customer, package, count(*) FROM subscribers
WHERE person IS NULL AND customer IN (SELECT value FROM json_each(?1)) GROUP BY 1, 2`, database.DocumentOf(customers))
	_, err = database.Collect(rows, err, func(rows *sql.Rows) (struct{}, error) {
		var customer, name string
		var count int64
		err := rows.Scan(&customer, &name, &count)
		if taken[customer] == nil {
			taken[customer] = map[string]int64{}
		}
		taken[customer][name] += count
		return struct{}{}, err
	})
	return taken, err
}
