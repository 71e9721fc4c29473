package emulator

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/spf13/cobra"

	backend "github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// kind is a kind of thing that exists at Webex before Terraform comes.
type kind int

const (
	organization kind = iota
	subPartner
	template
)

// addition is one thing to add.
type addition struct {
	kind kind
	// name is the subscription, for a sub-partner.
	name string
	// users is how many people an organization has.
	users int
	// token is what the emulator asks for.
	token string
}

// addOptions are an addition and where it is put.
type addOptions struct {
	addition
	data   string
	stdout io.Writer
}

func newAdd(data *string) *cobra.Command {
	command := &cobra.Command{
		Use:   "add",
		Short: "Add what exists at Webex before Terraform comes",
		Long: `Adds to the data file what exists at Webex before Terraform comes, and prints
its id. Another process may serve the file meanwhile.`,
	}
	users := 1
	organizations := addCommand(data, organization, &users, "organization NAME", "Add an organization that can be attached as a customer")
	organizations.Flags().IntVar(&users, "users", users, "`number` of people in it")
	command.AddCommand(
		organizations,
		addCommand(data, subPartner, nil, "sub-partner SUBSCRIPTION", "Add a sub-partner and print its organization id"),
		addCommand(data, template, nil, "template NAME", "Add a template as Partner Hub makes them and print its Provisioning ID"),
	)
	return command
}

func addCommand(data *string, kind kind, users *int, use, short string) *cobra.Command {
	return &cobra.Command{
		Use:   use,
		Short: short,
		Args:  cobra.ExactArgs(1),
		RunE: func(command *cobra.Command, arguments []string) error {
			options := addOptions{addition: addition{kind: kind, name: arguments[0]}, data: *data, stdout: command.OutOrStdout()}
			if users != nil {
				options.users = *users
			}
			return runAdd(command.Context(), options)
		},
	}
}

func runAdd(ctx context.Context, options addOptions) (failed error) {
	switch {
	case options.data == backend.InMemory:
		return errors.New("what is added to memory is lost at once: name a file with -data")
	case options.name == "":
		return errors.New("the name is empty")
	case options.users < 0:
		return fmt.Errorf("-users must not be negative, and is %d", options.users)
	}
	emulator, err := backend.Open(ctx, backend.Options{Path: options.data})
	if err != nil {
		return err
	}
	defer func() { failed = errors.Join(failed, emulator.Close()) }()
	return options.add(ctx, emulator, options.stdout)
}

// add puts the addition into the data and prints its id.
func (a addition) add(ctx context.Context, emulator *backend.Emulator, stdout io.Writer) error {
	id, err := a.put(ctx, emulator)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(stdout, id)
	return err
}

func (a addition) put(ctx context.Context, emulator *backend.Emulator) (string, error) {
	switch a.kind {
	case organization:
		return emulator.AddOrganization(ctx, a.name, a.users)
	case subPartner:
		return emulator.AddSubPartner(ctx, a.name, backend.SubPartnerActive)
	default:
		return a.putTemplate(ctx, emulator)
	}
}

// putTemplate makes a template through the API, so that it is like any other.
func (a addition) putTemplate(ctx context.Context, emulator *backend.Emulator) (string, error) {
	client, err := webex.NewClient(webex.Config{AccessToken: a.token, Transport: emulator.Transport()})
	if err != nil {
		return "", err
	}
	made, err := client.CreateOnboardingTemplate(ctx, wire.OnboardingTemplate{
		Name: a.name, Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"}, AllowWebexCalls: true,
	})
	return made.ProvisioningID, err
}
