package subscribers

import (
	"context"
	"database/sql"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
)

// Migrate provisions a pending subscriber, whose owner has agreed. It fails where
// what the subscriber should get is no longer free.
func Migrate(ctx context.Context, tx *sql.Tx, now time.Time, s *store.Subscriber) error {
	c := &rest.Call{Tx: tx, Now: now}
	customer, err := store.CustomerByUUID(ctx, c.Tx, s.Customer, c.Now)
	if err != nil {
		return err
	}
	arrived := newSubscriber{
		email:       s.Email,
		packageName: s.PackageName,
		firstName:   s.Parameters.FirstName,
		lastName:    s.Parameters.LastName,
		customer:    customer,
		calling:     callingOfPending(s.Parameters),
	}
	wrong, conflicts, err := people.CheckCalling(ctx, c, s.Organization, "", arrived.calling)
	if err != nil {
		return err
	}
	if err := c.RefuseAll(append(wrong, conflicts...)); err != nil {
		return err
	}
	if s.Person, err = arrived.storePerson(ctx, c); err != nil {
		return err
	}
	s.Parameters, s.StatusChangedAt = store.PendingParameters{}, c.Now.UnixMilli()
	if err := store.SaveSubscriber(ctx, c.Tx, *s); err != nil {
		return err
	}
	return store.RemoveFreeAccount(ctx, c.Tx, s.Email)
}
