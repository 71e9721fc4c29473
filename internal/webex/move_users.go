package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// ValidateMove asks what stands in the way of a user's move to another location,
// and what the move changes besides. Webex takes users with calling only.
//
// Operation: POST /telephony/config/jobs/person/moveLocation.
func (c *Client) ValidateMove(ctx context.Context, move UserMove) (wire.MoveFindings, error) {
	var result wire.MoveUsersValidation
	err := c.transport.DoJSON(ctx, moveCall(move.OrgID, move.LocationID, true, move.wire()), &result)
	if err != nil || len(result.Response) == 0 {
		return wire.MoveFindings{}, err
	}
	return result.Response[0], nil
}

// StartMove starts the job that moves users to a location. A single user without
// calling is moved at once: then the job has no id.
//
// Operation: POST /telephony/config/jobs/person/moveLocation.
func (c *Client) StartMove(ctx context.Context, orgID, locationID string, users ...wire.MovedUser) (wire.BatchJob, error) {
	for _, user := range users {
		c.persons.Wrote(user.UserID)
	}
	answer, err := c.transport.Send(ctx, moveCall(orgID, locationID, false, users...))
	if err != nil {
		return wire.BatchJob{}, err
	}
	if answer.Status() == http.StatusOK {
		return wire.BatchJob{}, answer.Decode(&wire.MoveUsersValidation{})
	}
	var started wire.MoveUsersStarted
	if err := answer.Decode(&started); err != nil {
		return wire.BatchJob{}, err
	}
	return started.Response, answer.RequireID(started.Response.ID)
}

func moveCall(orgID, locationID string, validate bool, users ...wire.MovedUser) transport.Call {
	return transport.Call{
		Method: http.MethodPost,
		Path:   moveUsersPath(),
		Query:  organizationQuery(orgID),
		OrgID:  orgID,
		Body:   wire.MoveUsersRequest{UsersList: []wire.MovedUsers{{LocationID: locationID, Validate: &validate, Users: users}}},
	}
}

// ListMoveJobs lists the jobs that move users of an organization, the newest
// first.
//
// Operation: GET /telephony/config/jobs/person/moveLocation.
func (c *Client) ListMoveJobs(ctx context.Context, orgID string) iter.Seq2[wire.BatchJob, error] {
	return batch.All[wire.BatchJob](ctx, c.transport, batch.List{Path: moveUsersPath(), Query: organizationQuery(orgID), OrgID: orgID})
}

// GetMoveJob reads how far a job is.
//
// Operation: GET /telephony/config/jobs/person/moveLocation/{jobId}.
func (c *Client) GetMoveJob(ctx context.Context, orgID, id string) (wire.BatchJob, error) {
	return getObject(ctx, c, transport.Call{Path: moveUsersPath(id), Query: organizationQuery(orgID), OrgID: orgID}, batchJobID)
}

// ListMoveErrors reads which users a job could not move, and why. The item of an
// error is the uuid of the person.
//
// Operation: GET /telephony/config/jobs/person/moveLocation/{jobId}/errors.
func (c *Client) ListMoveErrors(ctx context.Context, orgID, id string) ([]wire.JobError, error) {
	return batch.Collect(batch.All[wire.JobError](ctx, c.transport, batch.List{Path: moveUsersPath(id, "errors"), Query: organizationQuery(orgID), OrgID: orgID}))
}

// ResumeMoveJob lets a paused job go on.
//
// Operation: POST /telephony/config/jobs/person/moveLocation/{jobId}/actions/resume/invoke.
func (c *Client) ResumeMoveJob(ctx context.Context, orgID, id string) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodPost, Path: moveUsersPath(id, "actions", "resume", "invoke"), Query: organizationQuery(orgID), OrgID: orgID})
}

// PauseMoveJob lets a job stop after the user that it is moving now.
//
// Operation: POST /telephony/config/jobs/person/moveLocation/{jobId}/actions/pause/invoke.
func (c *Client) PauseMoveJob(ctx context.Context, orgID, id string) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodPost, Path: moveUsersPath(id, "actions", "pause", "invoke"), Query: organizationQuery(orgID), OrgID: orgID})
}

func moveUsersPath(more ...string) string {
	return transport.Route(append([]string{"telephony", "config", "jobs", "person", "moveLocation"}, more...)...)
}

func batchJobID(job wire.BatchJob) string { return job.ID }
