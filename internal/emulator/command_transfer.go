package emulator

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
)

// standardStream stands for standard input or output.
const standardStream = "-"

// transfer is what the subcommand reads its contents from, and writes them to.
type transfer struct {
	importFrom, exportTo string
}

// checkData refuses to export from a data file that isn't there: opening it
// would make it.
func (s commandSettings) checkData() error {
	if s.exportTo == "" || s.importFrom != "" || s.any() || s.options.Path == InMemory {
		return nil
	}
	_, err := os.Stat(s.options.Path)
	return err
}

// prepare does what comes before serving, and reports whether that was all: an
// import, then additions, then an export. What is put into memory is served,
// or else it would be lost.
func (s commandSettings) prepare(ctx context.Context, backend *Emulator, stdin io.Reader, stdout io.Writer) (ended bool, err error) {
	if s.importFrom != "" {
		if err := importFile(ctx, backend, s.importFrom, stdin); err != nil {
			return true, fmt.Errorf("-import %s: %w", s.importFrom, err)
		}
	}
	if err := s.add(ctx, backend, stdout); err != nil {
		return true, err
	}
	if s.exportTo != "" {
		if err := s.exportFile(ctx, backend, stdout); err != nil {
			return true, fmt.Errorf("-export %s: %w", s.exportTo, err)
		}
	}
	filled := s.importFrom != "" || s.any()
	return s.exportTo != "" || (filled && s.options.Path != InMemory), nil
}

func importFile(ctx context.Context, backend *Emulator, name string, stdin io.Reader) error {
	if name == standardStream {
		return backend.Import(ctx, stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	return backend.Import(ctx, file)
}

// exportFile writes only when all of it is known. A new file can be read by
// nobody else.
func (s commandSettings) exportFile(ctx context.Context, backend *Emulator, stdout io.Writer) error {
	var text bytes.Buffer
	if err := backend.Export(ctx, &text); err != nil {
		return err
	}
	if s.exportTo == standardStream {
		_, err := text.WriteTo(stdout)
		return err
	}
	if sameFile(s.exportTo, s.options.Path) {
		return errors.New("that is the data file")
	}
	return os.WriteFile(s.exportTo, text.Bytes(), 0o600)
}

func sameFile(one, other string) bool {
	first, err := os.Stat(one)
	if err != nil {
		return false
	}
	second, err := os.Stat(other)
	return err == nil && os.SameFile(first, second)
}
