package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Names of settings, or the beginnings of such names.
const (
	billingFailureSetting = "billing_report_failure"
	newPackageSetting     = "new_package/"
	orderedNumberSetting  = "ordered_number/"
	reviewSetting         = "pending_review_milliseconds"
	rolesHiddenSetting    = "roles_hidden_in_lists"
)

func putSetting(ctx context.Context, tx *sql.Tx, name string, value any) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)", name, value)
	return err
}

// PutBillingReportFailure lets new reports fail for these reasons; none means
// that they succeed.
func PutBillingReportFailure(ctx context.Context, tx *sql.Tx, reasons []wire.BillingReportError) error {
	return putSetting(ctx, tx, billingFailureSetting, database.DocumentOf(reasons))
}

// BillingReportFailure returns why a new report is going to fail; empty where
// it succeeds.
func BillingReportFailure(ctx context.Context, tx *sql.Tx) ([]wire.BillingReportError, error) {
	var reasons database.Document[[]wire.BillingReportError]
	err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", billingFailureSetting).Scan(&reasons)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return reasons.Held, err
}

// AddNewPackage makes a package known that Cisco's documents do not name.
func AddNewPackage(ctx context.Context, tx *sql.Tx, name string) error {
	return putSetting(ctx, tx, newPackageSetting+name, "")
}

// IsNewPackage reports whether AddNewPackage has made the package known.
func IsNewPackage(ctx context.Context, tx *sql.Tx, name string) (bool, error) {
	var added bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ?)", newPackageSetting+name).Scan(&added)
	return added, err
}

// OrderNumber keeps a number for the head office of the customer with that
// external id; see DeliverNumbers.
func OrderNumber(ctx context.Context, tx *sql.Tx, text, externalID string) error {
	return putSetting(ctx, tx, orderedNumberSetting+text, externalID)
}

// DeliverNumbers puts what was ordered into a new location. A number that some
// location has by now is passed over.
func DeliverNumbers(ctx context.Context, tx *sql.Tx, externalID, location string) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO numbers (number, location)
SELECT substr(name, length(?1) + 1), ?2 FROM settings WHERE name GLOB ?1 || '*' AND value = ?3
ON CONFLICT (number) DO NOTHING`, orderedNumberSetting, location, externalID)
	return err
}

// ReviewTime returns how long a new customer is under review first.
func ReviewTime(ctx context.Context, tx *sql.Tx) (time.Duration, error) {
	var milliseconds int64
	err := tx.QueryRowContext(ctx, "SELECT value FROM settings WHERE name = ?", reviewSetting).Scan(&milliseconds)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, nil
	}
	return time.Duration(milliseconds) * time.Millisecond, err
}

// PutReviewTime sets how long a new customer is under review first.
func PutReviewTime(ctx context.Context, tx *sql.Tx, review time.Duration) error {
	return putSetting(ctx, tx, reviewSetting, strconv.FormatInt(review.Milliseconds(), 10))
}

// HideRoles lets lists of people leave roles out, or not.
func HideRoles(ctx context.Context, tx *sql.Tx, hidden bool) error {
	value := "off"
	if hidden {
		value = "on"
	}
	return putSetting(ctx, tx, rolesHiddenSetting, value)
}

// RolesAreHidden reports whether lists of people leave roles out.
func RolesAreHidden(ctx context.Context, tx *sql.Tx) (bool, error) {
	var on bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ? AND value = 'on')", rolesHiddenSetting).Scan(&on)
	return on, err
}
