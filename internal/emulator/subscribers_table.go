package emulator

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// subscriber is a wholesale subscriber as it is stored.
type subscriber struct {
	uuid     string
	customer string
	// externalID and organization are the customer's.
	externalID   string
	organization string
	subPartner   string
	// person is empty while the owner of the address has not agreed to move.
	person      string
	email       string
	packageName string
	// parameters is what a pending one will get.
	parameters      pendingParameters
	createdAt       int64
	statusChangedAt int64
}

// pendingParameters is kept until the owner of the address agrees.
type pendingParameters struct {
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

func scanSubscriber(row interface{ Scan(...any) error }) (subscriber, error) {
	var found subscriber
	var parameters document[pendingParameters]
	err := row.Scan(&found.uuid, &found.customer, &found.externalID, &found.organization, &found.subPartner, &found.person,
		&found.email, &found.packageName, &parameters, &found.createdAt, &found.statusChangedAt)
	found.parameters = parameters.value
	return found, err
}

// subscriberOrder is how a list is sorted.
type subscriberOrder struct {
	byStatusChange, descending bool
}

func (o subscriberOrder) clause() string {
	column, direction := "subscribers.created_at", " ASC"
	if o.byStatusChange {
		column = "subscribers.status_changed_at"
	}
	if o.descending {
		direction = " DESC"
	}
	return "ORDER BY " + column + direction + ", subscribers.sequence" + direction
}

// selectSubscribers returns one more than the page holds.
func selectSubscribers(
	ctx context.Context, tx *sql.Tx, filter conditions, order subscriberOrder, now time.Time, asked window,
) ([]subscriber, error) {
	arguments := append([]any{now.UnixMilli()}, filter.arguments...)
	rows, err := tx.QueryContext(ctx, subscriberColumns+filter.where()+order.clause()+" LIMIT ? OFFSET ?",
		append(arguments, asked.sqlLimit(), asked.offset)...)
	return collect(rows, err, func(rows *sql.Rows) (subscriber, error) { return scanSubscriber(rows) })
}

// subscriberByUUID returns nil where none exists.
func subscriberByUUID(ctx context.Context, tx *sql.Tx, id string, now time.Time) (*subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberColumns+"subscribers.uuid = ?", now.UnixMilli(), id))
}

// subscriberByEmail returns nil where none exists.
func subscriberByEmail(ctx context.Context, tx *sql.Tx, email string, now time.Time) (*subscriber, error) {
	return oneSubscriber(tx.QueryRowContext(ctx, subscriberColumns+"subscribers.email_folded = ?", now.UnixMilli(), fold(email)))
}

func oneSubscriber(row *sql.Row) (*subscriber, error) {
	found, err := scanSubscriber(row)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// subscriberOfPerson returns the uuid of the subscriber that is mapped to a
// person; empty where there is none.
func subscriberOfPerson(ctx context.Context, tx *sql.Tx, person string) (string, error) {
	var id string
	err := tx.QueryRowContext(ctx, "SELECT uuid FROM subscribers WHERE person = ?", person).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return id, err
}

func insertSubscriber(ctx context.Context, tx *sql.Tx, made subscriber) error {
	_, err := tx.ExecContext(ctx, `
INSERT INTO subscribers (uuid, customer, person, email, email_folded, package, parameters, created_at, status_changed_at)
VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?)`,
		made.uuid, made.customer, made.person, made.email, fold(made.email), made.packageName, asDocument(made.parameters),
		made.createdAt, made.statusChangedAt)
	return err
}

// saveSubscriber writes everything that a change or a migration can change.
func saveSubscriber(ctx context.Context, tx *sql.Tx, changed subscriber) error {
	_, err := tx.ExecContext(ctx,
		"UPDATE subscribers SET person = nullif(?, ''), package = ?, parameters = ?, status_changed_at = ? WHERE uuid = ?",
		changed.person, changed.packageName, asDocument(changed.parameters), changed.statusChangedAt, changed.uuid)
	return err
}

// renameSubscriber lets the subscriber of a person, if there is one, follow
// the person's e-mail address.
func renameSubscriber(ctx context.Context, tx *sql.Tx, person, email string) error {
	_, err := tx.ExecContext(ctx, "UPDATE subscribers SET email = ?, email_folded = ? WHERE person = ?", email, fold(email), person)
	return err
}

func removeSubscriber(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM subscribers WHERE uuid = ?", id)
	return err
}

func countConsentMail(ctx context.Context, tx *sql.Tx, id string) error {
	_, err := tx.ExecContext(ctx, "UPDATE subscribers SET consent_mails = consent_mails + 1 WHERE uuid = ?", id)
	return err
}

// seatsTaken counts who has the package in an organization, and those pending
// who will.
func seatsTaken(ctx context.Context, tx *sql.Tx, organization, packageName string) (int64, error) {
	var count int64
	err := tx.QueryRowContext(ctx, `
SELECT (SELECT count(*) FROM people WHERE organization = ?1 AND package = ?2)
  + (SELECT count(*) FROM subscribers WHERE person IS NULL AND package = ?2
      AND customer = (SELECT uuid FROM customers WHERE organization = ?1))`, organization, packageName).Scan(&count)
	return count, err
}

// isFreeAccount reports whether an address is a free Webex account's.
func isFreeAccount(ctx context.Context, tx *sql.Tx, email string) (bool, error) {
	var free bool
	err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM free_accounts WHERE email_folded = ?)", fold(email)).Scan(&free)
	return free, err
}

func insertFreeAccount(ctx context.Context, tx *sql.Tx, email string) error {
	_, err := tx.ExecContext(ctx, "INSERT OR IGNORE INTO free_accounts (email_folded) VALUES (?)", fold(email))
	return err
}

func removeFreeAccount(ctx context.Context, tx *sql.Tx, email string) error {
	_, err := tx.ExecContext(ctx, "DELETE FROM free_accounts WHERE email_folded = ?", fold(email))
	return err
}

// pending reports whether the owner of the address has not agreed to move yet.
func (s subscriber) pending() bool {
	return s.person == ""
}

// status is the status as Webex names it.
func (s subscriber) status() string {
	if s.pending() {
		return wire.SubscriberPendingMigration
	}
	return wire.SubscriberProvisioned
}
