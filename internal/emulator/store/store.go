// Package store keeps everything that the emulator knows, by table: what is
// stored, and the statements that read and write it. It knows neither requests
// nor who may do what; what depends on the time is given a time.
package store

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// Store is the stored data. It may be used by any number of goroutines, and
// several stores, in one process or in several, may share one file.
type Store struct {
	database *sql.DB
	// A writer holds the one place in writers; readers hold one of several in
	// readers. For a database in memory, which has one connection only, both
	// are the same channel. Waiting here, and not in the connection pool, keeps
	// the wait cancellable without tying transactions to a request's context.
	writers chan struct{}
	readers chan struct{}
	lag     time.Duration
	now     func() time.Time
}

// Open opens or creates the file at the path, or a database in memory. The
// lag is how long ReadLate shows the former content after a change; now is the
// clock.
func Open(ctx context.Context, path string, lag time.Duration, now func() time.Time) (*Store, error) {
	file, err := database.Open(ctx, path)
	if err != nil {
		return nil, err
	}
	opened := &Store{
		database: file,
		writers:  make(chan struct{}, 1),
		readers:  make(chan struct{}, database.ConcurrentReaders),
		lag:      lag,
		now:      now,
	}
	if path == database.InMemory {
		opened.readers = opened.writers
	}
	return opened, nil
}

// Close closes the database. Transactions must have ended.
func (s *Store) Close() error {
	return s.database.Close()
}

// Read runs work in a transaction that sees one state of the database.
func (s *Store) Read(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return s.transact(ctx, s.readers, &sql.TxOptions{ReadOnly: true}, work)
}

// Write runs work in a transaction that nobody else writes beside; nothing of
// it stays when work fails. Reads show its changes at once.
func (s *Store) Write(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return s.writeAt(ctx, time.Time{}, work)
}

// WriteNow is write for a request, whose changes reads show after the lag.
func (s *Store) WriteNow(ctx context.Context, work func(context.Context, *sql.Tx) error) error {
	return s.writeAt(ctx, s.now(), work)
}

func (s *Store) writeAt(ctx context.Context, changed time.Time, work func(context.Context, *sql.Tx) error) error {
	return s.transact(ctx, s.writers, nil, func(ctx context.Context, tx *sql.Tx) error {
		now := s.now()
		if s.lag > 0 {
			if err := recordChanges(ctx, tx, changed); err != nil {
				return err
			}
			if err := forgetChanges(ctx, tx, now, s.lag); err != nil {
				return err
			}
		}
		if err := sweep(ctx, tx, now); err != nil {
			return err
		}
		return work(ctx, tx)
	})
}

func (s *Store) transact(
	ctx context.Context, places chan struct{}, options *sql.TxOptions, work func(context.Context, *sql.Tx) error,
) error {
	select {
	case places <- struct{}{}:
		defer func() { <-places }()
	case <-ctx.Done():
		return ctx.Err()
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	// A transaction takes milliseconds and ends one way or the other: a request
	// that is cancelled while it runs is rolled back below, not in between.
	untied := context.WithoutCancel(ctx)
	tx, err := s.database.BeginTx(untied, options)
	if err != nil {
		return err
	}
	defer database.Rollback(tx)
	if err := work(untied, tx); err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	return tx.Commit()
}
