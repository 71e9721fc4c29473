package export

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// customer is a customer with what was read of it.
type customer struct {
	wire wire.Customer
	name string
	// label names the customer in addresses, and its folder.
	label string
	// subPartner is the organization id of its sub-partner, if it has one.
	subPartner string
	client     *webex.Client
	locations  []location
	users      []user
	// comments say what a person must decide; they may hold personal data.
	comments []string
	// leftOut is how many users the configuration can't have.
	leftOut int
}

// choose lists the customers that the filters let through, in a stable order and
// with labels that do not depend on the filters.
func choose(ctx context.Context, client *webex.Client, options Options) (chosen []*customer, notes []string, err error) {
	views, err := subPartnerViews(ctx, client, options)
	if err != nil {
		return nil, nil, err
	}
	var all []*customer
	for _, view := range views {
		for found, err := range view.client.ListCustomers(ctx, webex.CustomerFilter{}) {
			if err != nil {
				return nil, nil, fmt.Errorf("the customers could not be listed: %w", err)
			}
			found.ResourceDetails = nil
			all = append(all, &customer{wire: found, subPartner: view.subPartner, client: view.client})
		}
	}
	slices.SortFunc(all, func(a, b *customer) int {
		return strings.Compare(a.wire.ExternalID+"\x00"+a.wire.ID, b.wire.ExternalID+"\x00"+b.wire.ID)
	})
	labelCustomers(all)
	names, err := organizationNames(ctx, client)
	if err != nil {
		return nil, nil, err
	}
	for _, one := range all {
		one.name = names[webexid.UUID(one.wire.OrgID)]
		switch {
		case !matches(options.Customers, one.wire.ExternalID, one.name):
		case one.wire.OrgID == "" || !webex.Settled(one.wire.Status) || one.wire.Status == wire.CustomerError:
			notes = append(notes, fmt.Sprintf("%s: left out, because its status is %s; export it when it is provisioned", one.wire.ExternalID, one.wire.Status))
		default:
			chosen = append(chosen, one)
		}
	}
	return chosen, notes, nil
}

type view struct {
	client     *webex.Client
	subPartner string
}

// subPartnerViews are the partner itself and its sub-partners, or the chosen
// sub-partners only.
func subPartnerViews(ctx context.Context, client *webex.Client, options Options) ([]view, error) {
	var views []view
	for _, id := range options.SubPartners {
		views = append(views, view{client: client.ForSubPartner(id), subPartner: id})
	}
	if len(views) > 0 {
		return views, nil
	}
	views = []view{{client: client}}
	for found, err := range client.ListSubPartners(ctx, "") {
		switch {
		case errors.Is(err, webex.ErrForbidden), errors.Is(err, webex.ErrNotFound):
			// A partner without the right to see sub-partners has none.
			return views, nil
		case err != nil:
			return nil, fmt.Errorf("the sub-partners could not be listed: %w", err)
		}
		views = append(views, view{client: client.ForSubPartner(found.OrgID), subPartner: found.OrgID})
	}
	return views, nil
}

// organizationNames reads the names of all organizations at once. Where that is
// forbidden, each one is read with its customer.
func organizationNames(ctx context.Context, client *webex.Client) (map[string]string, error) {
	names := map[string]string{}
	for found, err := range client.ListOrganizations(ctx) {
		if errors.Is(err, webex.ErrForbidden) {
			return names, nil
		}
		if err != nil {
			return nil, fmt.Errorf("the organizations could not be listed: %w", err)
		}
		names[webexid.UUID(found.ID)] = found.DisplayName
	}
	return names, nil
}

// matches says whether a customer is asked for, by its external id or its name,
// without case. No pattern asks for all.
func matches(patterns []string, texts ...string) bool {
	if len(patterns) == 0 {
		return true
	}
	for _, pattern := range patterns {
		for _, text := range texts {
			// A slash is a letter like any other here, and has a meaning for path.Match.
			hit, err := path.Match(flat(pattern), flat(text))
			if text != "" && err == nil && hit {
				return true
			}
		}
	}
	return false
}

func flat(text string) string {
	return strings.ReplaceAll(strings.ToLower(text), "/", "\x00")
}

// CheckPattern reports a pattern that can't match anything because it is broken.
func CheckPattern(pattern string) error {
	if _, err := path.Match(pattern, ""); err != nil {
		return fmt.Errorf("%q is no pattern: write * for any text, ? for a letter, and a backslash before a letter that stands for itself", pattern)
	}
	return nil
}
