package store

import (
	"context"
	"database/sql"
	"errors"
	"math"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// DisablingJob is a job that disables calling, as it is stored.
type DisablingJob struct {
	Sequence     int64
	UUID         string
	Organization string
	Location     string
	LocationName string
	TrackingID   string
	CreatedAt    int64
	StartedAt    int64
	DoneAt       int64
	// PausedAt is nil unless the job is paused.
	PausedAt *int64
	Errors   []JobFailure
}

// Ended reports whether the job has nothing left to do at a time in milliseconds.
func (j DisablingJob) Ended(now int64) bool { return j.PausedAt == nil && j.DoneAt <= now }

// JobFailure is a reason why a job fails.
type JobFailure struct {
	Code        string `json:"code"`
	Description string `json:"description"`
}

const disablingJobColumns = `
SELECT sequence, uuid, organization, location, location_name, tracking_id, created_at, started_at, done_at, paused_at, errors
FROM disable_calling_jobs WHERE `

func scanDisablingJob(row interface{ Scan(...any) error }) (DisablingJob, error) {
	var found DisablingJob
	var reasons database.Document[[]JobFailure]
	err := row.Scan(&found.Sequence, &found.UUID, &found.Organization, &found.Location, &found.LocationName, &found.TrackingID,
		&found.CreatedAt, &found.StartedAt, &found.DoneAt, &found.PausedAt, &reasons)
	found.Errors = reasons.Held
	return found, err
}

// SelectDisablingJobs returns the newest job first, and one more than the page
// holds.
func SelectDisablingJobs(ctx context.Context, tx *sql.Tx, organization string, asked Window) ([]DisablingJob, error) {
	rows, err := tx.QueryContext(ctx, disablingJobColumns+"organization = ? ORDER BY sequence DESC LIMIT ? OFFSET ?",
		organization, asked.sqlLimit(), asked.Offset)
	return database.Collect(rows, err, func(rows *sql.Rows) (DisablingJob, error) { return scanDisablingJob(rows) })
}

// DisablingJobByUUID returns nil where there is none; an empty organization
// means any.
func DisablingJobByUUID(ctx context.Context, tx *sql.Tx, organization, id string) (*DisablingJob, error) {
	found, err := scanDisablingJob(tx.QueryRowContext(ctx, disablingJobColumns+"uuid = ? AND ? IN ('', organization)", id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// InsertDisablingJob also sets the job's sequence.
func InsertDisablingJob(ctx context.Context, tx *sql.Tx, made *DisablingJob) error {
	result, err := tx.ExecContext(ctx, `
INSERT INTO disable_calling_jobs (uuid, organization, location, location_name, tracking_id, created_at, started_at, done_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.UUID, made.Organization, made.Location, made.LocationName, made.TrackingID, made.CreatedAt, made.StartedAt, made.DoneAt,
		database.DocumentOf(made.Errors))
	if err != nil {
		return err
	}
	made.Sequence, err = result.LastInsertId()
	return err
}

// notYet is the end of calling that a paused job has put off.
const notYet = math.MaxInt64

// PauseDisabling puts off the end of a job, and of calling.
func PauseDisabling(ctx context.Context, tx *sql.Tx, job DisablingJob, now time.Time) error {
	if _, err := tx.ExecContext(ctx, "UPDATE disable_calling_jobs SET paused_at = ? WHERE sequence = ?", now.UnixMilli(), job.Sequence); err != nil {
		return err
	}
	return moveEndOfCalling(ctx, tx, job, notYet)
}

// ResumeDisabling lets a paused job take the time that it had left.
func ResumeDisabling(ctx context.Context, tx *sql.Tx, job DisablingJob, now time.Time) error {
	doneAt := job.DoneAt + now.UnixMilli() - *job.PausedAt
	if _, err := tx.ExecContext(ctx, "UPDATE disable_calling_jobs SET paused_at = NULL, done_at = ? WHERE sequence = ?", doneAt, job.Sequence); err != nil {
		return err
	}
	return moveEndOfCalling(ctx, tx, job, doneAt)
}

// moveEndOfCalling does nothing for a job that fails.
func moveEndOfCalling(ctx context.Context, tx *sql.Tx, job DisablingJob, until int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE locations SET calling_until = ? WHERE uuid = ? AND calling_until IS NOT NULL", until, job.Location)
	return err
}

// EndCalling lets calling be in effect until then; sweep clears up after that.
func EndCalling(ctx context.Context, tx *sql.Tx, location string, until int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE locations SET calling_until = ? WHERE uuid = ?", until, location)
	return err
}

// CountStayingCallingLocations counts the calling locations of an organization
// that no job is going to disable.
func CountStayingCallingLocations(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx,
		"SELECT count(*) FROM locations WHERE organization = ? AND calling = 1 AND calling_until IS NULL", organization).Scan(&count)
	return count, err
}

// CountPeopleWithPackages counts the people at a location who have one of the
// packages.
func CountPeopleWithPackages(ctx context.Context, tx *sql.Tx, location string, names []string) (int64, error) {
	var count int64
	err := tx.QueryRowContext(ctx,
		"SELECT count(*) FROM people WHERE location = ? AND package IN (SELECT value FROM json_each(?))", location, database.DocumentOf(names)).Scan(&count)
	return count, err
}
