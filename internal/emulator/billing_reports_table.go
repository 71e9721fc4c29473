package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// billingReport is a billing report as it is stored.
type billingReport struct {
	uuid         string
	subPartner   string
	startDate    string
	endDate      string
	reportType   string
	signatureKey string
	createdAt    int64
	doneAt       int64
	errors       []wire.BillingReportError
}

// billingReportsNow takes the present time as its first argument; its status
// is for filters and order.
const billingReportsNow = `
SELECT uuid, sub_partner, start_date, end_date, type, signature_key, created_at, done_at, errors
FROM (SELECT *, iif(done_at > ?1, 'IN_PROGRESS', iif(errors = '[]', 'COMPLETED', 'FAILED')) AS status FROM billing_reports)
WHERE `

func scanBillingReport(row interface{ Scan(...any) error }) (billingReport, error) {
	var found billingReport
	var reasons document[[]wire.BillingReportError]
	err := row.Scan(&found.uuid, &found.subPartner, &found.startDate, &found.endDate, &found.reportType, &found.signatureKey,
		&found.createdAt, &found.doneAt, &reasons)
	found.errors = reasons.value
	return found, err
}

// selectBillingReports returns one more than the page holds; order is a column.
func selectBillingReports(
	ctx context.Context, tx *sql.Tx, filter conditions, order string, now time.Time, asked window,
) ([]billingReport, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, billingReportsNow+filter.where()+"ORDER BY "+order+", sequence LIMIT ? OFFSET ?",
		append(arguments, asked.sqlLimit(), asked.offset)...)
	return collect(rows, err, func(rows *sql.Rows) (billingReport, error) { return scanBillingReport(rows) })
}

// billingReportByUUID returns nil where there is none.
func billingReportByUUID(ctx context.Context, tx *sql.Tx, id string) (*billingReport, error) {
	found, err := scanBillingReport(tx.QueryRowContext(ctx, billingReportsNow+"uuid = ?2", 0, id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func insertBillingReport(ctx context.Context, tx *sql.Tx, made billingReport) error {
	if made.errors == nil {
		made.errors = []wire.BillingReportError{}
	}
	_, err := tx.ExecContext(ctx, `
INSERT INTO billing_reports (uuid, sub_partner, start_date, end_date, type, signature_key, created_at, done_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.uuid, made.subPartner, made.startDate, made.endDate, made.reportType, made.signatureKey, made.createdAt, made.doneAt,
		asDocument(made.errors))
	return err
}

func removeBillingReport(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM billing_reports WHERE uuid = ?", id)
	return err
}

// seat is one user with a package.
type seat struct {
	customer     string
	externalID   string
	customerName string
	subscriber   string
	email        string
	packageName  string
}

// selectSeats returns the provisioned users of the partner's own customers, or
// of the sub-partner's.
func selectSeats(ctx context.Context, tx *sql.Tx, subPartner string) ([]seat, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT customers.uuid, customers.external_id, organizations.name, subscribers.uuid, subscribers.email, subscribers.package
FROM subscribers
JOIN customers ON customers.uuid = subscribers.customer
JOIN organizations ON organizations.uuid = customers.organization
WHERE customers.sub_partner = ? AND subscribers.person IS NOT NULL
ORDER BY subscribers.package, customers.external_id, subscribers.email_folded`, subPartner)
	return collect(rows, err, func(rows *sql.Rows) (seat, error) {
		var found seat
		err := rows.Scan(&found.customer, &found.externalID, &found.customerName, &found.subscriber, &found.email, &found.packageName)
		return found, err
	})
}
