package webex

import (
	"context"
	"fmt"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// PrecheckLocationDeletion asks what stands in the way of disabling calling.
func (c *Client) PrecheckLocationDeletion(ctx context.Context, orgID, id string) (wire.LocationDeletionPrecheck, error) {
	var result wire.LocationDeletionPrecheck
	err := c.doJSON(ctx, call{
		method: http.MethodPost,
		path:   callingLocationPath(id, "actions", "precheckForDeletion", "invoke"),
		query:  organizationQuery(orgID),
		orgID:  orgID,
	}, &result)
	return result, err
}

// DisableCalling starts the job that disables a location for calling.
func (c *Client) DisableCalling(ctx context.Context, orgID string, request wire.DisableCallingRequest) (wire.Job, error) {
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
func (c *Client) WaitForDisableCalling(ctx context.Context, orgID, id string) (wire.Job, error) {
	last := wire.Job{ID: id, LatestExecutionStatus: wire.JobStarting}
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
		case wire.JobCompleted, wire.JobFailed, wire.JobAbandoned:
			return job, nil
		}
	}
}

// ListDisableCallingErrors reads why a job failed.
func (c *Client) ListDisableCallingErrors(ctx context.Context, orgID, id string) ([]wire.JobError, error) {
	return Collect(list[wire.JobError](ctx, c, listing{path: disableCallingPath(id, "errors"), query: organizationQuery(orgID), orgID: orgID}))
}

func disableCallingPath(more ...string) string {
	return route(append([]string{"telephony", "config", "jobs", "locations", "deleteCallingLocation"}, more...)...)
}

func jobID(job wire.Job) string { return job.ID }
