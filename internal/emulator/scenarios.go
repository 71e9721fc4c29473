package emulator

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// AllSubscriptions stands for every wholesale subscription.
const AllSubscriptions = "*"

// SetPackageMaximum sets the highest quantity that any one customer of a
// wholesale subscription may have of a package (requirement C8). A maximum for
// a certain subscription goes before one for AllSubscriptions.
func (e *Emulator) SetPackageMaximum(ctx context.Context, subscription, packageName string, maximum int64) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return putPackageMaximum(ctx, tx, subscription, packageName, maximum)
	})
}

// AddOrganization adds an organization that exists already, with that many
// users, and returns its id. It can be attached as a customer.
func (e *Emulator) AddOrganization(ctx context.Context, displayName string, users int) (string, error) {
	id := uuid.NewString()
	err := e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := e.options.Now()
		since := now.UnixMilli()
		made := organization{uuid: id, name: displayName, createdAt: since, modifiedAt: since}
		if err := insertOrganization(ctx, tx, made, &since); err != nil {
			return err
		}
		for number := range users {
			email := fmt.Sprintf("user%d@%s.example.com", number+1, id)
			if err := insertPerson(ctx, tx, uuid.NewString(), id, email, now, &since); err != nil {
				return err
			}
		}
		return nil
	})
	return webexid.Encode(webexid.Organization, id), err
}

// AddSubPartner adds a sub-partner in the state SubPartnerActive or
// SubPartnerSuspended and returns the id of its organization.
func (e *Emulator) AddSubPartner(ctx context.Context, subscriptionID, state string) (string, error) {
	if err := checkSubPartnerState(state); err != nil {
		return "", err
	}
	id := uuid.NewString()
	err := e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return insertSubPartner(ctx, tx, id, subscriptionID, state, e.options.Now())
	})
	return webexid.Encode(webexid.Organization, id), err
}

// SetSubPartnerState suspends a sub-partner or makes it active again.
func (e *Emulator) SetSubPartnerState(ctx context.Context, orgID, state string) error {
	if err := checkSubPartnerState(state); err != nil {
		return err
	}
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		known, err := updateSubPartner(ctx, tx, webexid.UUID(orgID), state)
		if err == nil && !known {
			return fmt.Errorf("there is no sub-partner %q", orgID)
		}
		return err
	})
}

func checkSubPartnerState(state string) error {
	if state != SubPartnerActive && state != SubPartnerSuspended {
		return fmt.Errorf("a sub-partner is %q or %q, not %q", SubPartnerActive, SubPartnerSuspended, state)
	}
	return nil
}

// SetMigrating puts a customer into or out of a migration from Webex for
// BroadWorks, during which it takes no quantities (requirement C12).
func (e *Emulator) SetMigrating(ctx context.Context, customerID string, migrating bool) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		known, err := setMigrating(ctx, tx, webexid.UUID(customerID), migrating)
		if err == nil && !known {
			return fmt.Errorf("there is no customer %q", customerID)
		}
		return err
	})
}

// FailPackage lets the package fail in the background, with that code and
// description, for every customer that gets it from now on. The customer ends
// as provisioned_with_errors or, when customerFails is set, as error. Code 0
// with an empty description lifts it; an update then repairs the customer.
func (e *Emulator) FailPackage(
	ctx context.Context, packageName string, code int, description string, customerFails bool,
) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if code == 0 && description == "" {
			return removePackageFailure(ctx, tx, packageName)
		}
		return putPackageFailure(ctx, tx, packageName, code, description, customerFails)
	})
}

// SetPendingReview lets every new customer show pending_rpl_review for that
// long, with a precision of milliseconds, before it is provisioned.
func (e *Emulator) SetPendingReview(ctx context.Context, review time.Duration) error {
	return e.write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return putReviewTime(ctx, tx, review)
	})
}
