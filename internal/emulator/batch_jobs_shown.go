package emulator

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// shownBatchJob is a job as the API shows it. Both kinds of counts are in one
// object, of which each kind of job has its own.
type shownBatchJob struct {
	wire.Job
	JobType          string              `json:"jobType,omitempty"`
	SourceUserID     string              `json:"sourceUserId"`
	SourceCustomerID string              `json:"sourceCustomerId"`
	TargetCustomerID string              `json:"targetCustomerId"`
	InstanceID       int64               `json:"instanceId"`
	Executions       []batchJobExecution `json:"jobExecutionStatus"`
	OperationType    string              `json:"operationType,omitempty"`
	SourceLocationID string              `json:"sourceLocationId,omitempty"`
	TargetLocationID string              `json:"targetLocationId,omitempty"`
	Counts           batchJobCounts      `json:"counts"`
}

type batchJobExecution struct {
	jobExecution
	TimeElapsed string `json:"timeElapsed"`
}

type batchJobCounts struct {
	wire.MoveCounts
	TotalNumbers        int `json:"totalNumbers"`
	NumbersDeleted      int `json:"numbersDeleted"`
	NumbersMoved        int `json:"numbersMoved"`
	NumbersFailed       int `json:"numbersFailed"`
	NumbersUsageChanged int `json:"numbersUsageChanged"`
}

// shown tells how far the job is at a time in milliseconds. Webex documents no
// status of its own for a paused job, but the exit code of a job that was
// stopped.
func (j batchJob) shown(now int64) shownBatchJob {
	organization := webexid.Encode(webexid.Organization, j.organization)
	execution := batchJobExecution{TimeElapsed: fmt.Sprintf("PT%.3fS", float64(max(0, min(now, j.endsAt)-j.startedAt))/1000), jobExecution: jobExecution{
		ID: j.sequence, CreatedTime: timestamp(j.createdAt), StartTime: timestamp(j.startedAt), LastUpdated: timestamp(j.createdAt),
		StatusMessage: wire.JobStarting, ExitCode: exitUnknown,
	}}
	switch {
	case j.ended():
		execution.StatusMessage, execution.ExitCode = wire.JobCompleted, wire.JobExitCompleted
		if j.failed > 0 {
			execution.ExitCode = wire.JobExitWithErrors
		}
		execution.EndTime, execution.LastUpdated = timestamp(j.endsAt), timestamp(j.endsAt)
	case j.pausedAt != nil:
		execution.StatusMessage, execution.ExitCode = wire.JobAbandoned, wire.JobExitStopped
		execution.LastUpdated = timestamp(*j.pausedAt)
	case now >= j.startedAt:
		execution.StatusMessage, execution.LastUpdated = wire.JobStarted, timestamp(j.startedAt)
	}
	shown := shownBatchJob{
		Job: wire.Job{
			ID: webexid.Encode(webexid.Job, j.uuid), Name: j.kind, TrackingID: j.trackingID,
			LatestExecutionStatus: execution.StatusMessage, LatestExecutionExitCode: execution.ExitCode,
		},
		SourceUserID:     webexid.Encode(webexid.Person, "7d1c5d2e-43c5-4f5b-8d8f-0a3d2c1b9e01"),
		SourceCustomerID: organization,
		TargetCustomerID: organization,
		InstanceID:       j.sequence,
		Executions:       []batchJobExecution{execution},
		OperationType:    j.operation,
	}
	moved := j.done - j.failed
	shown.Counts.MoveCounts = wire.MoveCounts{TotalMoves: j.total, Moved: moved, Failed: j.failed, NotStarted: j.total - j.done}
	if j.kind == manageNumbersKind {
		shown.JobType = j.kind
		shown.SourceLocationID, shown.TargetLocationID = webexid.Encode(webexid.Location, j.source), webexid.Encode(webexid.Location, j.target)
		shown.Counts = batchJobCounts{TotalNumbers: j.total, NumbersMoved: moved, NumbersFailed: j.failed}
	}
	return shown
}

func (f jobFailure) shown(location string) wire.JobErrorMessage {
	return wire.JobErrorMessage{Description: f.Description, Code: f.Code, LocationID: location}
}
