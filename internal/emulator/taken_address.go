package emulator

import (
	"context"
	"database/sql"
	"errors"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// The e-mail address of a new organization's administrator belongs to the
// organization when provisioning has ended, and not before: until then a user
// of another customer can take it. Provisioning then fails in the background
// with the code 10022.

// unfinishedOrganization reports whether an organization does not exist for the
// API yet.
func unfinishedOrganization(ctx context.Context, c *call, id string) (bool, error) {
	found, err := organizationByUUID(ctx, c.tx, id, c.now)
	return err == nil && found == nil, err
}

// takeAddress takes an e-mail address from an organization that is unfinished,
// and lets its provisioning fail.
func takeAddress(ctx context.Context, tx *sql.Tx, organization, email string) error {
	failures := asDocument(addressTaken())
	for _, one := range []struct {
		statement string
		arguments []any
	}{
		{"DELETE FROM people WHERE organization = ? AND email_folded = ?", []any{organization, fold(email)}},
		{"UPDATE organizations SET available_at = NULL WHERE uuid = ?", []any{organization}},
		{"UPDATE locations SET available_at = NULL WHERE organization = ?", []any{organization}},
		{
			"UPDATE customers SET outcome = ?, errors = ?, created_packages = ? WHERE organization = ?",
			[]any{wire.CustomerError, failures, asDocument([]string(nil)), organization},
		},
		{"UPDATE customer_packages SET errors = ? WHERE customer = (SELECT uuid FROM customers WHERE organization = ?)", []any{failures, organization}},
	} {
		if _, err := tx.ExecContext(ctx, one.statement, one.arguments...); err != nil {
			return err
		}
	}
	return nil
}

// refuseWithAddress refuses a subscriber. Webex makes the person before it looks
// at the line, so a subscriber that is refused for its line takes the address
// from an organization that is unfinished all the same.
func (n *newSubscriber) refuseWithAddress(ctx context.Context, c *call, why error) (*reply, error) {
	var refused *refusal
	if n.unfinished == "" || len(n.conflicts) > 0 || !errors.As(why, &refused) {
		return nil, why
	}
	if err := takeAddress(ctx, c.tx, n.unfinished, n.email); err != nil {
		return nil, err
	}
	since := c.now.UnixMilli()
	if err := insertPerson(ctx, c.tx, uuid.NewString(), n.customer.organization, n.email, c.now, &since); err != nil {
		return nil, err
	}
	kept := *refused
	kept.keeps = true
	return nil, &kept
}

func addressTaken() []wire.ErrorDetail {
	return []wire.ErrorDetail{{ErrorCode: codeOf(emailTaken), Description: emailTaken.words()}}
}

// claimAddress gives an unfinished organization its administrator back, when its
// provisioning is tried again. Where somebody else still has the address, it
// fails again.
func claimAddress(ctx context.Context, c *call, found *customer, result *packagesResult) error {
	unfinished, err := unfinishedOrganization(ctx, c, found.organization)
	email := found.unreturned.PrimaryEmail
	if err != nil || !unfinished || email == "" {
		return err
	}
	owner, err := organizationOfEmail(ctx, c.tx, email)
	switch {
	case err != nil || owner == found.organization:
		return err
	case owner == "":
		return insertAdministrator(ctx, c.tx, uuid.NewString(), found.organization, email, c.now, nil)
	}
	result.outcome, result.customerErrors = wire.CustomerError, addressTaken()
	packages, err := packagesOfCustomer(ctx, c.tx, found.uuid, c.now)
	for _, one := range packages {
		result.packageErrors[one.name] = addressTaken()
	}
	return err
}
