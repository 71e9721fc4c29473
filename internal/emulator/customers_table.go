package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Pieces of work on a customer.
const (
	workProvision = "provision"
	workUpdate    = "update"
	workDelete    = "delete"
)

// customer is a wholesale customer as it is stored, and its status at the
// moment it was read.
type customer struct {
	uuid         string
	subPartner   string
	externalID   string
	provisioning string
	organization string
	address      wire.Address
	unreturned   unreturned
	// createdPackages are the packages of the first create that succeeded
	// (requirement U5); nil before.
	createdPackages []string
	migrating       bool
	work            string
	createdAt       int64
	acceptedAt      int64
	reviewUntil     int64
	doneAt          int64
	outcome         string
	errors          []wire.ErrorDetail
	status          string
}

// unreturned is what a client sends but never reads back.
type unreturned struct {
	Name                 string `json:"name,omitempty"`
	PrimaryEmail         string `json:"primaryEmail,omitempty"`
	MeetingsTimeZone     string `json:"meetingsTimeZone,omitempty"`
	SubPartnerAdminEmail string `json:"subPartnerAdminEmail,omitempty"`
}

// customersNow shows every customer that exists at the time @now, with the
// status that it has then.
const customersNow = `
SELECT * FROM (
  SELECT uuid, sub_partner, external_id, provisioning, organization, address, unreturned, created_packages, migrating,
    work, created_at, accepted_at, review_until, done_at, outcome, errors,
    CASE
      WHEN work = 'delete' THEN 'deleting'
      WHEN review_until > @now THEN 'pending_rpl_review'
      WHEN done_at > @now AND work = 'provision' THEN 'provisioning'
      WHEN done_at > @now THEN 'updating'
      ELSE outcome
    END AS status,
    sequence
  FROM customers
  WHERE NOT (work = 'delete' AND done_at <= @now)
) `

// customerFilter narrows a list; empty fields do not filter, but for the
// sub-partner: empty means the partner's own customers.
type customerFilter struct {
	subPartner   string
	externalID   string
	organization string
	statuses     []string
}

// selectCustomers returns one more than the page holds.
func selectCustomers(
	ctx context.Context, tx *sql.Tx, filter customerFilter, now time.Time, asked window,
) ([]customer, error) {
	rows, err := tx.QueryContext(ctx, customersNow+`
WHERE sub_partner = @subPartner
  AND @externalID IN ('', external_id)
  AND @organization IN ('', organization)
  AND (json_array_length(@statuses) = 0 OR status IN (SELECT value FROM json_each(@statuses)))
ORDER BY sequence LIMIT @limit OFFSET @offset`,
		sql.Named("now", now.UnixMilli()),
		sql.Named("subPartner", filter.subPartner),
		sql.Named("externalID", filter.externalID),
		sql.Named("organization", filter.organization),
		sql.Named("statuses", asDocument(append([]string{}, filter.statuses...))),
		sql.Named("limit", asked.sqlLimit()),
		sql.Named("offset", asked.offset),
	)
	return collect(rows, err, func(rows *sql.Rows) (customer, error) { return scanCustomer(rows) })
}

// customerByUUID returns nil where none exists.
func customerByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*customer, error) {
	found, err := scanCustomer(tx.QueryRowContext(ctx, customersNow+"WHERE uuid = @uuid",
		sql.Named("now", now.UnixMilli()), sql.Named("uuid", id)))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func scanCustomer(row interface{ Scan(...any) error }) (customer, error) {
	var found customer
	var address document[wire.Address]
	var kept document[unreturned]
	var created document[[]string]
	var failures document[[]wire.ErrorDetail]
	var sequence int64
	err := row.Scan(&found.uuid, &found.subPartner, &found.externalID, &found.provisioning, &found.organization, &address, &kept,
		&created, &found.migrating, &found.work, &found.createdAt, &found.acceptedAt, &found.reviewUntil, &found.doneAt,
		&found.outcome, &failures, &found.status, &sequence)
	found.address, found.unreturned = address.value, kept.value
	found.createdPackages, found.errors = created.value, failures.value
	return found, err
}

func insertCustomer(ctx context.Context, tx *sql.Tx, made customer) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO customers (uuid, sub_partner, external_id, provisioning, organization, address, unreturned, created_packages,
  work, created_at, accepted_at, review_until, done_at, outcome, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.uuid, made.subPartner, made.externalID, made.provisioning, made.organization, asDocument(made.address),
		asDocument(made.unreturned), asDocument(made.createdPackages), made.work, made.createdAt, made.acceptedAt, made.reviewUntil,
		made.doneAt, made.outcome, asDocument(made.errors))
	return err
}

// saveCustomer writes everything that an update can change.
func saveCustomer(ctx context.Context, tx *sql.Tx, changed customer) error {
	_, err := tx.ExecContext(ctx, `
UPDATE customers SET external_id = ?, address = ?, unreturned = ?, created_packages = ?, work = ?, accepted_at = ?,
  review_until = ?, done_at = ?, outcome = ?, errors = ?
WHERE uuid = ?`,
		changed.externalID, asDocument(changed.address), asDocument(changed.unreturned), asDocument(changed.createdPackages),
		changed.work, changed.acceptedAt, changed.reviewUntil, changed.doneAt, changed.outcome, asDocument(changed.errors), changed.uuid)
	return err
}

// markCustomerDeleting starts the deletion of a customer, who exists until it is
// done.
func markCustomerDeleting(ctx context.Context, tx *sql.Tx, id string, now, doneAt time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE customers SET work = ?, accepted_at = ?, done_at = ? WHERE uuid = ?",
		workDelete, now.UnixMilli(), doneAt.UnixMilli(), id)
	return err
}

// externalIDInUse reports whether another customer of the same partner has the
// external id. The empty one is never in use.
func externalIDInUse(ctx context.Context, tx *sql.Tx, subPartner, externalID, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx,
		"SELECT EXISTS (SELECT 1 FROM customers WHERE sub_partner = ? AND external_id = ? AND uuid <> ? AND external_id <> '')",
		subPartner, externalID, except).Scan(&used)
	return used, err
}

// customerOfOrganization returns the uuid of the customer that an organization
// is mapped to; empty where there is none.
func customerOfOrganization(ctx context.Context, tx *sql.Tx, organization string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx, "SELECT uuid FROM customers WHERE organization = ?", organization).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

func countCustomersOfTemplate(ctx context.Context, tx *sql.Tx, template string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM customers WHERE provisioning = ?", template).Scan(&count)
	return count, err
}

// settled reports whether no work is going on.
func (found customer) settled() bool {
	switch found.status {
	case wire.CustomerProvisioning, wire.CustomerUpdating, wire.CustomerDeleting, wire.CustomerPendingReview:
		return false
	default:
		return true
	}
}

// setMigrating reports whether there is such a customer.
func setMigrating(ctx context.Context, tx *sql.Tx, customer string, migrating bool) (bool, error) {
	return affected(tx.ExecContext(ctx, "UPDATE customers SET migrating = ? WHERE uuid = ?", migrating, customer))
}
