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

// entry is what stays in memory of a customer while others are read: its names,
// and where the rest is in the spool.
type entry struct {
	view
	id, externalID, label string
	// listed is where the spool has the customer, and users where it has the last of
	// its subscribers; 0 if there is none.
	listed, users int64
}

// listedCustomer is a customer in the spool.
type listedCustomer struct {
	Customer wire.Customer
	Name     string
}

// chosen are the customers that the filters let through.
type chosen struct {
	spool *spool
	// customers are in a stable order, with labels that do not depend on the filters.
	customers []*entry
	// labels are those of all customers, also of those that the filters hold back.
	labels map[string]bool
	// withUsers says that the spool has the subscribers of all customers.
	withUsers bool
	notes     []string
}

func choose(ctx context.Context, client *webex.Client, options Options, spool *spool) (*chosen, error) {
	views, others, err := subPartnerViews(ctx, client, options)
	if err != nil {
		return nil, err
	}
	names, err := organizationNames(ctx, client)
	if err != nil {
		return nil, err
	}
	made := &chosen{spool: spool}
	var all []*entry
	for _, view := range views {
		for found, err := range view.client.ListCustomers(ctx, webex.CustomerFilter{}) {
			if err != nil {
				return made, fmt.Errorf("the customers could not be listed: %w", err)
			}
			one := &entry{view: view, id: found.ID, externalID: found.ExternalID}
			all = append(all, one)
			name := names[webexid.UUID(found.OrgID)]
			if !matches(options.Customers, found.ExternalID, name) {
				continue
			}
			reason, err := unsettled(ctx, view.client, found)
			if err != nil {
				return made, err
			}
			if reason != "" {
				made.notes = append(made.notes, fmt.Sprintf("%q: left out, because %s", found.ExternalID, reason))
				continue
			}
			found.ResourceDetails = nil
			if one.listed, err = spool.put(listedCustomer{Customer: found, Name: name}, 0); err != nil {
				return made, err
			}
			made.customers = append(made.customers, one)
		}
	}
	namesakes, err := listNames(ctx, others)
	if err != nil {
		return made, err
	}
	made.labels = labelCustomers(append(all, namesakes...))
	slices.SortFunc(made.customers, func(a, b *entry) int {
		return strings.Compare(a.externalID+"\x00"+a.id, b.externalID+"\x00"+b.id)
	})
	slices.Sort(made.notes)
	if len(made.customers) == 0 || options.WithoutUsers || len(options.Customers) > 0 {
		return made, nil
	}
	return made, made.listUsers(ctx, views, options)
}

// unsettled says why an apply would do more than import a customer; empty where
// it would not.
func unsettled(ctx context.Context, client *webex.Client, found wire.Customer) (reason string, err error) {
	if found.OrgID == "" || webex.StateOf(found.Status) != webex.Ready {
		return fmt.Sprintf("its status is %s; export it when it is %s", found.Status, wire.CustomerProvisioned), nil
	}
	if found.Status == wire.CustomerProvisioned {
		return "", nil
	}
	if found.ResourceDetails == nil {
		if found, err = client.GetCustomer(ctx, found.ID); err != nil {
			return "", fmt.Errorf("the customer %q could not be read: %w", found.ExternalID, err)
		}
	}
	if found.ResourceDetails == nil {
		return "", nil
	}
	for _, detail := range found.ResourceDetails.Packages {
		if detail.Status == wire.CustomerError {
			return fmt.Sprintf("its package %s has failed at Webex, and an apply would provision it again; export the customer when the package is provisioned, "+
				"or import it by hand", detail.Name), nil
		}
	}
	return "", nil
}

// listUsers lists the subscribers of all customers at once: full pages take fewer
// requests than a list for each customer, most of which is not full.
func (c *chosen) listUsers(ctx context.Context, views []view, options Options) error {
	owners := map[string]*entry{}
	for _, one := range c.customers {
		owners[webexid.UUID(one.id)] = one
	}
	count := 0
	for _, view := range views {
		for subscriber, err := range view.client.ListSubscribers(ctx, webex.SubscriberFilter{}) {
			if err != nil {
				return fmt.Errorf("the users could not be listed: %w", err)
			}
			if subscriber.CustomerID == "" {
				// Without it, each customer has to be asked for its own.
				return nil
			}
			count++
			options.report(Progress{Listed: count, Total: len(c.customers)})
			if owner := owners[webexid.UUID(subscriber.CustomerID)]; owner != nil {
				if owner.users, err = c.spool.put(subscriber, owner.users); err != nil {
					return err
				}
			}
		}
	}
	c.withUsers = true
	return nil
}

// load takes a customer from the spool, with its subscribers if they are there.
func (c *chosen) load(one *entry) (loaded *customer, subscribers []wire.Subscriber, err error) {
	var listed listedCustomer
	if _, err := c.spool.get(one.listed, &listed); err != nil {
		return nil, nil, err
	}
	for position := one.users; c.withUsers && position != 0; {
		var subscriber wire.Subscriber
		if position, err = c.spool.get(position, &subscriber); err != nil {
			return nil, nil, err
		}
		subscribers = append(subscribers, subscriber)
	}
	return &customer{wire: listed.Customer, name: listed.Name, label: one.label, subPartner: one.subPartner, client: one.client}, subscribers, nil
}

type view struct {
	client     *webex.Client
	subPartner string
}

// subPartnerViews are the partner itself and its sub-partners. Where sub-partners
// are chosen, the rest is in others.
func subPartnerViews(ctx context.Context, client *webex.Client, options Options) (views, others []view, err error) {
	for _, id := range options.SubPartners {
		views = append(views, view{client: client.ForSubPartner(id), subPartner: id})
	}
	rest := []view{{client: client}}
	for found, err := range client.ListSubPartners(ctx, "") {
		if errors.Is(err, webex.ErrForbidden) || errors.Is(err, webex.ErrNotFound) {
			// A partner without the right to see sub-partners has none.
			break
		}
		if err != nil {
			return nil, nil, fmt.Errorf("the sub-partners could not be listed: %w", err)
		}
		if !slices.ContainsFunc(options.SubPartners, func(id string) bool { return webexid.Same(id, found.OrgID) }) {
			rest = append(rest, view{client: client.ForSubPartner(found.OrgID), subPartner: found.OrgID})
		}
	}
	if len(views) == 0 {
		return rest, nil, nil
	}
	return views, rest, nil
}

// listNames are the customers that no filter can choose, but whose names others
// must not get. What its caller may not see is no namesake.
func listNames(ctx context.Context, views []view) ([]*entry, error) {
	var all []*entry
	for _, view := range views {
		for found, err := range view.client.ListCustomers(ctx, webex.CustomerFilter{}) {
			if errors.Is(err, webex.ErrForbidden) || errors.Is(err, webex.ErrNotFound) {
				break
			}
			if err != nil {
				return nil, fmt.Errorf("the customers could not be listed: %w", err)
			}
			all = append(all, &entry{view: view, id: found.ID, externalID: found.ExternalID})
		}
	}
	return all, nil
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
