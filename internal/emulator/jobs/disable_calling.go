// Package jobs serves background jobs of the calling platform.
package jobs

import (
	"context"
	"fmt"
	"net/http"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	disableCallingPath = "/v1/telephony/config/jobs/locations/deleteCallingLocation"
	// jobPage and highestJobPage bound the pages of jobs.
	jobPage        = 20
	highestJobPage = 1000
)

// Codes of what keeps a location from being disabled for calling.
const (
	checksFailed    = "BATCH-1012004"
	usersAtLocation = "BATCH-1012007"
	lastLocation    = "BATCH-1012012"
)

// DisableCallingRoutes lists the endpoints of the job that disables a location for calling.
func DisableCallingRoutes() []rest.Route {
	return []rest.Route{
		{
			Method: http.MethodPost, Path: calling.LocationsPath + "/{locationId}/actions/precheckForDeletion/invoke",
			Handle: precheckDisabling,
		},
		{Method: http.MethodGet, Path: disableCallingPath, Handle: listDisablingJobs},
		{Method: http.MethodPost, Path: disableCallingPath, Handle: startDisabling},
		{Method: http.MethodGet, Path: disableCallingPath + "/{jobId}", Handle: getDisablingJob},
		{Method: http.MethodGet, Path: disableCallingPath + "/{jobId}/errors", Handle: listDisablingErrors},
		{Method: http.MethodPost, Path: disableCallingPath + "/{jobId}/actions/pause/invoke", Handle: pauseDisabling},
		{Method: http.MethodPost, Path: disableCallingPath + "/{jobId}/actions/resume/invoke", Handle: resumeDisabling},
	}
}

// obstacles says what stands in the way of disabling calling.
func obstacles(ctx context.Context, c *rest.Call, place *store.CallingLocation) (wire.LocationDeletionBlocking, error) {
	users, err := store.CountPeopleWithPackages(ctx, c.Tx, place.UUID, offers.WithCalling())
	if err != nil {
		return wire.LocationDeletionBlocking{}, err
	}
	staying, err := store.CountStayingCallingLocations(ctx, c.Tx, place.Organization)
	return wire.LocationDeletionBlocking{
		LastLocation:    staying == 0 || staying == 1 && place.Stays(),
		UsersInUseCount: users,
	}, err
}

func precheckDisabling(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := calling.Asked(ctx, c)
	if err != nil {
		return nil, err
	}
	blocking, err := obstacles(ctx, c, found)
	if err != nil {
		return nil, err
	}
	numbers, err := store.CountNumbers(ctx, c.Tx, found.UUID)
	if err != nil {
		return nil, err
	}
	status := wire.LocationDeletionUnblocked
	if blocking != (wire.LocationDeletionBlocking{}) {
		status = wire.LocationDeletionBlocked
	}
	return rest.Answer(http.StatusOK, wire.LocationDeletionPrecheck{
		LocationDeleteStatus: status,
		Blocking:             blocking,
		NonBlocking:          wire.LocationDeletionNonBlocking{NumbersPresent: numbers > 0},
	})
}

// startDisabling accepts the job also where it is going to fail.
func startDisabling(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.DisableCallingRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	wrong.Require("locationId", body.LocationID)
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	found, err := calling.Known(ctx, c, organization, webexid.UUID(body.LocationID))
	if err != nil {
		return nil, err
	}
	if !found.Stays() {
		return nil, rest.Refuse(rest.DisablingRuns)
	}
	blocking, err := obstacles(ctx, c, found)
	if err != nil {
		return nil, err
	}
	made := store.DisablingJob{
		UUID:         uuid.NewString(),
		Organization: found.Organization,
		Location:     found.UUID,
		LocationName: found.Name,
		TrackingID:   "ROUTERGW_" + uuid.NewString(),
		CreatedAt:    c.Now.UnixMilli(),
		StartedAt:    c.Now.Add(c.DoneAt.Sub(c.Now) / 4).UnixMilli(),
		DoneAt:       c.DoneAt.UnixMilli(),
		Errors:       failures(blocking),
	}
	if err := store.InsertDisablingJob(ctx, c.Tx, &made); err != nil {
		return nil, err
	}
	if len(made.Errors) == 0 {
		if err := store.EndCalling(ctx, c.Tx, found.UUID, made.DoneAt); err != nil {
			return nil, err
		}
	}
	return rest.Answer(http.StatusAccepted, show(made, c.Now.UnixMilli()))
}

// failures are the errors that a job ends with.
func failures(blocking wire.LocationDeletionBlocking) []store.JobFailure {
	var found []store.JobFailure
	if blocking.LastLocation {
		found = append(found, store.JobFailure{Code: lastLocation, Description: "Not allowed to delete the last calling location. " +
			"Calling requires at least one active location in the organization. This is a blocking error."})
	}
	if blocking.UsersInUseCount > 0 {
		found = append(found, store.JobFailure{
			Code:        usersAtLocation,
			Description: fmt.Sprintf("Users associated with the location. Count: %d", blocking.UsersInUseCount),
		})
	}
	if len(found) == 0 {
		return nil
	}
	return append([]store.JobFailure{{Code: checksFailed, Description: "Safe delete checks failed."}}, found...)
}

func listDisablingJobs(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	asked, err := c.Page(jobPage, highestJobPage)
	if err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.SelectDisablingJobs(ctx, c.Tx, organization, asked.Window)
	if err != nil {
		return nil, err
	}
	shown := make([]shownJob, len(found))
	for index, one := range found {
		shown[index] = show(one, c.Now.UnixMilli())
	}
	return rest.AnswerPage(c, asked, "items", shown)
}

func getDisablingJob(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := askedDisablingJob(ctx, c)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, show(*found, c.Now.UnixMilli()))
}

func askedDisablingJob(ctx context.Context, c *rest.Call) (*store.DisablingJob, error) {
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := store.DisablingJobByUUID(ctx, c.Tx, organization, c.UUID("jobId"))
	if err == nil && found == nil {
		return nil, rest.Refuse(rest.JobMissing)
	}
	return found, err
}

// listDisablingErrors is empty until the job has ended.
func listDisablingErrors(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := askedDisablingJob(ctx, c)
	if err != nil {
		return nil, err
	}
	if !found.Ended(c.Now.UnixMilli()) {
		return rest.AnswerItems[shownJobError]("items", nil)
	}
	return rest.AnswerItems("items", showErrors(*found))
}

func pauseDisabling(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := askedDisablingJob(ctx, c)
	switch {
	case err != nil:
		return nil, err
	case found.PausedAt != nil || found.Ended(c.Now.UnixMilli()):
		return nil, rest.Refuse(rest.JobNotRunning)
	}
	return rest.NewReply(http.StatusAccepted), store.PauseDisabling(ctx, c.Tx, *found, c.Now)
}

func resumeDisabling(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	found, err := askedDisablingJob(ctx, c)
	switch {
	case err != nil:
		return nil, err
	case found.PausedAt == nil:
		return nil, rest.Refuse(rest.JobNotPaused)
	}
	return rest.NewReply(http.StatusAccepted), store.ResumeDisabling(ctx, c.Tx, *found, c.Now)
}
