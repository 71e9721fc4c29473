package emulator

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// exitUnknown is the exit code of a job that has not ended.
const exitUnknown = "UNKNOWN"

// shownJob is a job as the API shows it.
type shownJob struct {
	wire.Job
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

// shown tells how far the job is at a time in milliseconds.
func (j disablingJob) shown(now int64) shownJob {
	organization := webexid.Encode(webexid.Organization, j.organization)
	execution := jobExecution{
		ID:            j.sequence,
		CreatedTime:   timestamp(j.createdAt),
		LastUpdated:   timestamp(j.createdAt),
		StatusMessage: wire.JobStarting,
		ExitCode:      exitUnknown,
	}
	if now >= j.startedAt {
		execution.StatusMessage = wire.JobStarted
		execution.StartTime, execution.LastUpdated = timestamp(j.startedAt), timestamp(j.startedAt)
	}
	if now >= j.doneAt {
		execution.StatusMessage = wire.JobCompleted
		if len(j.errors) > 0 {
			execution.StatusMessage = wire.JobFailed
		}
		execution.ExitCode = execution.StatusMessage
		execution.EndTime, execution.LastUpdated = timestamp(j.doneAt), timestamp(j.doneAt)
	}
	return shownJob{
		Job: wire.Job{
			ID:                      webexid.Encode(webexid.Job, j.uuid),
			Name:                    "deletecallinglocation",
			LocationName:            j.locationName,
			TrackingID:              j.trackingID,
			LatestExecutionStatus:   execution.StatusMessage,
			LatestExecutionExitCode: execution.ExitCode,
		},
		SourceCustomerID: organization,
		TargetCustomerID: organization,
		InstanceID:       j.sequence,
		Executions:       []jobExecution{execution},
	}
}

func (j disablingJob) shownErrors() []shownJobError {
	shown := make([]shownJobError, len(j.errors))
	for index, failure := range j.errors {
		one := &shown[index]
		one.ItemNumber, one.ErrorType, one.TrackingID = index+1, "ERROR", j.trackingID
		one.Error.Key = "400"
		if failure.Code == checksFailed {
			one.Error.Key = "500"
		}
		one.Error.Message = []wire.JobErrorMessage{{
			Description: failure.Description,
			Code:        failure.Code,
			LocationID:  webexid.Encode(webexid.Location, j.location),
		}}
	}
	return shown
}
