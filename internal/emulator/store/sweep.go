package store

import (
	"context"
	"database/sql"
	"time"
)

// What has ceased to exist: conditions on rows of a table.
const (
	deletedCustomer = "work = 'delete' AND done_at <= @now"
	removedPackage  = "gone_at <= @now"
	// An organization that was never finished goes with its customer.
	abandonedOrganization = "available_at IS NULL AND uuid NOT IN (SELECT organization FROM customers)"
	// A location that was disabled for calling loses its calling side.
	disabledLocation = "calling_until <= @now"
)

// sweep removes what has ceased to exist, so that its keys can be used again.
// Reading never depends on it: what is over is filtered out by its time.
func sweep(ctx context.Context, tx *sql.Tx, now time.Time) error {
	at := sql.Named("now", now.UnixMilli())
	// There is hardly ever anything, and to ask is cheaper than to remove.
	var due bool
	err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM customers WHERE `+deletedCustomer+`)
	  OR EXISTS (SELECT 1 FROM customer_packages WHERE `+removedPackage+`)
	  OR EXISTS (SELECT 1 FROM organizations WHERE `+abandonedOrganization+`)
	  OR EXISTS (SELECT 1 FROM locations WHERE `+disabledLocation+`)`, at).Scan(&due)
	if err != nil || !due {
		return err
	}
	for _, statement := range []string{
		"DELETE FROM customers WHERE " + deletedCustomer,
		"DELETE FROM customer_packages WHERE " + removedPackage,
		"DELETE FROM organizations WHERE " + abandonedOrganization,
		"DELETE FROM numbers WHERE location IN (SELECT uuid FROM locations WHERE " + disabledLocation + ")",
		`UPDATE locations SET calling = 0, calling_until = NULL, calling_line_name = '', main_number = NULL, routing_prefix = '',
		  outside_dial_digit = '', enforce_outside_dial_digit = 0, external_caller_id_name = '', charge_number = '',
		  connection_type = '', connection_id = '', pstn_type = ''
		WHERE ` + disabledLocation,
	} {
		if _, err := tx.ExecContext(ctx, statement, at); err != nil {
			return err
		}
	}
	return nil
}
