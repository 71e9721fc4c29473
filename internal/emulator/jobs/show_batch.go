package jobs

import (
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
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

// showBatch tells how far the job is at a time in milliseconds. Webex documents no
// status of its own for a paused job, but the exit code of a job that was
// stopped.
func showBatch(j store.BatchJob, now int64) shownBatchJob {
	organization := webexid.Encode(webexid.Organization, j.Organization)
	execution := batchJobExecution{TimeElapsed: fmt.Sprintf("PT%.3fS", float64(max(0, min(now, j.EndsAt)-j.StartedAt))/1000), jobExecution: jobExecution{
		ID: j.Sequence, CreatedTime: rest.Timestamp(j.CreatedAt), StartTime: rest.Timestamp(j.StartedAt), LastUpdated: rest.Timestamp(j.CreatedAt),
		StatusMessage: wire.JobStarting, ExitCode: exitUnknown,
	}}
	switch {
	case j.Ended():
		execution.StatusMessage, execution.ExitCode = wire.JobCompleted, wire.JobExitCompleted
		if j.Failed > 0 {
			execution.ExitCode = wire.JobExitWithErrors
		}
		execution.EndTime, execution.LastUpdated = rest.Timestamp(j.EndsAt), rest.Timestamp(j.EndsAt)
	case j.PausedAt != nil:
		execution.StatusMessage, execution.ExitCode = wire.JobAbandoned, wire.JobExitStopped
		execution.LastUpdated = rest.Timestamp(*j.PausedAt)
	case now >= j.StartedAt:
		execution.StatusMessage, execution.LastUpdated = wire.JobStarted, rest.Timestamp(j.StartedAt)
	}
	shown := shownBatchJob{
		Job: wire.Job{
			ID: webexid.Encode(webexid.Job, j.UUID), Name: j.Kind, TrackingID: j.TrackingID,
			LatestExecutionStatus: execution.StatusMessage, LatestExecutionExitCode: execution.ExitCode,
		},
		SourceUserID:     webexid.Encode(webexid.Person, store.Myself),
		SourceCustomerID: organization,
		TargetCustomerID: organization,
		InstanceID:       j.Sequence,
		Executions:       []batchJobExecution{execution},
		OperationType:    j.Operation,
	}
	moved := j.Done - j.Failed
	shown.Counts.MoveCounts = wire.MoveCounts{TotalMoves: j.Total, Moved: moved, Failed: j.Failed, NotStarted: j.Total - j.Done}
	if j.Kind == manageNumbersKind {
		shown.JobType = j.Kind
		shown.SourceLocationID, shown.TargetLocationID = webexid.Encode(webexid.Location, j.Source), webexid.Encode(webexid.Location, j.Target)
		shown.Counts = batchJobCounts{TotalNumbers: j.Total, NumbersMoved: moved, NumbersFailed: j.Failed}
	}
	return shown
}

func showFailure(f store.JobFailure, location string) wire.JobErrorMessage {
	return wire.JobErrorMessage{Description: f.Description, Code: f.Code, LocationID: location}
}
