package customeruser

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/doubt"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// createOnce sends the create once. After a doubtful end, a subscriber with this
// address and package that was not there before is the one that was just made.
func createOnce(ctx context.Context, client *webex.Client, request wire.SubscriberRequest) (wire.Subscriber, error) {
	before := client.SubscribersBeforehand(ctx, request.CustomerID)
	return doubt.CreateOnce(ctx, doubt.Creation[wire.Subscriber]{
		Unique: true,
		Send:   func(ctx context.Context) (wire.Subscriber, error) { return client.CreateSubscriber(ctx, request) },
		Look: func(ctx context.Context) (*wire.Subscriber, error) {
			found, err := client.FindSubscriber(ctx, request.CustomerID, request.Email)
			if err != nil || found == nil {
				return nil, err
			}
			if before.MayHave(found.ID) || packageOf(*found) != request.Packages[0] {
				return nil, &doubt.FoundError{ID: found.ID}
			}
			return found, nil
		},
	})
}

// find resolves an import id: a subscriber id, or CUSTOMER/USER where CUSTOMER
// is the id or external id of the customer and USER the id or e-mail address.
func find(ctx context.Context, client *webex.Client, key string) (map[string]string, error) {
	customerKey, userKey, both := cutLast(key)
	if !both {
		if _, _, isID := webexid.Decode(key); !isID {
			return nil, errors.New("give the id of the user, or CUSTOMER/USER: the id or external id of the customer, a slash, and the id or e-mail address of the user")
		}
		subscriber, err := client.GetSubscriber(ctx, key)
		return map[string]string{"id": subscriber.ID}, err
	}
	customer, err := client.ResolveCustomer(ctx, webex.ParseCustomerKey(customerKey))
	if err != nil {
		return nil, err
	}
	if strings.Contains(userKey, "@") {
		subscriber, err := client.FindSubscriber(ctx, customer.ID, userKey)
		if err == nil && subscriber == nil {
			err = fmt.Errorf("the customer %q has no user with this e-mail address", customerKey)
		}
		if err != nil {
			return nil, err
		}
		return map[string]string{"id": subscriber.ID}, nil
	}
	subscriber, err := client.GetSubscriber(ctx, userKey)
	if err == nil && !webexid.Same(subscriber.CustomerID, customer.ID) {
		err = fmt.Errorf("the user %q belongs to another customer than %q", userKey, customerKey)
	}
	return map[string]string{"id": subscriber.ID}, err
}

// cutLast splits at the last slash: an external id may hold one, a user's key
// does not.
func cutLast(key string) (before, after string, found bool) {
	index := strings.LastIndex(key, "/")
	if index < 1 || index == len(key)-1 {
		return key, "", false
	}
	return key[:index], key[index+1:], true
}
