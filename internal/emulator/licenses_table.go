package emulator

import (
	"context"
	"database/sql"
	"time"
)

// license is the licence that comes with a provisioned package.
type license struct {
	customerPackage
	subscription string
	// consumed counts the people who have the licence.
	consumed int64
}

// licenseFilter narrows a list; empty fields do not filter.
type licenseFilter struct {
	organization string
	license      string
}

// selectLicenses returns the licences of the packages that work at that time.
func selectLicenses(ctx context.Context, tx *sql.Tx, filter licenseFilter, now time.Time) ([]license, error) {
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
		sql.Named("organization", filter.organization),
		sql.Named("license", filter.license),
		sql.Named("now", now.UnixMilli()))
	return collect(rows, err, func(rows *sql.Rows) (license, error) {
		var found license
		err := rows.Scan(&found.name, &found.quantity, &found.license, &found.subscription, &found.consumed)
		return found, err
	})
}
