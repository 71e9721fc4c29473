package emulator

import (
	"context"
	"database/sql"
	"errors"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

const billingFailureSetting = "billing_report_failure"

// FailBillingReports lets every billing report that is requested from now on
// fail in the background with that code and description. An empty description
// lifts it.
func (e *Emulator) FailBillingReports(ctx context.Context, code, description string) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		reasons := []wire.BillingReportError{}
		if description != "" {
			reasons = append(reasons, wire.BillingReportError{Code: wire.Code(code), Description: description})
		}
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", billingFailureSetting, asDocument(reasons))
		return err
	})
}

// billingReportFailure returns why a new report is going to fail; empty where
// it succeeds.
func billingReportFailure(ctx context.Context, tx *sql.Tx) ([]wire.BillingReportError, error) {
	var reasons document[[]wire.BillingReportError]
	err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", billingFailureSetting).Scan(&reasons)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return reasons.value, err
}
