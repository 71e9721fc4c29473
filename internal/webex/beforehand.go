package webex

import (
	"context"
	"strings"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Beforehand are the objects that a customer had before this client created the
// first one there: the names by id. The zero value knows nothing.
type Beforehand struct {
	names map[string]string
}

// Known is false where Webex did not list the objects.
func (b Beforehand) Known() bool { return b.names != nil }

// MayHave reports whether an object may have been there before.
func (b Beforehand) MayHave(id string) bool {
	_, had := b.names[webexid.UUID(id)]
	return had || !b.Known()
}

// MayHaveNamed reports whether an object of this name may have been there before.
func (b Beforehand) MayHaveNamed(name string) bool {
	for _, had := range b.names {
		if strings.EqualFold(had, name) {
			return true
		}
	}
	return !b.Known()
}

// beforehand asks once for each customer.
type beforehand struct {
	reading batch.KeyedLock
	mutex   sync.Mutex
	known   map[string]Beforehand
}

// get lists what is there, unless that has been done. A list that fails is asked
// for again by the next caller.
func (b *beforehand) get(ctx context.Context, key string, list func(context.Context) (map[string]string, error)) Beforehand {
	release, err := b.reading.Acquire(ctx, key)
	if err != nil {
		return Beforehand{}
	}
	defer release()
	b.mutex.Lock()
	found, ok := b.known[key]
	b.mutex.Unlock()
	if ok {
		return found
	}
	names, err := list(ctx)
	if err != nil {
		return Beforehand{}
	}
	return b.put(key, names)
}

func (b *beforehand) put(key string, names map[string]string) Beforehand {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.known == nil {
		b.known = map[string]Beforehand{}
	}
	b.known[key] = Beforehand{names: names}
	return b.known[key]
}

// SubscribersBeforehand are the subscribers that a customer had before this client
// created one. A customer that the client has created itself had none.
func (c *Client) SubscribersBeforehand(ctx context.Context, customerID string) Beforehand {
	return c.hadSubscribers.get(ctx, webexid.UUID(customerID), func(ctx context.Context) (map[string]string, error) {
		names := map[string]string{}
		for subscriber, err := range c.ListSubscribers(ctx, SubscriberFilter{CustomerID: customerID}) {
			if err != nil {
				return nil, err
			}
			names[webexid.UUID(subscriber.ID)] = ""
		}
		return names, nil
	})
}

// LocationsBeforehand are the locations that an organization had before this
// client created one.
func (c *Client) LocationsBeforehand(ctx context.Context, orgID string) Beforehand {
	return c.hadLocations.get(ctx, webexid.UUID(orgID), func(ctx context.Context) (map[string]string, error) {
		names := map[string]string{}
		for location, err := range c.ListLocations(ctx, LocationFilter{OrgID: orgID}) {
			if err != nil {
				return nil, err
			}
			names[webexid.UUID(location.ID)] = location.Name
		}
		return names, nil
	})
}
