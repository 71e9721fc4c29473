package subscribers

import (
	"context"
	"errors"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// refuseWithAddress refuses a subscriber. Webex makes the person before it looks
// at the line, so a subscriber that is refused for its line takes the address
// from an organization that is unfinished all the same.
func (n *newSubscriber) refuseWithAddress(ctx context.Context, c *rest.Call, why error) (*rest.Reply, error) {
	var refused *rest.Refusal
	if n.unfinished == "" || len(n.conflicts) > 0 || !errors.As(why, &refused) {
		return nil, why
	}
	if err := store.TakeAddress(ctx, c.Tx, n.unfinished, n.email, rest.DetailOf(rest.EmailTaken)); err != nil {
		return nil, err
	}
	since := c.Now.UnixMilli()
	if err := store.InsertPerson(ctx, c.Tx, uuid.NewString(), n.customer.Organization, n.email, c.Now, &since); err != nil {
		return nil, err
	}
	kept := *refused
	kept.Keeps = true
	return nil, &kept
}
