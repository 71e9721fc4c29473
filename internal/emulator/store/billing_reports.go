package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// BillingReport is a billing report as it is stored.
type BillingReport struct {
	UUID         string
	SubPartner   string
	StartDate    string
	EndDate      string
	ReportType   string
	SignatureKey string
	CreatedAt    int64
	DoneAt       int64
	Errors       []wire.BillingReportError
}

// billingReportsNow takes the present time as its first argument; its status
// is for filters and order.
const billingReportsNow = `
SELECT uuid, sub_partner, start_date, end_date, type, signature_key, created_at, done_at, errors
FROM (SELECT *, iif(done_at > ?1, 'IN_PROGRESS', iif(errors = '[]', 'COMPLETED', 'FAILED')) AS status FROM billing_reports)
WHERE `

func scanBillingReport(row interface{ Scan(...any) error }) (BillingReport, error) {
	var found BillingReport
	var reasons database.Document[[]wire.BillingReportError]
	err := row.Scan(&found.UUID, &found.SubPartner, &found.StartDate, &found.EndDate, &found.ReportType, &found.SignatureKey,
		&found.CreatedAt, &found.DoneAt, &reasons)
	found.Errors = reasons.Held
	return found, err
}

// SelectBillingReports returns one more than the page holds; order is a column.
func SelectBillingReports(
	ctx context.Context, tx *sql.Tx, filter Conditions, order string, now time.Time, asked Window,
) ([]BillingReport, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, billingReportsNow+filter.where()+"ORDER BY "+order+", sequence LIMIT ? OFFSET ?",
		append(arguments, asked.sqlLimit(), asked.Offset)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (BillingReport, error) { return scanBillingReport(rows) })
}

// BillingReportByUUID returns nil where there is none.
func BillingReportByUUID(ctx context.Context, tx *sql.Tx, id string) (*BillingReport, error) {
	found, err := scanBillingReport(tx.QueryRowContext(ctx, billingReportsNow+"uuid = ?2", 0, id))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertBillingReport stores a new report.
func InsertBillingReport(ctx context.Context, tx *sql.Tx, made BillingReport) error {
	if made.Errors == nil {
		made.Errors = []wire.BillingReportError{}
	}
	_, err := tx.ExecContext(ctx, `
INSERT INTO billing_reports (uuid, sub_partner, start_date, end_date, type, signature_key, created_at, done_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.UUID, made.SubPartner, made.StartDate, made.EndDate, made.ReportType, made.SignatureKey, made.CreatedAt, made.DoneAt,
		database.DocumentOf(made.Errors))
	return err
}

// RemoveBillingReport removes a report.
func RemoveBillingReport(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM billing_reports WHERE uuid = ?", id)
	return err
}

// Seat is one user with a package.
type Seat struct {
	Customer     string
	ExternalID   string
	CustomerName string
	Subscriber   string
	Email        string
	PackageName  string
}

// SelectSeats returns the provisioned users of the partner's own customers, or
// of the sub-partner's.
func SelectSeats(ctx context.Context, tx *sql.Tx, subPartner string) ([]Seat, error) {
	rows, err := tx.QueryContext(ctx, `
SELECT customers.uuid, customers.external_id, organizations.name, subscribers.uuid, subscribers.email, subscribers.package
FROM subscribers
JOIN customers ON customers.uuid = subscribers.customer
JOIN organizations ON organizations.uuid = customers.organization
WHERE customers.sub_partner = ? AND subscribers.person IS NOT NULL
ORDER BY subscribers.package, customers.external_id, subscribers.email_folded`, subPartner)
	return database.Collect(rows, err, func(rows *sql.Rows) (Seat, error) {
		var found Seat
		err := rows.Scan(&found.Customer, &found.ExternalID, &found.CustomerName, &found.Subscriber, &found.Email, &found.PackageName)
		return found, err
	})
}
