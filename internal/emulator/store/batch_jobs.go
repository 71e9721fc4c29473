package store

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// BatchJob is a job that works on several items, as it is stored, with the sum
// of its items.
type BatchJob struct {
	Sequence     int64
	UUID         string
	Organization string
	Kind         string
	Operation    string
	Source       string
	Target       string
	TrackingID   string
	CreatedAt    int64
	StartedAt    int64
	// PausedAt is nil unless the job is paused.
	PausedAt *int64
	// EndsAt is when the last item is due.
	EndsAt              int64
	Total, Done, Failed int
}

// Ended reports whether nothing is left to do.
func (j BatchJob) Ended() bool { return j.Done == j.Total }

const batchJobColumns = `
SELECT jobs.sequence, jobs.uuid, jobs.organization, jobs.kind, jobs.operation, jobs.source, jobs.target, jobs.tracking_id,
  jobs.created_at, jobs.started_at, jobs.paused_at, max(items.due_at), count(*), sum(items.done), sum(items.errors <> '[]')
FROM batch_jobs AS jobs JOIN batch_job_items AS items ON items.job = jobs.sequence
WHERE `

func scanBatchJob(row interface{ Scan(...any) error }) (BatchJob, error) {
	var found BatchJob
	err := row.Scan(&found.Sequence, &found.UUID, &found.Organization, &found.Kind, &found.Operation, &found.Source, &found.Target,
		&found.TrackingID, &found.CreatedAt, &found.StartedAt, &found.PausedAt, &found.EndsAt, &found.Total, &found.Done, &found.Failed)
	return found, err
}

// SelectBatchJobs returns the newest job first, and one more than the page
// holds.
func SelectBatchJobs(ctx context.Context, tx *sql.Tx, kind, organization string, asked Window) ([]BatchJob, error) {
	rows, err := tx.QueryContext(ctx, batchJobColumns+
		"jobs.kind = ? AND jobs.organization = ? GROUP BY jobs.sequence ORDER BY jobs.sequence DESC LIMIT ? OFFSET ?",
		kind, organization, asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (BatchJob, error) { return scanBatchJob(rows) })
}

// BatchJobByUUID returns nil where there is none; an empty organization means
// any.
func BatchJobByUUID(ctx context.Context, tx *sql.Tx, kind, organization, id string) (*BatchJob, error) {
	found, err := scanBatchJob(tx.QueryRowContext(ctx,
		batchJobColumns+"jobs.kind = ? AND jobs.uuid = ? AND ? IN ('', jobs.organization) GROUP BY jobs.sequence", kind, id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertBatchJob also sets the job's sequence.
func InsertBatchJob(ctx context.Context, tx *sql.Tx, made *BatchJob) error {
	result, err := tx.ExecContext(ctx, `
INSERT INTO batch_jobs (uuid, organization, kind, operation, source, target, tracking_id, created_at, started_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.UUID, made.Organization, made.Kind, made.Operation, made.Source, made.Target, made.TrackingID, made.CreatedAt, made.StartedAt)
	if err != nil {
		return err
	}
	made.Sequence, err = result.LastInsertId()
	return err
}

// MovedLine is the line that a user is to have in the new place: nil keeps what
// the user has, an empty text removes it.
type MovedLine struct {
	Number    *string `json:"number,omitempty"`
	Extension *string `json:"extension,omitempty"`
	// Source is the uuid of the location that a number comes from.
	Source string `json:"source,omitempty"`
}

// BatchItem is one thing that a job works on.
type BatchItem struct {
	Sequence int64
	Item     string
	// Target is the uuid of a location.
	Target string
	Wanted MovedLine
	DueAt  int64
	Errors []JobFailure
	// Kind and organization are the job's.
	Kind, Organization string
}

// InsertBatchItem adds an item to a job.
func InsertBatchItem(ctx context.Context, tx *sql.Tx, job int64, made BatchItem) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO batch_job_items (job, item, target, wanted, due_at) VALUES (?, ?, ?, ?, ?)",
		job, made.Item, made.Target, database.DocumentOf(made.Wanted), made.DueAt)
	return err
}

const (
	batchItemColumns = `
SELECT items.sequence, items.item, items.target, items.wanted, items.due_at, items.errors, jobs.kind, jobs.organization
FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE `
	dueItems = "NOT items.done AND items.due_at <= ? AND jobs.paused_at IS NULL"
)

func collectBatchItems(rows *sql.Rows, err error) ([]BatchItem, error) {
	return database.Collect(rows, err, func(rows *sql.Rows) (found BatchItem, err error) {
		var wanted database.Document[MovedLine]
		var failures database.Document[[]JobFailure]
		err = rows.Scan(&found.Sequence, &found.Item, &found.Target, &wanted, &found.DueAt, &failures, &found.Kind, &found.Organization)
		found.Wanted, found.Errors = wanted.Held, failures.Held
		return found, err
	})
}

// SelectDueItems returns what is to be done by now, in order.
func SelectDueItems(ctx context.Context, tx *sql.Tx, now time.Time) ([]BatchItem, error) {
	rows, err := tx.QueryContext(ctx, batchItemColumns+dueItems+" ORDER BY items.due_at, items.sequence", now.UnixMilli())
	return collectBatchItems(rows, err)
}

// ItemsAreDue reports whether there is something to do.
func ItemsAreDue(ctx context.Context, tx *sql.Tx, now time.Time) (due bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job WHERE "+
		dueItems+")", now.UnixMilli()).Scan(&due)
	return due, err
}

// SelectFailedItems returns the items of a job that failed, in order.
func SelectFailedItems(ctx context.Context, tx *sql.Tx, job int64) ([]BatchItem, error) {
	rows, err := tx.QueryContext(ctx, batchItemColumns+"items.job = ? AND items.errors <> '[]' ORDER BY items.sequence", job)
	return collectBatchItems(rows, err)
}

// SaveItem stores that an item is done, and with which errors.
func SaveItem(ctx context.Context, tx *sql.Tx, done BatchItem) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_job_items SET done = 1, errors = ? WHERE sequence = ?",
		database.DocumentOf(append([]JobFailure{}, done.Errors...)), done.Sequence)
	return err
}

// ItemUnderway reports whether a job that has not ended has the item.
func ItemUnderway(ctx context.Context, tx *sql.Tx, kind, item string) (found bool, err error) {
	err = tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE jobs.kind = ? AND items.item = ? AND NOT items.done)`, kind, item).Scan(&found)
	return found, err
}

// JobUnderway reports whether a job of an organization has not ended.
func JobUnderway(ctx context.Context, tx *sql.Tx, kind, organization string) (found bool, err error) {
	err = tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE jobs.kind = ? AND jobs.organization = ? AND NOT items.done)`, kind, organization).Scan(&found)
	return found, err
}

// PauseJob lets nothing of a job be done until it is resumed.
func PauseJob(ctx context.Context, tx *sql.Tx, job int64, now time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_jobs SET paused_at = ? WHERE sequence = ?", now.UnixMilli(), job)
	return err
}

// ResumeJob lets what is left take the time that it had left.
func ResumeJob(ctx context.Context, tx *sql.Tx, job BatchJob, now time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_job_items SET due_at = due_at + ? WHERE job = ? AND NOT done",
		now.UnixMilli()-*job.PausedAt, job.Sequence)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE batch_jobs SET paused_at = NULL WHERE sequence = ?", job.Sequence)
	return err
}
