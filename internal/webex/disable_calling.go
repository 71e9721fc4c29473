package webex

import (
	"context"
	"fmt"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// PrecheckLocationDeletion asks what stands in the way of disabling calling.
//
// Operation: POST /telephony/config/locations/{locationId}/actions/precheckForDeletion/invoke.
func (c *Client) PrecheckLocationDeletion(ctx context.Context, orgID, id string) (wire.LocationDeletionPrecheck, error) {
	var result wire.LocationDeletionPrecheck
	err := c.transport.DoJSON(ctx, transport.Call{
		Method: http.MethodPost,
		Path:   callingLocationPath(id, "actions", "precheckForDeletion", "invoke"),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
	}, &result)
	return result, err
}

// DisableCalling starts the job that disables a location for calling.
//
// Operation: POST /telephony/config/jobs/locations/deleteCallingLocation.
func (c *Client) DisableCalling(ctx context.Context, orgID string, request wire.DisableCallingRequest) (wire.Job, error) {
	return sendForObject(ctx, c, transport.Call{
		Method: http.MethodPost,
		Path:   disableCallingPath(),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   request,
	}, jobID)
}

// WaitForDisableCalling waits until the job has ended, well or not: see the
// job's LatestExecutionStatus, and ListDisableCallingErrors for the reasons.
// Failed reads that may be passing are tolerated until the context ends.
//
// Operation: GET /telephony/config/jobs/locations/deleteCallingLocation/{jobId}.
func (c *Client) WaitForDisableCalling(ctx context.Context, orgID, id string) (wire.Job, error) {
	last := wire.Job{ID: id, LatestExecutionStatus: wire.JobStarting}
	err := batch.PollUntil(ctx, pollIntervals(), func(ctx context.Context) (bool, error) {
		job, err := getObject(ctx, c, transport.Call{Path: disableCallingPath(id), Query: organizationQuery(orgID), OrgID: orgID}, jobID)
		if err != nil {
			return false, err
		}
		last = job
		switch job.LatestExecutionStatus {
		case wire.JobCompleted, wire.JobFailed, wire.JobAbandoned:
			return true, nil
		}
		return false, nil
	})
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("the job that disables calling still has status %s: %w", last.LatestExecutionStatus, err)
	}
	return last, err
}

// ListDisableCallingErrors reads why a job failed.
//
// Operation: GET /telephony/config/jobs/locations/deleteCallingLocation/{jobId}/errors.
func (c *Client) ListDisableCallingErrors(ctx context.Context, orgID, id string) ([]wire.JobError, error) {
	return batch.Collect(batch.All[wire.JobError](ctx, c.transport, batch.List{Path: disableCallingPath(id, "errors"), Query: organizationQuery(orgID), OrgID: orgID}))
}

func disableCallingPath(more ...string) string {
	return transport.Route(append([]string{"telephony", "config", "jobs", "locations", "deleteCallingLocation"}, more...)...)
}

func jobID(job wire.Job) string { return job.ID }
