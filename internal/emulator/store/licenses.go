package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// License is the licence that comes with a provisioned package.
type License struct {
	CustomerPackage
	Subscription string
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
SELECT packages.name, packages.quantity, packages.license, coalesce(templates.subscription_id, ''),
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
		err := rows.Scan(&found.Name, &found.Quantity, &found.License, &found.Subscription, &found.Consumed)
		return found, err
	})
}
