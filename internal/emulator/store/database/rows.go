package database

import (
	"database/sql"
)

// Rollback ends a transaction that was not committed; after a commit it does
// nothing.
func Rollback(tx *sql.Tx) {
	_ = tx.Rollback()
}

// Collect reads all rows of a query.
func Collect[T any](rows *sql.Rows, err error, scan func(*sql.Rows) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }()
	var found []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		found = append(found, one)
	}
	return found, rows.Err()
}

// Affected reports whether a statement changed anything.
func Affected(result sql.Result, err error) (bool, error) {
	if err != nil {
		return false, err
	}
	count, err := result.RowsAffected()
	return count > 0, err
}
