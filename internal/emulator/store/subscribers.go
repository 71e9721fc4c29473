package store

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Subscriber is a wholesale subscriber as it is stored.
type Subscriber struct {
	Sequence int64
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
const (
	subscriberColumns = `
SELECT subscribers.sequence, subscribers.uuid, subscribers.customer, customers.external_id, customers.organization, customers.sub_partner,
  coalesce(subscribers.person, ''), subscribers.email, subscribers.package, subscribers.parameters, subscribers.created_at,
  subscribers.status_changed_at
FROM `
	subscriberRows = subscriberColumns + `subscribers JOIN customers ON customers.uuid = subscribers.customer
WHERE NOT (customers.work = 'delete' AND customers.done_at <= ?1) AND `
)

func scanSubscriber(row interface{ Scan(...any) error }) (Subscriber, error) {
	var found Subscriber
	var parameters database.Document[PendingParameters]
	err := row.Scan(&found.Sequence, &found.UUID, &found.Customer, &found.ExternalID, &found.Organization, &found.SubPartner, &found.Person,
		&found.Email, &found.PackageName, &parameters, &found.CreatedAt, &found.StatusChangedAt)
	found.Parameters = parameters.Held
	return found, err
}

// SubscriberOrder is how a list is sorted.
type SubscriberOrder struct {
	ByStatusChange, Descending bool
}

func (o SubscriberOrder) column() string {
	if o.ByStatusChange {
		return "subscribers.status_changed_at"
	}
	return "subscribers.created_at"
}

func (o SubscriberOrder) clause() string {
	direction := " ASC"
	if o.Descending {
		direction = " DESC"
	}
	return "ORDER BY " + o.column() + direction + ", subscribers.sequence" + direction
}

// Cursor is where the page after a subscriber begins; see Window.
func (o SubscriberOrder) Cursor(last Subscriber) string {
	if o.ByStatusChange {
		return cursor(last.StatusChangedAt, last.Sequence)
	}
	return cursor(last.CreatedAt, last.Sequence)
}

// after adds the condition for what comes after the cursor.
func (o SubscriberOrder) after(filter *Conditions, text string) {
	key, sequence := readCursor(text)
	// What is no number is before or after all of them: the page is wrong, but nothing else.
	at, _ := strconv.ParseInt(key, 10, 64)
	comparison := ">"
	if o.Descending {
		comparison = "<"
	}
	filter.Add("("+o.column()+", subscribers.sequence) "+comparison+" (?, ?)", at, sequence)
}

// SubscriberFilter narrows a list: by what customers are, of whom one can be meant, and
// by what the subscribers are themselves.
type SubscriberFilter struct {
	Customer              string
	Customers, Subscribed Conditions
}

// SelectSubscribers returns one more than the page holds. It first finds the page by an
// index, and only then looks at what is shown.
func SelectSubscribers(
	ctx context.Context, tx *sql.Tx, filter SubscriberFilter, order SubscriberOrder, now time.Time, asked Window,
) ([]Subscriber, error) {
	arguments := append([]any{now.UnixMilli()}, filter.Customers.arguments...)
	owners := "SELECT uuid FROM customers WHERE NOT (work = 'delete' AND done_at <= ?1) AND" + filter.Customers.where()
	// The plus sign keeps the order of the index above that of the customers.
	owned := "+subscribers.customer IN (" + owners + ") AND"
	if filter.Customer != "" {
		owned = "EXISTS (" + owners + "AND uuid = ?) AND subscribers.customer = ? AND"
		arguments = append(arguments, filter.Customer, filter.Customer)
	}
	if asked.After != "" {
		order.after(&filter.Subscribed, asked.After)
	}
	arguments = append(arguments, filter.Subscribed.arguments...)
	rows, err := tx.QueryContext(ctx, subscriberColumns+`(
  SELECT subscribers.sequence AS chosen FROM subscribers
  WHERE `+owned+filter.Subscribed.where()+order.clause()+` LIMIT ? OFFSET ?
) JOIN subscribers ON subscribers.sequence = chosen JOIN customers ON customers.uuid = subscribers.customer
`+order.clause(), append(arguments, asked.sqlLimit(), asked.skipped())...)
	return database.Collect(rows, err, func(rows *sql.Rows) (Subscriber, error) { return scanSubscriber(rows) })
}

// SubscriberByUUID returns nil where none exists.
func SubscriberByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*Subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberRows+"subscribers.uuid = ?", now.UnixMilli(), id))
}

// SubscriberByEmail returns nil where none exists.
func SubscriberByEmail(ctx context.Context, tx *sql.Tx, email string, now time.Time) (*Subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberRows+"subscribers.email_folded = ?", now.UnixMilli(), Fold(email)))
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
