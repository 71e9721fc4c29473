package emulator

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// batchJob is a job that works on several items, as it is stored, with the sum
// of its items.
type batchJob struct {
	sequence     int64
	uuid         string
	organization string
	kind         string
	operation    string
	source       string
	target       string
	trackingID   string
	createdAt    int64
	startedAt    int64
	// pausedAt is nil unless the job is paused.
	pausedAt *int64
	// endsAt is when the last item is due.
	endsAt              int64
	total, done, failed int
}

func (j batchJob) ended() bool { return j.done == j.total }

const batchJobColumns = `
SELECT jobs.sequence, jobs.uuid, jobs.organization, jobs.kind, jobs.operation, jobs.source, jobs.target, jobs.tracking_id,
  jobs.created_at, jobs.started_at, jobs.paused_at, max(items.due_at), count(*), sum(items.done), sum(items.errors <> '[]')
FROM batch_jobs AS jobs JOIN batch_job_items AS items ON items.job = jobs.sequence
WHERE `

func scanBatchJob(row interface{ Scan(...any) error }) (batchJob, error) {
	var found batchJob
	err := row.Scan(&found.sequence, &found.uuid, &found.organization, &found.kind, &found.operation, &found.source, &found.target,
		&found.trackingID, &found.createdAt, &found.startedAt, &found.pausedAt, &found.endsAt, &found.total, &found.done, &found.failed)
	return found, err
}

// selectBatchJobs returns the newest job first, and one more than the page
// holds.
func selectBatchJobs(ctx context.Context, tx *sql.Tx, kind, organization string, asked page) ([]batchJob, error) {
	rows, err := tx.QueryContext(ctx, batchJobColumns+
		"jobs.kind = ? AND jobs.organization = ? GROUP BY jobs.sequence ORDER BY jobs.sequence DESC LIMIT ? OFFSET ?",
		kind, organization, asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (batchJob, error) { return scanBatchJob(rows) })
}

// batchJobByUUID returns nil where there is none; an empty organization means
// any.
func batchJobByUUID(ctx context.Context, tx *sql.Tx, kind, organization, id string) (*batchJob, error) {
	found, err := scanBatchJob(tx.QueryRowContext(ctx,
		batchJobColumns+"jobs.kind = ? AND jobs.uuid = ? AND ? IN ('', jobs.organization) GROUP BY jobs.sequence", kind, id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// insertBatchJob also sets the job's sequence.
func insertBatchJob(ctx context.Context, tx *sql.Tx, made *batchJob) error {
	result, err := tx.ExecContext(ctx, `
INSERT INTO batch_jobs (uuid, organization, kind, operation, source, target, tracking_id, created_at, started_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.uuid, made.organization, made.kind, made.operation, made.source, made.target, made.trackingID, made.createdAt, made.startedAt)
	if err != nil {
		return err
	}
	made.sequence, err = result.LastInsertId()
	return err
}

// batchItem is one thing that a job works on.
type batchItem struct {
	sequence int64
	item     string
	// target is the uuid of a location.
	target string
	wanted movedLine
	dueAt  int64
	errors []jobFailure
	// kind and organization are the job's.
	kind, organization string
}

func insertBatchItem(ctx context.Context, tx *sql.Tx, job int64, made batchItem) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO batch_job_items (job, item, target, wanted, due_at) VALUES (?, ?, ?, ?, ?)",
		job, made.item, made.target, asDocument(made.wanted), made.dueAt)
	return err
}

const (
	batchItemColumns = `
SELECT items.sequence, items.item, items.target, items.wanted, items.due_at, items.errors, jobs.kind, jobs.organization
FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE `
	dueItems = "NOT items.done AND items.due_at <= ? AND jobs.paused_at IS NULL"
)

func collectBatchItems(rows *sql.Rows, err error) ([]batchItem, error) {
	return collect(rows, err, func(rows *sql.Rows) (found batchItem, err error) {
		var wanted document[movedLine]
		var failures document[[]jobFailure]
		err = rows.Scan(&found.sequence, &found.item, &found.target, &wanted, &found.dueAt, &failures, &found.kind, &found.organization)
		found.wanted, found.errors = wanted.value, failures.value
		return found, err
	})
}

// selectDueItems returns what is to be done by now, in order.
func selectDueItems(ctx context.Context, tx *sql.Tx, now time.Time) ([]batchItem, error) {
	rows, err := tx.QueryContext(ctx, batchItemColumns+dueItems+" ORDER BY items.due_at, items.sequence", now.UnixMilli())
	return collectBatchItems(rows, err)
}

// itemsAreDue reports whether there is something to do.
func itemsAreDue(ctx context.Context, tx *sql.Tx, now time.Time) (due bool, err error) {
	err = tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job WHERE "+
		dueItems+")", now.UnixMilli()).Scan(&due)
	return due, err
}

// selectFailedItems returns the items of a job that failed, in order.
func selectFailedItems(ctx context.Context, tx *sql.Tx, job int64) ([]batchItem, error) {
	rows, err := tx.QueryContext(ctx, batchItemColumns+"items.job = ? AND items.errors <> '[]' ORDER BY items.sequence", job)
	return collectBatchItems(rows, err)
}

func saveItem(ctx context.Context, tx *sql.Tx, done batchItem) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_job_items SET done = 1, errors = ? WHERE sequence = ?",
		asDocument(append([]jobFailure{}, done.errors...)), done.sequence)
	return err
}

// itemUnderway reports whether a job that has not ended has the item.
func itemUnderway(ctx context.Context, tx *sql.Tx, kind, item string) (found bool, err error) {
	err = tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE jobs.kind = ? AND items.item = ? AND NOT items.done)`, kind, item).Scan(&found)
	return found, err
}

// jobUnderway reports whether a job of an organization has not ended.
func jobUnderway(ctx context.Context, tx *sql.Tx, kind, organization string) (found bool, err error) {
	err = tx.QueryRowContext(ctx, `
SELECT EXISTS (SELECT 1 FROM batch_job_items AS items JOIN batch_jobs AS jobs ON jobs.sequence = items.job
WHERE jobs.kind = ? AND jobs.organization = ? AND NOT items.done)`, kind, organization).Scan(&found)
	return found, err
}

func pauseJob(ctx context.Context, tx *sql.Tx, job int64, now time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_jobs SET paused_at = ? WHERE sequence = ?", now.UnixMilli(), job)
	return err
}

// resumeJob lets what is left take the time that it had left.
func resumeJob(ctx context.Context, tx *sql.Tx, job batchJob, now time.Time) error {
	_, err := tx.ExecContext(ctx, "UPDATE batch_job_items SET due_at = due_at + ? WHERE job = ? AND NOT done",
		now.UnixMilli()-*job.pausedAt, job.sequence)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, "UPDATE batch_jobs SET paused_at = NULL WHERE sequence = ?", job.sequence)
	return err
}

// obstacleOf returns what was arranged to keep a person from being moved; nil
// where that is nothing.
func obstacleOf(ctx context.Context, tx *sql.Tx, person string) (*wire.MoveFinding, error) {
	var found wire.MoveFinding
	var code int
	err := tx.QueryRowContext(ctx, "SELECT code, message FROM move_obstacles WHERE person = ?", person).Scan(&code, &found.Message)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	found.Code = wire.Code(strconv.Itoa(code))
	return &found, err
}

// putObstacle arranges what keeps a person from being moved; code 0 lifts it.
func putObstacle(ctx context.Context, tx *sql.Tx, person string, code int, message string) error {
	if code == 0 {
		_, err := tx.ExecContext(ctx, "DELETE FROM move_obstacles WHERE person = ?", person)
		return err
	}
	_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO move_obstacles (person, code, message) VALUES (?, ?, ?)", person, code, message)
	return err
}

// relocateNumber takes a number to the inventory of another location.
func relocateNumber(ctx context.Context, tx *sql.Tx, text, location string) error {
	_, err := tx.ExecContext(ctx, "UPDATE numbers SET location = ? WHERE number = ?", location, text)
	return err
}
