package emulator

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	moveUsersKind     = "moveusers"
	manageNumbersKind = "managenumbers"
	moveUsersPath     = "/v1/telephony/config/jobs/person/moveLocation"
	manageNumbersPath = "/v1/telephony/config/jobs/numbers/manageNumbers"
	// batchJobPage is how many jobs or errors a page holds, and at most.
	batchJobPage = 2000
)

const (
	jobNotRunning conflict = "The job is not running, so that it cannot be paused."
	jobNotPaused  conflict = "The job is not paused, so that it cannot be resumed."
)

func batchJobRoutes() []route {
	var routes []route
	for _, group := range []struct {
		path, kind string
		start      handler
		// accepted is the status of the answer to pausing and resuming.
		accepted int
	}{
		{moveUsersPath, moveUsersKind, moveUsers, http.StatusAccepted},
		{manageNumbersPath, manageNumbersKind, manageNumbers, http.StatusNoContent},
	} {
		one := group.path + "/{jobId}"
		routes = append(routes,
			route{method: http.MethodPost, path: group.path, handle: group.start},
			route{method: http.MethodGet, path: group.path, handle: listBatchJobs(group.kind)},
			route{method: http.MethodGet, path: one, handle: getBatchJob(group.kind)},
			route{method: http.MethodGet, path: one + "/errors", handle: listBatchErrors(group.kind)},
			route{method: http.MethodPost, path: one + "/actions/pause/invoke", handle: pauseBatchJob(group.kind, group.accepted)},
			route{method: http.MethodPost, path: one + "/actions/resume/invoke", handle: resumeBatchJob(group.kind, group.accepted)},
		)
	}
	return routes
}

// startBatchJob stores a job whose items follow one another, so that all of
// them together take as long as other work in the background.
func startBatchJob(ctx context.Context, c *call, made batchJob, items []batchItem) (*batchJob, error) {
	whole := c.doneAt.Sub(c.now)
	made.uuid, made.trackingID = uuid.NewString(), "ROUTER_"+uuid.NewString()
	made.createdAt, made.startedAt = c.now.UnixMilli(), c.now.Add(whole/4).UnixMilli()
	if err := insertBatchJob(ctx, c.tx, &made); err != nil {
		return nil, err
	}
	for index, one := range items {
		one.dueAt = c.now.Add(whole * time.Duration(index+1) / time.Duration(len(items))).UnixMilli()
		if err := insertBatchItem(ctx, c.tx, made.sequence, one); err != nil {
			return nil, err
		}
	}
	if err := workOffItems(ctx, c.tx, c.now); err != nil {
		return nil, err
	}
	return batchJobByUUID(ctx, c.tx, made.kind, "", made.uuid)
}

// workOffItems does what jobs have to do by now.
func workOffItems(ctx context.Context, tx *sql.Tx, now time.Time) error {
	due, err := selectDueItems(ctx, tx, now)
	if err != nil {
		return err
	}
	c := &call{tx: tx, now: now}
	for _, one := range due {
		work := moveUser
		if one.kind == manageNumbersKind {
			work = moveNumber
		}
		if one.errors, err = work(ctx, c, one); err != nil {
			return err
		}
		if err := saveItem(ctx, tx, one); err != nil {
			return err
		}
	}
	return nil
}

// finishDueItems does before a request what jobs have to do by now. There is
// hardly ever anything, and to ask is cheap.
func (e *Emulator) finishDueItems(ctx context.Context) error {
	due := false
	err := e.store.read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		due, err = itemsAreDue(ctx, tx, e.options.Now())
		return err
	})
	if err != nil || !due {
		return err
	}
	return e.store.writeNow(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return workOffItems(ctx, tx, e.options.Now())
	})
}

func listBatchJobs(kind string) handler {
	return func(ctx context.Context, c *call) (*reply, error) {
		asked, err := c.page(batchJobPage, batchJobPage)
		if err != nil {
			return nil, err
		}
		organization, err := queriedOrganization(ctx, c)
		if err != nil {
			return nil, err
		}
		found, err := selectBatchJobs(ctx, c.tx, kind, organization, asked)
		if err != nil {
			return nil, err
		}
		shown := make([]shownBatchJob, len(found))
		for index, one := range found {
			shown[index] = one.shown(c.now.UnixMilli())
		}
		return answerPage(c, asked, "items", shown)
	}
}

func getBatchJob(kind string) handler {
	return func(ctx context.Context, c *call) (*reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		if err != nil {
			return nil, err
		}
		return answer(http.StatusOK, found.shown(c.now.UnixMilli()))
	}
}

func askedBatchJob(ctx context.Context, c *call, kind string) (*batchJob, error) {
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := batchJobByUUID(ctx, c.tx, kind, organization, c.uuid("jobId"))
	if err == nil && found == nil {
		return nil, refuse(jobMissing)
	}
	return found, err
}

// listBatchErrors lists also those of a job that still runs.
func listBatchErrors(kind string) handler {
	return func(ctx context.Context, c *call) (*reply, error) {
		asked, err := c.page(batchJobPage, batchJobPage)
		if err != nil {
			return nil, err
		}
		found, err := askedBatchJob(ctx, c, kind)
		if err != nil {
			return nil, err
		}
		failed, err := selectFailedItems(ctx, c.tx, found.sequence)
		if err != nil {
			return nil, err
		}
		shown := make([]shownJobError, len(failed))
		for index, one := range failed {
			shown[index] = one.shownError(index+1, found.trackingID)
		}
		return answerPage(c, asked, "items", shown[min(asked.offset, len(shown)):])
	}
}

func pauseBatchJob(kind string, accepted int) handler {
	return func(ctx context.Context, c *call) (*reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		switch {
		case err != nil:
			return nil, err
		case found.ended() || found.pausedAt != nil:
			return nil, refuse(jobNotRunning)
		}
		return newReply(accepted), pauseJob(ctx, c.tx, found.sequence, c.now)
	}
}

func resumeBatchJob(kind string, accepted int) handler {
	return func(ctx context.Context, c *call) (*reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		switch {
		case err != nil:
			return nil, err
		case found.ended() || found.pausedAt == nil:
			return nil, refuse(jobNotPaused)
		}
		return newReply(accepted), resumeJob(ctx, c.tx, *found, c.now)
	}
}

func (i batchItem) shownError(position int, trackingID string) shownJobError {
	shown := shownJobError{ItemNumber: position, ErrorType: "ERROR"}
	shown.Item, shown.TrackingID, shown.Error.Key = i.item, trackingID, "400"
	for _, failure := range i.errors {
		shown.Error.Message = append(shown.Error.Message, failure.shown(webexid.Encode(webexid.Location, i.target)))
	}
	return shown
}
