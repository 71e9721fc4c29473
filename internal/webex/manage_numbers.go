package webex

import (
	"context"
	"iter"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// StartNumberMove starts the job that moves numbers from the inventory of one
// location to that of another one. Webex takes one such job at a time, and
// numbers that nobody uses, between locations with the same PSTN connection.
//
// Operation: POST /telephony/config/jobs/numbers/manageNumbers.
func (c *Client) StartNumberMove(ctx context.Context, orgID, source, target string, numbers []string) (wire.BatchJob, error) {
	return sendForObject(ctx, c, transport.Call{
		Method: http.MethodPost,
		Path:   manageNumbersPath(),
		OrgID:  orgID,
		Body: wire.ManageNumbersRequest{
			Operation: wire.ManageNumbersMove, TargetLocationID: target,
			NumberList: []wire.ManageNumbersItem{{LocationID: source, Numbers: numbers}},
		},
	}, batchJobID)
}

// GetNumberJob reads how far a job is.
//
// Operation: GET /telephony/config/jobs/numbers/manageNumbers/{jobId}.
func (c *Client) GetNumberJob(ctx context.Context, orgID, id string) (wire.BatchJob, error) {
	return getObject(ctx, c, transport.Call{Path: manageNumbersPath(id), OrgID: orgID}, batchJobID)
}

// ListNumberJobs lists the jobs that work on the numbers of an organization, the
// newest first.
//
// Operation: GET /telephony/config/jobs/numbers/manageNumbers.
func (c *Client) ListNumberJobs(ctx context.Context, orgID string) iter.Seq2[wire.BatchJob, error] {
	return batch.All[wire.BatchJob](ctx, c.transport, batch.List{Path: manageNumbersPath(), Query: organizationQuery(orgID), OrgID: orgID})
}

// ResumeNumberJob lets a paused job go on.
//
// Operation: POST /telephony/config/jobs/numbers/manageNumbers/{jobId}/actions/resume/invoke.
func (c *Client) ResumeNumberJob(ctx context.Context, orgID, id string) error {
	return c.transport.Do(ctx, transport.Call{Method: http.MethodPost, Path: manageNumbersPath(id, "actions", "resume", "invoke"), Query: organizationQuery(orgID), OrgID: orgID})
}

// ListNumberJobErrors reads which numbers a job could not move, and why.
//
// Operation: GET /telephony/config/jobs/numbers/manageNumbers/{jobId}/errors.
func (c *Client) ListNumberJobErrors(ctx context.Context, orgID, id string) ([]wire.JobError, error) {
	return batch.Collect(batch.All[wire.JobError](ctx, c.transport, batch.List{Path: manageNumbersPath(id, "errors"), Query: organizationQuery(orgID), OrgID: orgID}))
}

func manageNumbersPath(more ...string) string {
	return transport.Route(append([]string{"telephony", "config", "jobs", "numbers", "manageNumbers"}, more...)...)
}
