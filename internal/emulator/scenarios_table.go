package emulator

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// AllSubscriptions stands for every wholesale subscription.
const AllSubscriptions = "*"

// arrangedFailure is a background error that was arranged for a package.
type arrangedFailure struct {
	detail        wire.ErrorDetail
	customerFails bool
}

// packageFailure returns nil where none was arranged.
func packageFailure(ctx context.Context, tx *sql.Tx, name string) (*arrangedFailure, error) {
	var code int
	var failure arrangedFailure
	err := tx.QueryRowContext(ctx,
		"SELECT code, description, customer_fails FROM package_failures WHERE package = ?", name,
	).Scan(&code, &failure.detail.Description, &failure.customerFails)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	failure.detail.ErrorCode = wire.Code(strconv.Itoa(code))
	return &failure, err
}

func putPackageFailure(ctx context.Context, tx *sql.Tx, name string, code int, description string, customerFails bool) error {
	_, err := tx.ExecContext(ctx,
		"INSERT OR REPLACE INTO package_failures (package, code, description, customer_fails) VALUES (?, ?, ?, ?)",
		name, code, description, customerFails)
	return err
}

func removePackageFailure(ctx context.Context, tx *sql.Tx, name string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM package_failures WHERE package = ?", name)
	return err
}

// packageMaxima returns the highest quantities of a subscription: its own, and
// for other packages those of all subscriptions.
func packageMaxima(ctx context.Context, tx *sql.Tx, subscription string) (map[string]int64, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT package, maximum FROM package_maxima WHERE subscription_id IN (?, ?) ORDER BY subscription_id = ?",
		AllSubscriptions, subscription, subscription)
	type maximum struct {
		name  string
		units int64
	}
	found, err := collect(rows, err, func(rows *sql.Rows) (maximum, error) {
		var one maximum
		err := rows.Scan(&one.name, &one.units)
		return one, err
	})
	maxima := map[string]int64{}
	for _, one := range found {
		maxima[one.name] = one.units
	}
	return maxima, err
}

func putPackageMaximum(ctx context.Context, tx *sql.Tx, subscription, name string, maximum int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT OR REPLACE INTO package_maxima (subscription_id, package, maximum) VALUES (?, ?, ?)", subscription, name, maximum)
	return err
}
