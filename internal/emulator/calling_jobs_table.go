package emulator

import (
	"context"
	"database/sql"
	"errors"
)

// disablingJob is a job that disables calling, as it is stored.
type disablingJob struct {
	sequence     int64
	uuid         string
	organization string
	location     string
	locationName string
	trackingID   string
	createdAt    int64
	startedAt    int64
	doneAt       int64
	errors       []jobFailure
}

type jobFailure struct {
	Code        string `json:"code"`
	Description string `json:"description"`
}

const disablingJobColumns = `
SELECT sequence, uuid, organization, location, location_name, tracking_id, created_at, started_at, done_at, errors
FROM disable_calling_jobs WHERE `

func scanDisablingJob(row interface{ Scan(...any) error }) (disablingJob, error) {
	var found disablingJob
	var reasons document[[]jobFailure]
	err := row.Scan(&found.sequence, &found.uuid, &found.organization, &found.location, &found.locationName, &found.trackingID,
		&found.createdAt, &found.startedAt, &found.doneAt, &reasons)
	found.errors = reasons.value
	return found, err
}

// selectDisablingJobs returns the newest job first, and one more than the page
// holds.
func selectDisablingJobs(ctx context.Context, tx *sql.Tx, organization string, asked window) ([]disablingJob, error) {
	rows, err := tx.QueryContext(ctx, disablingJobColumns+"organization = ? ORDER BY sequence DESC LIMIT ? OFFSET ?",
		organization, asked.sqlLimit(), asked.offset)
	return collect(rows, err, func(rows *sql.Rows) (disablingJob, error) { return scanDisablingJob(rows) })
}

// disablingJobByUUID returns nil where there is none; an empty organization
// means any.
func disablingJobByUUID(ctx context.Context, tx *sql.Tx, organization, id string) (*disablingJob, error) {
	found, err := scanDisablingJob(tx.QueryRowContext(ctx, disablingJobColumns+"uuid = ? AND ? IN ('', organization)", id, organization))
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	return &found, err
}

// insertDisablingJob also sets the job's sequence.
func insertDisablingJob(ctx context.Context, tx *sql.Tx, made *disablingJob) error {
	result, err := tx.ExecContext(ctx, `
INSERT INTO disable_calling_jobs (uuid, organization, location, location_name, tracking_id, created_at, started_at, done_at, errors)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		made.uuid, made.organization, made.location, made.locationName, made.trackingID, made.createdAt, made.startedAt, made.doneAt,
		asDocument(made.errors))
	if err != nil {
		return err
	}
	made.sequence, err = result.LastInsertId()
	return err
}

// endCalling lets calling be in effect until then; sweep clears up after that.
func endCalling(ctx context.Context, tx *sql.Tx, location string, until int64) error {
	_, err := tx.ExecContext(ctx, "UPDATE locations SET calling_until = ? WHERE uuid = ?", until, location)
	return err
}

// countStayingCallingLocations counts the calling locations of an organization
// that no job is going to disable.
func countStayingCallingLocations(ctx context.Context, tx *sql.Tx, organization string) (int, error) {
	var count int
	err := tx.QueryRowContext(ctx,
		"SELECT count(*) FROM locations WHERE organization = ? AND calling = 1 AND calling_until IS NULL", organization).Scan(&count)
	return count, err
}

// countPeopleWithPackages counts the people at a location who have one of the
// packages.
func countPeopleWithPackages(ctx context.Context, tx *sql.Tx, location string, names []string) (int64, error) {
	var count int64
	err := tx.QueryRowContext(ctx,
		"SELECT count(*) FROM people WHERE location = ? AND package IN (SELECT value FROM json_each(?))", location, asDocument(names)).Scan(&count)
	return count, err
}
