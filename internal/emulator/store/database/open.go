// Package database opens the SQLite file of the emulator: it makes the tables,
// refuses files of others, and prepares each statement once for a connection.
package database

import (
	"context"
	"database/sql"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
)

const (
	// busyTimeout is how long a transaction waits for another process.
	busyTimeout = 20 * time.Second
	// ConcurrentReaders bounds the reading transactions of one emulator.
	ConcurrentReaders = 8
)

// The files are applied in the order of their names, each exactly once: the
// database's user_version says how many of them it has. A file that was
// released never changes; a new table or column is a new file. It takes rows as
// they were before, which Import brings from an older release.
//
//go:embed schema/*.sql
var schemaFiles embed.FS

// Open opens or creates the file at the path, with all tables.
func Open(ctx context.Context, path string) (*sql.DB, error) {
	source, err := dataSource(ctx, path)
	if err != nil {
		return nil, err
	}
	database, err := connectTo(source)
	if err != nil {
		return nil, err
	}
	// Opening a connection costs more than most requests.
	database.SetMaxIdleConns(ConcurrentReaders + 1)
	if path == InMemory {
		// Every connection to ":memory:" would be a database of its own.
		database.SetMaxOpenConns(1)
	}
	if err := prepare(ctx, database); err != nil {
		return nil, errors.Join(err, database.Close())
	}
	return database, nil
}

// dataSource returns the driver's name for the file, which it creates so that
// nobody else can read it.
func dataSource(ctx context.Context, path string) (string, error) {
	// BEGIN IMMEDIATE takes the write lock at once: a transaction that reads
	// first and writes later could not wait for the lock, but would fail.
	settings := url.Values{
		"_busy_timeout": {strconv.FormatInt(busyTimeout.Milliseconds(), 10)},
		"_foreign_keys": {"on"},
		"_synchronous":  {"NORMAL"},
		"_txlock":       {"immediate"},
	}
	switch path {
	case "":
		return "", errors.New("no path given")
	case InMemory:
		return "file::memory:?" + settings.Encode(), nil
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if err := checkFile(ctx, absolute, fileURL(absolute, url.Values{"mode": {"ro"}, "_busy_timeout": settings["_busy_timeout"]})); err != nil {
		return "", err
	}
	file, err := os.OpenFile(absolute, os.O_RDWR|os.O_CREATE, 0o600)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", fmt.Errorf("the folder %q does not exist; create it first", filepath.Dir(absolute))
	case err != nil:
		return "", err
	}
	if err := file.Close(); err != nil {
		return "", err
	}
	return fileURL(absolute, settings), nil
}

func fileURL(absolute string, settings url.Values) string {
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	location := url.URL{Scheme: "file", Path: slashed, RawQuery: settings.Encode()}
	return location.String()
}

// prepare switches to write-ahead logging and applies the missing schema files.
func prepare(ctx context.Context, database *sql.DB) error {
	if err := useWriteAheadLog(ctx, database); err != nil {
		return err
	}
	files, err := fs.Glob(schemaFiles, "schema/*.sql")
	if err != nil {
		return err
	}
	tx, err := database.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer Rollback(tx)
	version, err := SchemaVersion(ctx, tx)
	if err != nil {
		return err
	}
	if version > len(files) {
		return fmt.Errorf("it was written by a newer release (schema %d, this release knows %d); use that release, or another file", version, len(files))
	}
	for _, name := range files[version:] {
		statements, err := schemaFiles.ReadFile(name)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, string(statements)); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA user_version = %d; PRAGMA application_id = %d", len(files), applicationID)); err != nil {
		return err
	}
	return tx.Commit()
}

// OwnOrganizationSince is the version of the schema from which on every database
// has the organization of the caller.
const OwnOrganizationSince = 11

// GiveOwnOrganization brings that organization into contents of an older version.
func GiveOwnOrganization(ctx context.Context, tx *sql.Tx) error {
	statements, err := schemaFiles.ReadFile("schema/011_own_organization.sql")
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, string(statements))
	return err
}

// useWriteAheadLog repeats what SQLite does not wait for itself: while another
// process opens the same new file, the switch fails at once.
func useWriteAheadLog(ctx context.Context, database *sql.DB) error {
	const pause = 20 * time.Millisecond
	for attempts := int(busyTimeout / pause); ; attempts-- {
		var mode string
		err := database.QueryRowContext(ctx, "PRAGMA journal_mode = WAL").Scan(&mode)
		if err == nil || !IsBusy(err) || attempts == 0 {
			return err
		}
		if err := wait.For(ctx, pause); err != nil {
			return err
		}
	}
}

// IsBusy reports whether a statement failed because another process held the
// database for too long.
func IsBusy(err error) bool {
	var failure *sqlite.Error
	return errors.As(err, &failure) && failure.Code()&0xff == sqlite3.SQLITE_BUSY
}

// InMemory is the Path of a private database that is gone after Close.
const InMemory = ":memory:"

// SchemaVersion is the number of schema files that the tables were made by.
func SchemaVersion(ctx context.Context, tx *sql.Tx) (int, error) {
	var version int
	err := tx.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	return version, err
}
