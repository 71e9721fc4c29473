package webex

import (
	"context"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// FindSubscriber finds a customer's subscriber by e-mail address, compared
// without case; nil where there is none.
func (c *Client) FindSubscriber(ctx context.Context, customerID, email string) (*wire.Subscriber, error) {
	for subscriber, err := range c.ListSubscribers(ctx, SubscriberFilter{CustomerID: customerID, Email: email}) {
		if err != nil {
			return nil, err
		}
		if strings.EqualFold(subscriber.Email, email) && webexid.Same(subscriber.CustomerID, customerID) {
			return &subscriber, nil
		}
	}
	return nil, nil
}
