package customerorg

import (
	"context"
	"errors"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

func isGone(err error) bool { return errors.Is(err, webex.ErrNotFound) }

// byExternalID finds the partner's customer with an external id; nil if there
// is none. One that is being deleted does not count.
func byExternalID(ctx context.Context, client *webex.Client, externalID string) (*wire.Customer, error) {
	for customer, err := range client.ListCustomers(ctx, webex.CustomerFilter{ExternalID: externalID}) {
		if err != nil {
			return nil, err
		}
		if customer.ExternalID == externalID && webex.StateOf(customer.Status) != webex.Leaving {
			return &customer, nil
		}
	}
	return nil, nil
}

// createOnce sends the create once. After a doubtful end it looks for the
// customer: it was not there just before, so one that is there now is ours.
func createOnce(ctx context.Context, client *webex.Client, request wire.CustomerRequest) (string, error) {
	return doubt.CreateOnce(ctx, doubt.Creation[string]{
		Unique: true,
		Send:   func(ctx context.Context) (string, error) { return client.CreateCustomer(ctx, request) },
		Look: func(ctx context.Context) (*string, error) {
			found, err := byExternalID(ctx, client, request.ExternalID)
			if err != nil || found == nil {
				return nil, err
			}
			return &found.ID, nil
		},
	})
}

// find resolves an import id: the id or the external id of a customer.
func find(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
	customer, err := findCustomer(ctx, client, key)
	if err != nil {
		return nil, err
	}
	return map[string]string{"id": customer.ID}, nil
}

func findCustomer(ctx context.Context, client *webex.Client, key string) (wire.Customer, error) {
	if _, _, isID := webexid.Decode(key); isID {
		if customer, err := client.GetCustomer(ctx, key); !isGone(err) {
			return customer, err
		}
	}
	customer, err := byExternalID(ctx, client, key)
	switch {
	case err != nil:
		return wire.Customer{}, err
	case customer == nil:
		return wire.Customer{}, fmt.Errorf("no customer has the id or the external id %q; on behalf of a sub-partner, set sub_partner_org_id in the provider", key)
	}
	return *customer, nil
}
