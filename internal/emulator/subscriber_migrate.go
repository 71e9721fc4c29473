package emulator

import (
	"context"
	"database/sql"
	"time"
)

// migrate provisions a pending subscriber, whose owner has agreed. It fails where
// what the subscriber should get is no longer free.
func migrate(ctx context.Context, tx *sql.Tx, now time.Time, s *subscriber) error {
	c := &call{tx: tx, now: now}
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
		calling:     callingOfPending(s.parameters),
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
