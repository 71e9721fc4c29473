package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// States of a package of a customer.
const (
	PackageProvisioned  = "provisioned"
	packageProvisioning = "provisioning"
	packageDeleting     = "deleting"
	PackageError        = "error"
)

// CustomerPackage is a package of a customer as it is stored.
type CustomerPackage struct {
	Name     string
	Position int
	// Quantity is nil without limit.
	Quantity *int64
	License  string
	ReadyAt  int64
	// GoneAt is nil unless the package was removed.
	GoneAt *int64
	Errors []wire.ErrorDetail
}

// PackagesOfCustomer returns the packages that are there at that time, in the
// order in which they were asked for; what is being removed is still there.
func PackagesOfCustomer(ctx context.Context, tx *sql.Tx, customer string, now time.Time) ([]CustomerPackage, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT name, position, quantity, license, ready_at, gone_at, errors FROM customer_packages
WHERE customer = ? AND (gone_at IS NULL OR gone_at > ?) ORDER BY gone_at IS NOT NULL, position`,
		customer, now.UnixMilli())
	return database.Collect(rows, err, func(rows *sql.Rows) (CustomerPackage, error) {
		var found CustomerPackage
		var failures database.Document[[]wire.ErrorDetail]
		err := rows.Scan(&found.Name, &found.Position, &found.Quantity, &found.License, &found.ReadyAt, &found.GoneAt, &failures)
		found.Errors = failures.Held
		return found, err
	})
}

// PutPackage adds a package, or changes the one of that name.
func PutPackage(ctx context.Context, tx *sql.Tx, customer string, p CustomerPackage) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO customer_packages (customer, name, position, quantity, license, ready_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (customer, name) DO UPDATE SET position = excluded.position, quantity = excluded.quantity,
  ready_at = excluded.ready_at, errors = excluded.errors`,
		customer, p.Name, p.Position, p.Quantity, p.License, p.ReadyAt, database.DocumentOf(p.Errors))
	return err
}

// MarkPackageDeleting lets a package be gone from then on.
func MarkPackageDeleting(ctx context.Context, tx *sql.Tx, customer, name string, goneAt int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE customer_packages SET gone_at = ? WHERE customer = ? AND name = ?", goneAt, customer, name)
	return err
}

// Status returns the state of a package at a time, in milliseconds. Deleting a
// customer deletes its packages.
func (p CustomerPackage) Status(now int64, work string) string {
	switch {
	case work == workDelete || p.GoneAt != nil:
		return packageDeleting
	case p.ReadyAt > now:
		return packageProvisioning
	case len(p.Errors) > 0:
		return PackageError
	default:
		return PackageProvisioned
	}
}

// IndexOfPackage returns where the package of that name is; -1 where it is not.
func IndexOfPackage(present []CustomerPackage, name string) int {
	return slices.IndexFunc(present, func(one CustomerPackage) bool { return one.Name == name })
}

// License is the licence that comes with a provisioned package.
type License struct {
	CustomerPackage
	Subscription string
	Organization string
	// Consumed counts the people who have the licence.
	Consumed int64
}

// LicenseFilter narrows a list; empty fields do not filter.
type LicenseFilter struct {
	Organization string
	License      string
}

// SelectLicenses returns the licences of the packages that work at that time.
func SelectLicenses(ctx context.Context, tx *sql.Tx, filter LicenseFilter, now time.Time) ([]License, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT packages.name, packages.quantity, packages.license, coalesce(templates.subscription_id, ''), customers.organization,
  (SELECT count(*) FROM people WHERE people.organization = customers.organization AND people.package = packages.name)
FROM customer_packages AS packages
  JOIN customers ON customers.uuid = packages.customer
  JOIN organizations ON organizations.uuid = customers.organization
  LEFT JOIN templates ON templates.uuid = customers.provisioning
WHERE @organization IN ('', customers.organization)
  AND @license IN ('', packages.license)
  AND organizations.available_at <= @now
  AND packages.ready_at <= @now
  AND packages.errors IN ('[]', 'null')
  AND (packages.gone_at IS NULL OR packages.gone_at > @now)
  AND NOT (customers.work = 'delete' AND customers.done_at <= @now)
ORDER BY customers.sequence, packages.position`,
		sql.Named("organization", filter.Organization),
		sql.Named("license", filter.License),
		sql.Named("now", now.UnixMilli()))
	return database.Collect(rows, err, func(rows *sql.Rows) (License, error) {
		var found License
		err := rows.Scan(&found.Name, &found.Quantity, &found.License, &found.Subscription, &found.Organization, &found.Consumed)
		return found, err
	})
}
