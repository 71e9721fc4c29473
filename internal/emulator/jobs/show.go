package jobs

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// exitUnknown is the exit code of a job that has not ended.
const exitUnknown = "UNKNOWN"

// shownJob is a job as the API shows it.
type shownJob struct {
	wire.Job
	SourceUserID     string         `json:"sourceUserId"`
	SourceCustomerID string         `json:"sourceCustomerId"`
	TargetCustomerID string         `json:"targetCustomerId"`
	InstanceID       int64          `json:"instanceId"`
	Executions       []jobExecution `json:"jobExecutionStatus"`
	Counts           struct {
		Extensions int `json:"totalVirtualExtensionsAccount"`
		Features   int `json:"totalFeatureAccounts"`
	} `json:"counts"`
}

type jobExecution struct {
	ID            int64  `json:"id"`
	CreatedTime   string `json:"createdTime"`
	StartTime     string `json:"startTime,omitempty"`
	EndTime       string `json:"endTime,omitempty"`
	LastUpdated   string `json:"lastUpdated"`
	StatusMessage string `json:"statusMessage"`
	ExitCode      string `json:"exitCode"`
}

// shownJobError is one reason why a job failed.
type shownJobError struct {
	wire.JobError
	ItemNumber int    `json:"itemNumber"`
	ErrorType  string `json:"errorType"`
}

// show tells how far the job is at a time in milliseconds; see showBatch for a
// paused one.
func show(j store.DisablingJob, now int64) shownJob {
	organization := webexid.Encode(webexid.Organization, j.Organization)
	execution := jobExecution{
		ID:            j.Sequence,
		CreatedTime:   rest.Timestamp(j.CreatedAt),
		LastUpdated:   rest.Timestamp(j.CreatedAt),
		StatusMessage: wire.JobStarting,
		ExitCode:      exitUnknown,
	}
	if now >= j.StartedAt {
		execution.StatusMessage = wire.JobStarted
		execution.StartTime, execution.LastUpdated = rest.Timestamp(j.StartedAt), rest.Timestamp(j.StartedAt)
	}
	switch {
	case j.PausedAt != nil:
		execution.StatusMessage, execution.ExitCode = wire.JobAbandoned, wire.JobExitStopped
		execution.LastUpdated = rest.Timestamp(*j.PausedAt)
	case now >= j.DoneAt:
		execution.StatusMessage = wire.JobCompleted
		if len(j.Errors) > 0 {
			execution.StatusMessage = wire.JobFailed
		}
		execution.ExitCode = execution.StatusMessage
		execution.EndTime, execution.LastUpdated = rest.Timestamp(j.DoneAt), rest.Timestamp(j.DoneAt)
	}
	return shownJob{
		Job: wire.Job{
			ID:                      webexid.Encode(webexid.Job, j.UUID),
			Name:                    "deletecallinglocation",
			LocationName:            j.LocationName,
			TrackingID:              j.TrackingID,
			LatestExecutionStatus:   execution.StatusMessage,
			LatestExecutionExitCode: execution.ExitCode,
		},
		SourceUserID:     webexid.Encode(webexid.Person, store.Myself),
		SourceCustomerID: organization,
		TargetCustomerID: organization,
		InstanceID:       j.Sequence,
		Executions:       []jobExecution{execution},
	}
}

func showErrors(j store.DisablingJob) []shownJobError {
	shown := make([]shownJobError, len(j.Errors))
	for index, failure := range j.Errors {
		one := &shown[index]
		one.ItemNumber, one.ErrorType, one.TrackingID = index+1, "ERROR", j.TrackingID
		one.Error.Key = "400"
		if failure.Code == checksFailed {
			one.Error.Key = "500"
		}
		one.Error.Message = []wire.JobErrorMessage{{
			Description: failure.Description,
			Code:        failure.Code,
			LocationID:  webexid.Encode(webexid.Location, j.Location),
		}}
	}
	return shown
}
