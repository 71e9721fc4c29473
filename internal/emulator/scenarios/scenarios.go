// Package scenarios arranges what can't be arranged through the API.
package scenarios

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// Scenarios arranges what can't be arranged through the API.
type Scenarios struct {
	store *store.Store
	now   func() time.Time
}

// New returns the scenarios of a store; now is the clock.
func New(of *store.Store, now func() time.Time) *Scenarios {
	return &Scenarios{store: of, now: now}
}

// SetPackageMaximum sets the highest quantity that any one customer of a
// wholesale subscription may have of a package (requirement C8). A maximum for
// a certain subscription goes before one for AllSubscriptions.
func (s *Scenarios) SetPackageMaximum(ctx context.Context, subscription, packageName string, maximum int64) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.PutPackageMaximum(ctx, tx, subscription, packageName, maximum)
	})
}

// AddOrganization adds an organization that exists already, with that many
// users, and returns its id. It can be attached as a customer.
func (s *Scenarios) AddOrganization(ctx context.Context, displayName string, users int) (string, error) {
	id := uuid.NewString()
	err := s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := s.now()
		since := now.UnixMilli()
		made := store.Organization{UUID: id, Name: displayName, CreatedAt: since, ModifiedAt: since}
		if err := store.InsertOrganization(ctx, tx, made, &since); err != nil {
			return err
		}
		for number := range users {
			email := fmt.Sprintf("user%d@%s.example.com", number+1, id)
			if err := store.InsertPerson(ctx, tx, uuid.NewString(), id, email, now, &since); err != nil {
				return err
			}
		}
		return nil
	})
	return webexid.Encode(webexid.Organization, id), err
}

// AddSubPartner adds a sub-partner in the state SubPartnerActive or
// SubPartnerSuspended and returns the id of its organization.
func (s *Scenarios) AddSubPartner(ctx context.Context, subscriptionID, state string) (string, error) {
	if err := checkSubPartnerState(state); err != nil {
		return "", err
	}
	id := uuid.NewString()
	err := s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.InsertSubPartner(ctx, tx, id, subscriptionID, state, s.now())
	})
	return webexid.Encode(webexid.Organization, id), err
}

// SetSubPartnerState suspends a sub-partner or makes it active again.
func (s *Scenarios) SetSubPartnerState(ctx context.Context, orgID, state string) error {
	if err := checkSubPartnerState(state); err != nil {
		return err
	}
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		known, err := store.UpdateSubPartner(ctx, tx, webexid.UUID(orgID), state)
		if err == nil && !known {
			return fmt.Errorf("there is no sub-partner %q", orgID)
		}
		return err
	})
}

func checkSubPartnerState(state string) error {
	if state != store.SubPartnerActive && state != store.SubPartnerSuspended {
		return fmt.Errorf("a sub-partner is %q or %q, not %q", store.SubPartnerActive, store.SubPartnerSuspended, state)
	}
	return nil
}

// SetMigrating puts a customer into or out of a migration from Webex for
// BroadWorks, during which it takes no quantities (requirement C12).
func (s *Scenarios) SetMigrating(ctx context.Context, customerID string, migrating bool) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		known, err := store.SetMigrating(ctx, tx, webexid.UUID(customerID), migrating)
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
func (s *Scenarios) FailPackage(
	ctx context.Context, packageName string, code int, description string, customerFails bool,
) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		if code == 0 && description == "" {
			return store.RemovePackageFailure(ctx, tx, packageName)
		}
		return store.PutPackageFailure(ctx, tx, packageName, code, description, customerFails)
	})
}

// SetPendingReview lets every new customer show pending_rpl_review for that
// long, with a precision of milliseconds, before it is provisioned.
func (s *Scenarios) SetPendingReview(ctx context.Context, review time.Duration) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.PutReviewTime(ctx, tx, review)
	})
}

// AddNewPackage makes the emulator accept a package that it does not know, as
// Webex does when Cisco has added one.
func (s *Scenarios) AddNewPackage(ctx context.Context, name string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return store.AddNewPackage(ctx, tx, name)
	})
}

// FailBillingReports lets every billing report that is requested from now on
// fail in the background with that code and description. An empty description
// lifts it.
func (s *Scenarios) FailBillingReports(ctx context.Context, code, description string) error {
	return s.store.Write(ctx, func(ctx context.Context, tx *sql.Tx) error {
		reasons := []wire.BillingReportError{}
		if description != "" {
			reasons = append(reasons, wire.BillingReportError{Code: wire.Code(code), Description: description})
		}
		return store.PutBillingReportFailure(ctx, tx, reasons)
	})
}
