package emulator

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// States of a package of a customer.
const (
	packageProvisioned  = "provisioned"
	packageProvisioning = "provisioning"
	packageDeleting     = "deleting"
	packageError        = "error"
)

// customerPackage is a package of a customer as it is stored.
type customerPackage struct {
	name     string
	position int
	// quantity is nil without limit.
	quantity *int64
	license  string
	readyAt  int64
	// goneAt is nil unless the package was removed.
	goneAt *int64
	errors []wire.ErrorDetail
}

// packagesOfCustomer returns the packages that are there at that time, in the
// order in which they were asked for; what is being removed is still there.
func packagesOfCustomer(ctx context.Context, tx *sql.Tx, customer string, now time.Time) ([]customerPackage, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT name, position, quantity, license, ready_at, gone_at, errors FROM customer_packages
WHERE customer = ? AND (gone_at IS NULL OR gone_at > ?) ORDER BY gone_at IS NOT NULL, position`,
		customer, now.UnixMilli())
	return collect(rows, err, func(rows *sql.Rows) (customerPackage, error) {
		var found customerPackage
		var failures document[[]wire.ErrorDetail]
		err := rows.Scan(&found.name, &found.position, &found.quantity, &found.license, &found.readyAt, &found.goneAt, &failures)
		found.errors = failures.value
		return found, err
	})
}

// putPackage adds a package, or changes the one of that name.
func putPackage(ctx context.Context, tx *sql.Tx, customer string, p customerPackage) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO customer_packages (customer, name, position, quantity, license, ready_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (customer, name) DO UPDATE SET position = excluded.position, quantity = excluded.quantity,
  ready_at = excluded.ready_at, errors = excluded.errors`,
		customer, p.name, p.position, p.quantity, p.license, p.readyAt, asDocument(p.errors))
	return err
}

func markPackageDeleting(ctx context.Context, tx *sql.Tx, customer, name string, goneAt int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE customer_packages SET gone_at = ? WHERE customer = ? AND name = ?", goneAt, customer, name)
	return err
}

// status returns the state of a package at a time, in milliseconds. Deleting a
// customer deletes its packages.
func (p customerPackage) status(now int64, work string) string {
	switch {
	case work == workDelete || p.goneAt != nil:
		return packageDeleting
	case p.readyAt > now:
		return packageProvisioning
	case len(p.errors) > 0:
		return packageError
	default:
		return packageProvisioned
	}
}

// indexOfPackage returns where the package of that name is; -1 where it is not.
func indexOfPackage(present []customerPackage, name string) int {
	return slices.IndexFunc(present, func(one customerPackage) bool { return one.name == name })
}
