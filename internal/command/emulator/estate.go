package emulator

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/command/emulator/estatefile"
	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func newEstate(data *string) *cobra.Command {
	command := &cobra.Command{
		Use:   "estate",
		Short: "Read or write customers, locations and users as a person writes them",
		Long: `An estate file names customers, locations and users, without ids, as JSON or, where
its name ends with .csv, as CSV. It is made to be written by hand; a snapshot holds
everything.`,
	}
	command.AddCommand(
		snapshotCommand(data, "save FILE", "Write customers, locations and users to a file (- is standard output)", runSaveEstate),
		snapshotCommand(data, "load FILE", "Make the customers, locations and users of a file (- is standard input)", runLoadEstate),
	)
	return command
}

func runSaveEstate(ctx context.Context, options snapshotOptions) error {
	return options.save(ctx, func(emulator *backend.Emulator, target io.Writer) error {
		estate, err := readEstate(ctx, emulator)
		if err != nil {
			return err
		}
		return estate.Write(target, options.file)
	})
}

func readEstate(ctx context.Context, emulator *backend.Emulator) (*estatefile.Estate, error) {
	client, err := webex.NewClient(webex.Config{AccessToken: "any", Transport: emulator.Transport()})
	if err != nil {
		return nil, err
	}
	roles, err := client.ListRoles(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, role := range roles {
		names[webexid.UUID(role.ID)] = webex.RoleName(role)
	}
	rows, err := emulator.Dump(ctx)
	if err != nil {
		return nil, err
	}
	return estatefile.FromRows(rows, names)
}

func runLoadEstate(ctx context.Context, options snapshotOptions) error {
	return options.load(ctx, func(emulator *backend.Emulator) error { return fill(ctx, emulator, options.file, "", options.stdin) })
}

// fill makes what an estate file names.
func fill(ctx context.Context, emulator *backend.Emulator, name, token string, stdin io.Reader) error {
	return readFile(name, stdin, func(source io.Reader) error {
		estate, err := estatefile.Read(source, name)
		if err != nil {
			return err
		}
		return estate.Fill(ctx, emulator.FillTransport(), token)
	})
}
