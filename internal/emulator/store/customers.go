package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Pieces of work on a customer.
const (
	WorkProvision = "provision"
	WorkUpdate    = "update"
	workDelete    = "delete"
)

// Customer is a wholesale customer as it is stored, and its status at the
// moment it was read.
type Customer struct {
	UUID         string
	SubPartner   string
	ExternalID   string
	Provisioning string
	Organization string
	Address      wire.Address
	Unreturned   Unreturned
	// CreatedPackages are the packages of the first create that succeeded
	// (requirement U5); nil before.
	CreatedPackages []string
	Migrating       bool
	Work            string
	CreatedAt       int64
	AcceptedAt      int64
	ReviewUntil     int64
	DoneAt          int64
	Outcome         string
	Errors          []wire.ErrorDetail
	Status          string
}

// Unreturned is what a client sends but never reads back.
type Unreturned struct {
	Name                 string `json:"name,omitempty"`
	PrimaryEmail         string `json:"primaryEmail,omitempty"`
	MeetingsTimeZone     string `json:"meetingsTimeZone,omitempty"`
	SubPartnerAdminEmail string `json:"subPartnerAdminEmail,omitempty"`
}

// customersPresent are the customers that exist at the time @now, with the status
// that they have then.
const customersPresent = `(
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

const customersNow = "SELECT * FROM " + customersPresent

// CustomerFilter narrows a list; empty fields do not filter, but for the
// sub-partner: empty means the partner's own customers.
type CustomerFilter struct {
	SubPartner   string
	ExternalID   string
	Organization string
	Statuses     []string
	// NewestFirst turns the order around.
	NewestFirst bool
}

// SelectCustomers returns one more than the page holds.
func SelectCustomers(
	ctx context.Context, tx *sql.Tx, filter CustomerFilter, now time.Time, asked Window,
) ([]Customer, error) {
	rows, err := tx.QueryContext(ctx, customersNow+`
WHERE sub_partner = @subPartner
  AND @externalID IN ('', external_id)
  AND @organization IN ('', organization)
  AND (json_array_length(@statuses) = 0 OR status IN (SELECT value FROM json_each(@statuses)))
ORDER BY iif(@newestFirst, -sequence, sequence) LIMIT @limit OFFSET @offset`,
		sql.Named("now", now.UnixMilli()),
		sql.Named("subPartner", filter.SubPartner),
		sql.Named("externalID", filter.ExternalID),
		sql.Named("organization", filter.Organization),
		sql.Named("newestFirst", filter.NewestFirst),
		sql.Named("statuses", database.DocumentOf(append([]string{}, filter.Statuses...))),
		sql.Named("limit", asked.sqlLimit()),
		sql.Named("offset", asked.Offset),
	)
	return database.Collect(rows, err, func(rows *sql.Rows) (Customer, error) { return scanCustomer(rows) })
}

// CustomerByUUID returns nil where none exists.
func CustomerByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*Customer, error) {
	found, err := scanCustomer(tx.QueryRowContext(ctx, customersNow+"WHERE uuid = @uuid",
		sql.Named("now", now.UnixMilli()), sql.Named("uuid", id)))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

func scanCustomer(row interface{ Scan(...any) error }) (Customer, error) {
	var found Customer
	var address database.Document[wire.Address]
	var kept database.Document[Unreturned]
	var created database.Document[[]string]
	var failures database.Document[[]wire.ErrorDetail]
	var sequence int64
	err := row.Scan(&found.UUID, &found.SubPartner, &found.ExternalID, &found.Provisioning, &found.Organization, &address, &kept,
		&created, &found.Migrating, &found.Work, &found.CreatedAt, &found.AcceptedAt, &found.ReviewUntil, &found.DoneAt,
		&found.Outcome, &failures, &found.Status, &sequence)
	found.Address, found.Unreturned = address.Held, kept.Held
	found.CreatedPackages, found.Errors = created.Held, failures.Held
	return found, err
}

// InsertCustomer stores a new customer.
func InsertCustomer(ctx context.Context, tx *sql.Tx, made Customer) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO customers (uuid, sub_partner, external_id, provisioning, organization, address, unreturned, created_packages,
  work, created_at, accepted_at, review_until, done_at, outcome, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.UUID, made.SubPartner, made.ExternalID, made.Provisioning, made.Organization, database.DocumentOf(made.Address),
		database.DocumentOf(made.Unreturned), database.DocumentOf(made.CreatedPackages), made.Work, made.CreatedAt, made.AcceptedAt, made.ReviewUntil,
		made.DoneAt, made.Outcome, database.DocumentOf(made.Errors))
	return err
}

// SaveCustomer writes everything that an update can change.
func SaveCustomer(ctx context.Context, tx *sql.Tx, changed Customer) error {
	_, err := tx.ExecContext(ctx, `
UPDATE customers SET external_id = ?, address = ?, unreturned = ?, created_packages = ?, work = ?, accepted_at = ?,
  review_until = ?, done_at = ?, outcome = ?, errors = ?
WHERE uuid = ?`,
		changed.ExternalID, database.DocumentOf(changed.Address), database.DocumentOf(changed.Unreturned), database.DocumentOf(changed.CreatedPackages),
		changed.Work, changed.AcceptedAt, changed.ReviewUntil, changed.DoneAt, changed.Outcome, database.DocumentOf(changed.Errors), changed.UUID)
	return err
}

// MarkCustomerDeleting starts the deletion of a customer, who exists until it is
// done.
func MarkCustomerDeleting(ctx context.Context, tx *sql.Tx, id string, now, doneAt time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE customers SET work = ?, accepted_at = ?, done_at = ? WHERE uuid = ?",
		workDelete, now.UnixMilli(), doneAt.UnixMilli(), id)
	return err
}

// ExternalIDInUse reports whether another customer of the same partner has the
// external id. The empty one is never in use.
func ExternalIDInUse(ctx context.Context, tx *sql.Tx, subPartner, externalID, except string) (bool, error) {
	var used bool
	err := tx.QueryRowContext(ctx,
		"SELECT EXISTS (SELECT 1 FROM customers WHERE sub_partner = ? AND external_id = ? AND uuid <> ? AND external_id <> '')",
		subPartner, externalID, except).Scan(&used)
	return used, err
}

// CustomerOfOrganization returns the uuid of the customer that an organization
// is mapped to; empty where there is none.
func CustomerOfOrganization(ctx context.Context, tx *sql.Tx, organization string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx, "SELECT uuid FROM customers WHERE organization = ?", organization).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// CountCustomersOfTemplate counts the customers that were made with a template.
func CountCustomersOfTemplate(ctx context.Context, tx *sql.Tx, template string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM customers WHERE provisioning = ?", template).Scan(&count)
	return count, err
}

// Settled reports whether no work is going on.
func (found Customer) Settled() bool {
	switch found.Status {
	case wire.CustomerProvisioning, wire.CustomerUpdating, wire.CustomerDeleting, wire.CustomerPendingReview:
		return false
	default:
		return true
	}
}

// SetMigrating reports whether there is such a customer.
func SetMigrating(ctx context.Context, tx *sql.Tx, customer string, migrating bool) (bool, error) {
	return database.Affected(tx.ExecContext(ctx, "UPDATE customers SET migrating = ? WHERE uuid = ?", migrating, customer))
}
