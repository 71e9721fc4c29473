package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Subscriber is a wholesale subscriber as it is stored.
type Subscriber struct {
	UUID     string
	Customer string
	// ExternalID and organization are the customer's.
	ExternalID   string
	Organization string
	SubPartner   string
	// Person is empty while the owner of the address has not agreed to move.
	Person      string
	Email       string
	PackageName string
	// Parameters is what a pending one will get.
	Parameters      PendingParameters
	CreatedAt       int64
	StatusChangedAt int64
}

// PendingParameters is kept until the owner of the address agrees.
type PendingParameters struct {
	FirstName string `json:"firstName,omitempty"`
	LastName  string `json:"lastName,omitempty"`
	Location  string `json:"location,omitempty"`
	Number    string `json:"number,omitempty"`
	Extension string `json:"extension,omitempty"`
}

// subscriberColumns takes the present time as its first argument.
const subscriberColumns = `
SELECT subscribers.uuid, subscribers.customer, customers.external_id, customers.organization, customers.sub_partner,
  coalesce(subscribers.person, ''), subscribers.email, subscribers.package, subscribers.parameters, subscribers.created_at,
  subscribers.status_changed_at
FROM subscribers JOIN customers ON customers.uuid = subscribers.customer
WHERE NOT (customers.work = 'delete' AND customers.done_at <= ?1) AND `

func scanSubscriber(row interface{ Scan(...any) error }) (Subscriber, error) {
	var found Subscriber
	var parameters database.Document[PendingParameters]
	err := row.Scan(&found.UUID, &found.Customer, &found.ExternalID, &found.Organization, &found.SubPartner, &found.Person,
		&found.Email, &found.PackageName, &parameters, &found.CreatedAt, &found.StatusChangedAt)
	found.Parameters = parameters.Held
	return found, err
}

// SubscriberOrder is how a list is sorted.
type SubscriberOrder struct {
	ByStatusChange, Descending bool
}

func (o SubscriberOrder) clause() string {
	column, direction := "subscribers.created_at", " ASC"
	if o.ByStatusChange {
		column = "subscribers.status_changed_at"
	}
	if o.Descending {
		direction = " DESC"
	}
	return "ORDER BY " + column + direction + ", subscribers.sequence" + direction
}

// SelectSubscribers returns one more than the page holds.
func SelectSubscribers(
	ctx context.Context, tx *sql.Tx, filter Conditions, order SubscriberOrder, now time.Time, asked Window,
) ([]Subscriber, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, subscriberColumns+filter.where()+order.clause()+" LIMIT ? OFFSET ?",
		append(arguments, asked.sqlLimit(), asked.Offset)...)
	return database.Collect(rows, err, func(rows *sql.Rows) (Subscriber, error) { return scanSubscriber(rows) })
}

// SubscriberByUUID returns nil where none exists.
func SubscriberByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*Subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberColumns+"subscribers.uuid = ?", now.UnixMilli(), id))
}

// SubscriberByEmail returns nil where none exists.
func SubscriberByEmail(ctx context.Context, tx *sql.Tx, email string, now time.Time) (*Subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberColumns+"subscribers.email_folded = ?", now.UnixMilli(), Fold(email)))
}

func oneSubscriber(row *sql.Row) (*Subscriber, error) {
	found, err := scanSubscriber(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// SubscriberOfPerson returns the uuid of the subscriber that is mapped to a
// person; empty where there is none.
func SubscriberOfPerson(ctx context.Context, tx *sql.Tx, person string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx, "SELECT uuid FROM subscribers WHERE person = ?", person).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

// InsertSubscriber stores a new subscriber.
func InsertSubscriber(ctx context.Context, tx *sql.Tx, made Subscriber) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO subscribers (uuid, customer, person, email, email_folded, package, parameters, created_at, status_changed_at)
VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?)`,
		made.UUID, made.Customer, made.Person, made.Email, Fold(made.Email), made.PackageName, database.DocumentOf(made.Parameters),
		made.CreatedAt, made.StatusChangedAt)
	return err
}

// SaveSubscriber writes everything that a change or a migration can change.
func SaveSubscriber(ctx context.Context, tx *sql.Tx, changed Subscriber) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE subscribers SET person = nullif(?, ''), package = ?, parameters = ?, status_changed_at = ? WHERE uuid = ?",
		changed.Person, changed.PackageName, database.DocumentOf(changed.Parameters), changed.StatusChangedAt, changed.UUID)
	return err
}

// RenameSubscriber lets the subscriber of a person, if there is one, follow
// the person's e-mail address.
func RenameSubscriber(ctx context.Context, tx *sql.Tx, person, email string) error {
	_, err := tx.ExecContext(ctx, "UPDATE subscribers SET email = ?, email_folded = ? WHERE person = ?", email, Fold(email), person)
	return err
}

// RemoveSubscriber removes a subscriber; what becomes of the person is up to a
// trigger of the schema.
func RemoveSubscriber(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM subscribers WHERE uuid = ?", id)
	return err
}

// CountConsentMail remembers that a mail was sent to the owner of a pending
// subscriber's address.
func CountConsentMail(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "UPDATE subscribers SET consent_mails = consent_mails + 1 WHERE uuid = ?", id)
	return err
}

// SeatsTaken counts who has the package in an organization, and those pending
// who will.
func SeatsTaken(ctx context.Context, tx *sql.Tx, organization, packageName string) (int64, error) {
	var count int64
	err := tx.QueryRowContext(ctx, `
SELECT (SELECT count(*) FROM people WHERE organization = ?1 AND package = ?2)
  + (SELECT count(*) FROM subscribers WHERE person IS NULL AND package = ?2
      AND customer = (SELECT uuid FROM customers WHERE organization = ?1))`, organization, packageName).Scan(&count)
	return count, err
}

// IsFreeAccount reports whether an address is a free Webex account's.
func IsFreeAccount(ctx context.Context, tx *sql.Tx, email string) (bool, error) {
	var free bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM free_accounts WHERE email_folded = ?)", Fold(email)).Scan(&free)
	return free, err
}

// InsertFreeAccount makes an address a free Webex account's.
func InsertFreeAccount(ctx context.Context, tx *sql.Tx, email string) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO free_accounts (email_folded) VALUES (?)", Fold(email))
	return err
}

// RemoveFreeAccount makes an address nobody's account again.
func RemoveFreeAccount(ctx context.Context, tx *sql.Tx, email string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM free_accounts WHERE email_folded = ?", Fold(email))
	return err
}

// Pending reports whether the owner of the address has not agreed to move yet.
func (s Subscriber) Pending() bool {
	return s.Person == ""
}

// Status is the status as Webex names it.
func (s Subscriber) Status() string {
	if s.Pending() {
		return wire.SubscriberPendingMigration
	}
	return wire.SubscriberProvisioned
}
