package emulator

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// AddFreeAccount lets an e-mail address belong to a free Webex account: a new
// subscriber with that address is pending_user_migration until its owner
// agrees; see AcceptMigration.
func (s *Scenarios) AddFreeAccount(ctx context.Context, email string) error {
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return insertFreeAccount(ctx, tx, email)
	})
}

// AcceptMigration lets the owner of a pending subscriber's address agree: the
// subscriber is provisioned then. It fails where the subscriber isn't pending,
// or where what it should get is no longer free.
func (s *Scenarios) AcceptMigration(ctx context.Context, subscriberID string) error {
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := s.now()
		found, err := subscriberByUUID(ctx, tx, webexid.UUID(subscriberID), now)
		switch {
		case err != nil:
			return err
		case found == nil || !found.pending():
			return fmt.Errorf("there is no pending subscriber %q", subscriberID)
		}
		return migrate(ctx, tx, now, found)
	})
}

// HideRolesInLists lets lists of people leave roles and licences out, as Webex
// may, even where they do not ask for certain ids.
func (s *Scenarios) HideRolesInLists(ctx context.Context, hidden bool) error {
	return s.store.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return hideRoles(ctx, tx, hidden)
	})
}
