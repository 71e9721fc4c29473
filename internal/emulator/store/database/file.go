package database

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
)

// applicationID marks a database file as the emulator's: "WxWh" in ASCII. Files
// of the first releases have none.
const applicationID = 0x57785768

// Places in the header of a SQLite file, as its format says.
const (
	headerSize         = 100
	headerPages        = 28
	headerUserVersion  = 60
	headerApplication  = 68
	headerMagic        = "SQLite format 3\x00"
	tablesOfFirstFiles = 3
)

var errForeignFile = errors.New("it is not a file of the emulator, and stays as it is; choose another path")

// checkFile refuses a file that something else has written, before anything of
// it changes. A file that is missing or empty becomes the emulator's.
func checkFile(ctx context.Context, path, readOnly string) error {
	file, err := os.Open(path)
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	header := make([]byte, headerSize)
	switch length, err := io.ReadFull(file, header); {
	case length == 0 && errors.Is(err, io.EOF):
		return nil
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errForeignFile
	case err != nil:
		return err
	}
	number := func(place int) uint32 { return binary.BigEndian.Uint32(header[place:]) }
	switch {
	case !bytes.HasPrefix(header, []byte(headerMagic)):
		return errForeignFile
	case number(headerApplication) == applicationID:
		return nil
	case number(headerApplication) != 0:
		return errForeignFile
	case number(headerUserVersion) == 0 && number(headerPages) <= 1:
		// Another process is about to make it the emulator's.
		return nil
	}
	return checkTables(ctx, readOnly)
}

// checkTables knows a file without a mark by its tables.
func checkTables(ctx context.Context, readOnly string) error {
	database, err := sql.Open("sqlite", readOnly)
	if err != nil {
		return err
	}
	defer func() { _ = database.Close() }()
	var known, version int
	err = database.QueryRowContext(ctx,
		"SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('organizations', 'people', 'templates')").Scan(&known)
	if err == nil {
		err = database.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version)
	}
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", errForeignFile, err)
	case version == 0 || known < tablesOfFirstFiles:
		return errForeignFile
	}
	return nil
}
