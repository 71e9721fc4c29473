package webex

import (
	"context"
	"fmt"
	"net/http"
)

// PrecheckLocationDeletion asks what stands in the way of disabling calling.
func (c *Client) PrecheckLocationDeletion(ctx context.Context, orgID, id string) (LocationDeletionPrecheck, error) {
	var result LocationDeletionPrecheck
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(id, "actions", "precheckForDeletion", "invoke"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
	}, &result)
	return result, err
}

// DisableCalling starts the job that disables a location for calling.
func (c *Client) DisableCalling(ctx context.Context, orgID string, request DisableCallingRequest) (Job, error) {
	return sendForObject(ctx, c, call{
		method: http.MethodPost,
		path:   disableCallingPath(),
		query:  organizationQuery(orgID),
		orgID:  orgID,
		body:   request,
	}, jobID)
}

// WaitForDisableCalling waits until the job has ended, well or not: see the
// job's LatestExecutionStatus, and ListDisableCallingErrors for the reasons.
// Failed reads that may be passing are tolerated until the context ends.
func (c *Client) WaitForDisableCalling(ctx context.Context, orgID, id string) (Job, error) {
	last := Job{ID: id, LatestExecutionStatus: JobStarting}
	for interval := c.polling.first; ; interval = c.polling.after(interval) {
		if err := sleep(ctx, interval); err != nil {
			return last, fmt.Errorf("the job that disables calling still has status %s: %w", last.LatestExecutionStatus, err)
		}
		job, err := getObject(ctx, c, call{path: disableCallingPath(id), query: organizationQuery(orgID), orgID: orgID}, jobID)
		if transient(err) {
			continue
		}
		if err != nil {
			return last, err
		}
		last = job
		switch job.LatestExecutionStatus {
		case JobCompleted, JobFailed, JobAbandoned:
			return job, nil
		}
	}
}

// ListDisableCallingErrors reads why a job failed.
func (c *Client) ListDisableCallingErrors(ctx context.Context, orgID, id string) ([]JobError, error) {
	return Collect(list[JobError](ctx, c, listing{path: disableCallingPath(id, "errors"), query: organizationQuery(orgID), orgID: orgID}))
}

func disableCallingPath(more ...string) string {
	return route(append([]string{"telephony", "config", "jobs", "locations", "deleteCallingLocation"}, more...)...)
}

func jobID(job Job) string { return job.ID }
