package scenarios

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/subscribers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// ObstructMove keeps a person from being moved to another location, with that
// code and message, such as 19607 for the pilot user of a trunk group. Code 0
// lifts it.
func (s *Scenarios) ObstructMove(ctx context.Context, personID string, code int, message string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.PutObstacle(ctx, tx, webexid.UUID(personID), code, message)
	})
}

// AddFreeAccount lets an e-mail address belong to a free Webex account: a new
// subscriber with that address is pending_user_migration until its owner
// agrees; see AcceptMigration.
func (s *Scenarios) AddFreeAccount(ctx context.Context, email string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.InsertFreeAccount(ctx, tx, email)
	})
}

// AcceptMigration lets the owner of a pending subscriber's address agree: the
// subscriber is provisioned then. It fails where the subscriber isn't pending,
// or where what it should get is no longer free.
func (s *Scenarios) AcceptMigration(ctx context.Context, subscriberID string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := s.now()
		found, err := store.SubscriberByUUID(ctx, tx, webexid.UUID(subscriberID), now)
		switch {
		case err != nil:
			return err
		case found == nil || !found.Pending():
			return fmt.Errorf("there is no pending subscriber %q", subscriberID)
		}
		return subscribers.Migrate(ctx, tx, now, found)
	})
}

// HideRolesInLists lets lists of people leave roles and licences out, as Webex
// may, even where they do not ask for certain ids.
func (s *Scenarios) HideRolesInLists(ctx context.Context, hidden bool) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.HideRoles(ctx, tx, hidden)
	})
}
