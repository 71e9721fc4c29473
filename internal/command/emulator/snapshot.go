package emulator

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"

	"github.com/spf13/cobra"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// standardStream is the file name that means standard input or output.
const standardStream = "-"

// snapshotOptions are where the data is, and where the snapshot is.
type snapshotOptions struct {
	data, file string
	stdin      io.Reader
	stdout     io.Writer
}

func newSnapshot(data *string) *cobra.Command {
	command := &cobra.Command{
		Use:   "snapshot",
		Short: "Save all data to a JSON file, or load it from one",
		Long: `A snapshot is everything that the data file holds, as one JSON file that does not
depend on the system or the release. It holds names, e-mail addresses and phone
numbers.`,
	}
	command.AddCommand(
		snapshotCommand(data, "save FILE", "Write everything to a JSON file (- is standard output)", runSave),
		snapshotCommand(data, "load FILE", "Fill a data file, which must be empty, from a JSON file (- is standard input)", runLoad),
	)
	return command
}

func snapshotCommand(data *string, use, short string, run func(context.Context, snapshotOptions) error) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, arguments []string) error {
			return run(command.Context(), snapshotOptions{
				data: *data, file: arguments[0], stdin: command.InOrStdin(), stdout: command.OutOrStdout(),
			})
		},
	}
}

func runSave(ctx context.Context, options snapshotOptions) error {
	return options.save(ctx, func(emulator *backend.Emulator, target io.Writer) error { return emulator.Export(ctx, target) })
}

func runLoad(ctx context.Context, options snapshotOptions) error {
	return options.load(ctx, func(emulator *backend.Emulator) error { return load(ctx, emulator, options.file, options.stdin) })
}

func load(ctx context.Context, emulator *backend.Emulator, name string, stdin io.Reader) error {
	return readFile(name, stdin, func(source io.Reader) error { return emulator.Import(ctx, source) })
}

func save(ctx context.Context, emulator *backend.Emulator, data, name string, stdout io.Writer) error {
	return writeFile(data, name, stdout, func(target io.Writer) error { return emulator.Export(ctx, target) })
}

// save writes what the data file holds to the file.
func (o snapshotOptions) save(ctx context.Context, write func(*backend.Emulator, io.Writer) error) (failed error) {
	// Opening a data file that is not there would make it.
	if _, err := os.Stat(o.data); err != nil {
		return err
	}
	emulator, err := backend.Open(ctx, backend.Options{Path: o.data})
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, emulator.Close()) }()
	return writeFile(o.data, o.file, o.stdout, func(target io.Writer) error { return write(emulator, target) })
}

// writeFile writes a file only when all of it is known. A new file can be read by
// nobody else.
func writeFile(data, name string, stdout io.Writer, write func(io.Writer) error) error {
	var text bytes.Buffer
	if err := write(&text); err != nil {
		return err
	}
	if name == standardStream {
		_, err := stdout.Write(text.Bytes())
		return err
	}
	if sameFile(name, data) {
		return errors.New("that is the data file")
	}
	return os.WriteFile(name, text.Bytes(), 0o600)
}

// load opens the data file to be filled.
func (o snapshotOptions) load(ctx context.Context, fill func(*backend.Emulator) error) (failed error) {
	if o.data == backend.InMemory {
		return errors.New("what is loaded into memory is lost at once: name a file with -data")
	}
	emulator, err := backend.Open(ctx, backend.Options{Path: o.data})
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, emulator.Close()) }()
	return fill(emulator)
}

// readFile opens a file, or takes standard input for it.
func readFile(name string, stdin io.Reader, read func(io.Reader) error) error {
	if name == standardStream {
		return read(stdin)
	}
	file, err := os.Open(name)
	if err != nil {
		return err
	}
	defer func() { _ = file.Close() }()
	return read(file)
}

func sameFile(one, other string) bool {
	first, err := os.Stat(one)
	if err != nil {
		return false
	}
	second, err := os.Stat(other)
	return err == nil && os.SameFile(first, second)
}
