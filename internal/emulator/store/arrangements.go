package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ObstacleOf returns what was arranged to keep a person from being moved; nil
// where that is nothing.
func ObstacleOf(ctx context.Context, tx *sql.Tx, person string) (*wire.MoveFinding, error) {
	var found wire.MoveFinding
	var code int
	err := tx.QueryRowContext(ctx, "SELECT code, message FROM move_obstacles WHERE person = ?", person).Scan(&code, &found.Message)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	found.Code = wire.Code(strconv.Itoa(code))
	return &found, err
}

// PutObstacle arranges what keeps a person from being moved; code 0 lifts it.
func PutObstacle(ctx context.Context, tx *sql.Tx, person string, code int, message string) error {
	if code == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM move_obstacles WHERE person = ?", person)
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO move_obstacles (person, code, message) VALUES (?, ?, ?)", person, code, message)
	return err
}

// AllSubscriptions stands for every wholesale subscription.
const AllSubscriptions = "*"

// ArrangedFailure is a background error that was arranged for a package.
type ArrangedFailure struct {
	Detail        wire.ErrorDetail
	CustomerFails bool
}

// PackageFailure returns nil where none was arranged.
func PackageFailure(ctx context.Context, tx *sql.Tx, name string) (*ArrangedFailure, error) {
	var code int
	var failure ArrangedFailure
	err := tx.QueryRowContext(ctx,
		"SELECT code, description, customer_fails FROM package_failures WHERE package = ?", name,
	).Scan(&code, &failure.Detail.Description, &failure.CustomerFails)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	failure.Detail.ErrorCode = wire.Code(strconv.Itoa(code))
	return &failure, err
}

// FailingPackage is a package with the background error that was arranged for it.
type FailingPackage struct {
	Name          string
	Code          int
	Description   string
	CustomerFails bool
}

// FailingPackages returns all packages with such an error.
func FailingPackages(ctx context.Context, tx *sql.Tx) ([]FailingPackage, error) {
	rows, err := tx.QueryContext(ctx, "SELECT package, code, description, customer_fails FROM package_failures ORDER BY package")
	return database.Collect(rows, err, func(rows *sql.Rows) (FailingPackage, error) {
		var one FailingPackage
		err := rows.Scan(&one.Name, &one.Code, &one.Description, &one.CustomerFails)
		return one, err
	})
}

// PutPackageFailure arranges a background error for whoever gets the package
// from now on.
func PutPackageFailure(ctx context.Context, tx *sql.Tx, name string, code int, description string, customerFails bool) error {
	_, err := tx.ExecContext(ctx,
		"INSERT OR REPLACE INTO package_failures (package, code, description, customer_fails) VALUES (?, ?, ?, ?)",
		name, code, description, customerFails)
	return err
}

// RemovePackageFailure lifts what PutPackageFailure has arranged.
func RemovePackageFailure(ctx context.Context, tx *sql.Tx, name string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM package_failures WHERE package = ?", name)
	return err
}

// PackageMaxima returns the highest quantities of a subscription: its own, and
// for other packages those of all subscriptions.
func PackageMaxima(ctx context.Context, tx *sql.Tx, subscription string) (map[string]int64, error) {
	rows, err := tx.QueryContext(ctx,
		"SELECT package, maximum FROM package_maxima WHERE subscription_id IN (?, ?) ORDER BY subscription_id = ?",
		AllSubscriptions, subscription, subscription)
	type maximum struct {
		name  string
		units int64
	}
	found, err := database.Collect(rows, err, func(rows *sql.Rows) (maximum, error) {
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

// PutPackageMaximum sets the highest quantity of a package that a subscription
// allows.
func PutPackageMaximum(ctx context.Context, tx *sql.Tx, subscription, name string, maximum int64) error {
	_, err := tx.ExecContext(ctx,
		"INSERT OR REPLACE INTO package_maxima (subscription_id, package, maximum) VALUES (?, ?, ?)", subscription, name, maximum)
	return err
}
