package emulator

import (
	"context"
	"fmt"
	"io"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// additions are what the subcommand puts into the data file, instead of
// serving it: things that exist at Webex before Terraform comes.
type additions struct {
	organization, subPartner, template string
}

func (a additions) any() bool { return a != (additions{}) }

// add puts the additions into the data file and prints their ids, one a line.
func (a additions) add(ctx context.Context, backend *Emulator, stdout io.Writer) error {
	for _, one := range []struct {
		wanted string
		add    func(context.Context, string) (string, error)
	}{
		{a.organization, func(ctx context.Context, name string) (string, error) { return backend.AddOrganization(ctx, name, 1) }},
		{a.subPartner, func(ctx context.Context, subscription string) (string, error) {
			return backend.AddSubPartner(ctx, subscription, SubPartnerActive)
		}},
		{a.template, backend.addTemplate},
	} {
		if one.wanted == "" {
			continue
		}
		id, err := one.add(ctx, one.wanted)
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintln(stdout, id); err != nil {
			return err
		}
	}
	return nil
}

// addTemplate makes a template through the API, so that it is like any other.
func (e *Emulator) addTemplate(ctx context.Context, name string) (string, error) {
	client, err := webex.NewClient(webex.Config{
		AccessToken: e.options.Token,
		Transport:   e.Transport(),
	})
	if err != nil {
		return "", err
	}
	template, err := client.CreateOnboardingTemplate(ctx, wire.OnboardingTemplate{
		Name: name, Country: "US", ServiceProviderAdmin: "admin@partner.example", WholesaleSubscriptionID: "Sub-100200",
		Authentication: wire.Authentication{Method: "webex"}, AllowWebexCalls: true,
	})
	return template.ProvisioningID, err
}
