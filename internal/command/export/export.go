// Package export is the command export: it reads the estate of the partner and
// writes it as Terraform configuration.
package export

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/export"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/provider"
)

const help = `Reads the partner's estate and writes it as Terraform configuration with import
blocks. In a folder of the result, "terraform init" and "terraform apply" then take
everything over: N to import, 0 to add, 0 to change, 0 to destroy.

Credentials come from the environment, as for the provider: WEBEX_ACCESS_TOKEN, or
WEBEX_CLIENT_ID, WEBEX_CLIENT_SECRET and WEBEX_REFRESH_TOKEN. So do the others of its
settings, such as WEBEX_SUB_PARTNER_ORG_ID.

Where a folder exists already, only what is new is added, and what is no more as
Webex has it is named. Files are readable by their owner only: they hold names,
e-mail addresses and phone numbers.`

// foldersShown is how many folders are named at the end.
const foldersShown = 10

// options are what the command does.
type options struct {
	export.Options
	users   string
	without []string
	version string
	getenv  func(string) string
	stdout  io.Writer
	stderr  io.Writer
	now     func() time.Time
}

// New returns the command.
func New() *cobra.Command {
	options := options{getenv: os.Getenv, now: time.Now}
	command := &cobra.Command{
		Use:   "export --out DIR",
		Short: "Write what exists at Webex as Terraform configuration",
		Long:  help,
		Args:  cobra.NoArgs,
		Example: `  terraform-provider-webexwholesale export --out estate
  terraform-provider-webexwholesale export --out estate --customer 'acme*' --users csv
  terraform-provider-webexwholesale export --out estate --layout single --emulator wholesale.db`,
		PreRunE: func(*cobra.Command, []string) error { return options.check() },
		RunE: func(command *cobra.Command, _ []string) error {
			options.version = command.Root().Version
			options.stdout, options.stderr = command.OutOrStdout(), command.ErrOrStderr()
			return run(command.Context(), options)
		},
	}
	flags := command.Flags()
	flags.StringVar(&options.Folder, "out", "", "`folder` to write to; it is made where it is missing")
	flags.StringVar(&options.Layout, "layout", export.LayoutCustomer, "`layout`: customer is a folder and a state for each customer, single is one for all")
	flags.StringVar(&options.users, "users", "blocks", "`form` of users: blocks, or csv for rows and for_each")
	flags.StringArrayVar(&options.Customers, "customer", nil, "`pattern` of an external id or name, with * and ?; may be given several times")
	flags.StringArrayVar(&options.SubPartners, "sub-partner", nil, "organization `id` of a sub-partner; may be given several times. Left out, the partner and all sub-partners")
	flags.StringSliceVar(&options.without, "without", nil, "`kinds` to leave out: users, locations, roles, calling (the calling settings of locations, which take most requests)")
	flags.BoolVar(&options.Force, "force", false, "write files anew that exist already")
	flags.StringVar(&options.EmulatorPath, "emulator", "", "data `file` of the emulator, instead of the Webex cloud")
	if err := errors.Join(command.MarkFlagRequired("out"), command.MarkFlagDirname("out"), command.MarkFlagFilename("emulator")); err != nil {
		panic(err)
	}
	for name, values := range map[string][]string{
		"layout": {export.LayoutCustomer, export.LayoutSingle}, "users": {"blocks", "csv"}, "without": {"users", "locations", "roles", "calling"},
	} {
		if err := command.RegisterFlagCompletionFunc(name, cobra.FixedCompletions(values, cobra.ShellCompDirectiveNoFileComp)); err != nil {
			panic(err)
		}
	}
	return command
}

// check refuses values of flags, and turns them into what the export takes.
func (o *options) check() error {
	if o.Layout != export.LayoutCustomer && o.Layout != export.LayoutSingle {
		return fmt.Errorf("--layout is %s or %s, not %q", export.LayoutCustomer, export.LayoutSingle, o.Layout)
	}
	switch o.users {
	case "blocks":
	case "csv":
		o.UsersCSV = true
	default:
		return fmt.Errorf("--users is blocks or csv, not %q", o.users)
	}
	for _, kind := range o.without {
		switch kind {
		case "users":
			o.WithoutUsers = true
		case "locations":
			o.WithoutLocations = true
		case "roles":
			o.WithoutRoles = true
		case "calling":
			o.WithoutCalling = true
		default:
			return fmt.Errorf("--without takes users, locations, roles and calling, not %q", kind)
		}
	}
	for _, pattern := range o.Customers {
		if err := export.CheckPattern(pattern); err != nil {
			return fmt.Errorf("--customer: %w", err)
		}
	}
	if o.Folder == "" {
		return errors.New("--out names no folder")
	}
	return nil
}

// completeFrom takes from the environment what it says to a provider, too. The
// configuration names it, so that it can be applied without, and in any folder.
func (o *options) completeFrom(getenv func(string) string) {
	if o.EmulatorPath == "" {
		o.EmulatorPath = strings.TrimSpace(getenv("WEBEX_WHOLESALE_EMULATOR"))
	}
	if subPartner := strings.TrimSpace(getenv("WEBEX_SUB_PARTNER_ORG_ID")); subPartner != "" && len(o.SubPartners) == 0 {
		o.SubPartners = []string{subPartner}
	}
}

// run exports, and says what it did.
func run(ctx context.Context, options options) error {
	options.completeFrom(options.getenv)
	if options.EmulatorPath != "" {
		// Opening a data file that is not there would make it.
		if _, err := os.Stat(options.EmulatorPath); err != nil {
			return err
		}
	}
	// A request that is interrupted must not take the client with it.
	client, err := provider.Connect(context.WithoutCancel(ctx), provider.Connection{
		EmulatorPath: options.EmulatorPath,
		UserAgent:    "terraform-provider-webexwholesale/" + options.version + " export",
		Getenv:       options.getenv,
	})
	if err != nil {
		return err
	}
	progress := newProgress(options.stderr, options.now)
	options.Progress = progress.show
	summary, err := export.Run(ctx, client, options.Options)
	progress.end()
	for _, note := range summary.Notes {
		_, _ = fmt.Fprintln(options.stderr, "Note:", note)
	}
	if err != nil {
		return err
	}
	_, _ = fmt.Fprintf(options.stdout, "%d customers, %d locations, %d users; %d folders written.\n",
		summary.Customers, summary.Locations, summary.Users, len(summary.Folders))
	if len(summary.Folders) > 0 {
		_, _ = fmt.Fprintln(options.stdout, "Go on in each folder with: terraform init && terraform apply")
		for _, folder := range summary.Folders[:min(len(summary.Folders), foldersShown)] {
			_, _ = fmt.Fprintln(options.stdout, folder)
		}
		if more := len(summary.Folders) - foldersShown; more > 0 {
			_, _ = fmt.Fprintf(options.stdout, "… and %d more\n", more)
		}
	}
	return nil
}
