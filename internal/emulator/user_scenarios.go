package emulator

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const rolesHiddenSetting = "roles_hidden_in_lists"

// AddFreeAccount lets an e-mail address belong to a free Webex account: a new
// subscriber with that address is pending_user_migration until its owner
// agrees; see AcceptMigration.
func (e *Emulator) AddFreeAccount(ctx context.Context, email string) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return insertFreeAccount(ctx, tx, email)
	})
}

// AcceptMigration lets the owner of a pending subscriber's address agree: the
// subscriber is provisioned then. It fails where the subscriber isn't pending,
// or where what it should get is no longer free.
func (e *Emulator) AcceptMigration(ctx context.Context, subscriberID string) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		c := &call{tx: tx, now: e.options.Now()}
		found, err := subscriberByUUID(ctx, tx, webexid.UUID(subscriberID), c.now)
		switch {
		case err != nil:
			return err
		case found == nil || !found.pending():
			return fmt.Errorf("there is no pending subscriber %q", subscriberID)
		}
		return found.migrate(ctx, c)
	})
}

func (s *subscriber) migrate(ctx context.Context, c *call) error {
	customer, err := customerByUUID(ctx, c.tx, s.customer, c.now)
	if err != nil {
		return err
	}
	arrived := newSubscriber{
		email:       s.email,
		packageName: s.packageName,
		firstName:   s.parameters.FirstName,
		lastName:    s.parameters.LastName,
		customer:    customer,
		calling:     s.parameters.calling(),
	}
	wrong, conflicts, err := checkCalling(ctx, c, s.organization, "", arrived.calling)
	if err != nil {
		return err
	}
	if err := refuseAll(append(wrong, conflicts...)); err != nil {
		return err
	}
	if s.person, err = arrived.storePerson(ctx, c); err != nil {
		return err
	}
	s.parameters, s.statusChangedAt = pendingParameters{}, c.now.UnixMilli()
	if err := saveSubscriber(ctx, c.tx, *s); err != nil {
		return err
	}
	return removeFreeAccount(ctx, c.tx, s.email)
}

// HideRolesInLists lets lists of people leave roles and licences out, as Webex
// may, even where they do not ask for certain ids.
func (e *Emulator) HideRolesInLists(ctx context.Context, hidden bool) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return putSetting(ctx, tx, rolesHiddenSetting, hidden)
	})
}

func putSetting(ctx context.Context, tx *sql.Tx, name string, on bool) error {
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO settings (name, value) VALUES (?, iif(?, 'on', 'off'))", name, on)
	return err
}

func settingIsOn(ctx context.Context, tx *sql.Tx, name string) (bool, error) {
	var on bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM settings WHERE name = ? AND value = 'on')", name).Scan(&on)
	return on, err
}
