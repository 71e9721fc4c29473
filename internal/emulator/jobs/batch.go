package jobs

import (
	"context"
	"database/sql"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
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

// BatchRoutes lists the endpoints of jobs that work on several items.
func BatchRoutes() []rest.Route {
	var routes []rest.Route
	for _, group := range []struct {
		path, kind string
		start      rest.Handler
		// accepted is the status of the answer to pausing and resuming.
		accepted int
	}{
		{moveUsersPath, moveUsersKind, moveUsers, http.StatusAccepted},
		{manageNumbersPath, manageNumbersKind, manageNumbers, http.StatusNoContent},
	} {
		one := group.path + "/{jobId}"
		routes = append(routes,
			rest.Route{Method: http.MethodPost, Path: group.path, Handle: group.start},
			rest.Route{Method: http.MethodGet, Path: group.path, Handle: listBatchJobs(group.kind)},
			rest.Route{Method: http.MethodGet, Path: one, Handle: getBatchJob(group.kind)},
			rest.Route{Method: http.MethodGet, Path: one + "/errors", Handle: listBatchErrors(group.kind)},
			rest.Route{Method: http.MethodPost, Path: one + "/actions/pause/invoke", Handle: pauseBatchJob(group.kind, group.accepted)},
			rest.Route{Method: http.MethodPost, Path: one + "/actions/resume/invoke", Handle: resumeBatchJob(group.kind, group.accepted)},
		)
	}
	return routes
}

// startBatchJob stores a job whose items follow one another, so that all of
// them together take as long as other work in the background.
func startBatchJob(ctx context.Context, c *rest.Call, made store.BatchJob, items []store.BatchItem) (*store.BatchJob, error) {
	whole := c.DoneAt.Sub(c.Now)
	made.UUID, made.TrackingID = uuid.NewString(), "ROUTER_"+uuid.NewString()
	made.CreatedAt, made.StartedAt = c.Now.UnixMilli(), c.Now.Add(whole/4).UnixMilli()
	if err := store.InsertBatchJob(ctx, c.Tx, &made); err != nil {
		return nil, err
	}
	for index, one := range items {
		one.DueAt = c.Now.Add(whole * time.Duration(index+1) / time.Duration(len(items))).UnixMilli()
		if err := store.InsertBatchItem(ctx, c.Tx, made.Sequence, one); err != nil {
			return nil, err
		}
	}
	if err := workOffItems(ctx, c.Tx, c.Now); err != nil {
		return nil, err
	}
	return store.BatchJobByUUID(ctx, c.Tx, made.Kind, "", made.UUID)
}

// workOffItems does what jobs have to do by now.
func workOffItems(ctx context.Context, tx *sql.Tx, now time.Time) error {
	due, err := store.SelectDueItems(ctx, tx, now)
	if err != nil {
		return err
	}
	c := &rest.Call{Tx: tx, Now: now}
	for _, one := range due {
		work := moveUser
		if one.Kind == manageNumbersKind {
			work = moveNumber
		}
		if one.Errors, err = work(ctx, c, one); err != nil {
			return err
		}
		if err := store.SaveItem(ctx, tx, one); err != nil {
			return err
		}
	}
	return nil
}

// FinishDueItems does before a request what jobs have to do by now. There is
// hardly ever anything, and to ask is cheap.
func FinishDueItems(ctx context.Context, stored *store.Store, now func() time.Time) error {
	due := false
	err := stored.Read(ctx, func(ctx context.Context, tx *sql.Tx) (err error) {
		due, err = store.ItemsAreDue(ctx, tx, now())
		return err
	})
	if err != nil || !due {
		return err
	}
	return stored.WriteNow(ctx, func(ctx context.Context, tx *sql.Tx) error {
		return workOffItems(ctx, tx, now())
	})
}

func listBatchJobs(kind string) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		asked, err := c.Page(batchJobPage, batchJobPage)
		if err != nil {
			return nil, err
		}
		organization, err := organizations.Queried(ctx, c)
		if err != nil {
			return nil, err
		}
		found, err := store.SelectBatchJobs(ctx, c.Tx, kind, organization, asked.Window)
		if err != nil {
			return nil, err
		}
		shown := make([]shownBatchJob, len(found))
		for index, one := range found {
			shown[index] = showBatch(one, c.Now.UnixMilli())
		}
		return rest.AnswerPage(c, asked, "items", shown)
	}
}

func getBatchJob(kind string) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		if err != nil {
			return nil, err
		}
		return rest.Answer(http.StatusOK, showBatch(*found, c.Now.UnixMilli()))
	}
}

// askedBatchJob finds a job that moves numbers by its id alone: its document
// declares no orgId.
func askedBatchJob(ctx context.Context, c *rest.Call, kind string) (*store.BatchJob, error) {
	organization := ""
	if kind != manageNumbersKind || c.Query.Get("orgId") != "" {
		var err error
		if organization, err = organizations.Queried(ctx, c); err != nil {
			return nil, err
		}
	}
	found, err := store.BatchJobByUUID(ctx, c.Tx, kind, organization, c.UUID("jobId"))
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.JobMissing)
	}
	return found, err
}

// listBatchErrors lists also those of a job that still runs.
func listBatchErrors(kind string) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		asked, err := c.Page(batchJobPage, batchJobPage)
		if err != nil {
			return nil, err
		}
		found, err := askedBatchJob(ctx, c, kind)
		if err != nil {
			return nil, err
		}
		failed, err := store.SelectFailedItems(ctx, c.Tx, found.Sequence)
		if err != nil {
			return nil, err
		}
		shown := make([]shownJobError, len(failed))
		for index, one := range failed {
			shown[index] = showFailedItem(one, index+1, found.TrackingID)
		}
		return rest.AnswerPage(c, asked, "items", shown[min(asked.Offset, len(shown)):])
	}
}

func pauseBatchJob(kind string, accepted int) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		switch {
		case err != nil:
			return nil, err
		case found.Ended() || found.PausedAt != nil:
			return nil, rest.Refuse(rest.JobNotRunning)
		}
		return rest.NewReply(accepted), store.PauseJob(ctx, c.Tx, found.Sequence, c.Now)
	}
}

func resumeBatchJob(kind string, accepted int) rest.Handler {
	return func(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
		found, err := askedBatchJob(ctx, c, kind)
		switch {
		case err != nil:
			return nil, err
		case found.Ended() || found.PausedAt == nil:
			return nil, rest.Refuse(rest.JobNotPaused)
		}
		return rest.NewReply(accepted), store.ResumeJob(ctx, c.Tx, *found, c.Now)
	}
}

func showFailedItem(i store.BatchItem, position int, trackingID string) shownJobError {
	shown := shownJobError{ItemNumber: position, ErrorType: "ERROR"}
	shown.Item, shown.TrackingID, shown.Error.Key = i.Item, trackingID, "400"
	for _, failure := range i.Errors {
		shown.Error.Message = append(shown.Error.Message, showFailure(failure, webexid.Encode(webexid.Location, i.Target)))
	}
	return shown
}
