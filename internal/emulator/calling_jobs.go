package emulator

import (
	"context"
	"fmt"
	"net/http"

	"github.com/google/uuid"

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

// disableCallingRoutes lists the endpoints of the job that disables a location for calling.
func disableCallingRoutes() []route {
	return []route{
		{
			method: http.MethodPost, path: callingLocationsPath + "/{locationId}/actions/precheckForDeletion/invoke",
			handle: precheckDisabling,
		},
		{method: http.MethodGet, path: disableCallingPath, handle: listDisablingJobs},
		{method: http.MethodPost, path: disableCallingPath, handle: startDisabling},
		{method: http.MethodGet, path: disableCallingPath + "/{jobId}", handle: getDisablingJob},
		{method: http.MethodGet, path: disableCallingPath + "/{jobId}/errors", handle: listDisablingErrors},
	}
}

// obstacles says what stands in the way of disabling calling.
func obstacles(ctx context.Context, c *call, place *callingLocation) (wire.LocationDeletionBlocking, error) {
	users, err := countPeopleWithPackages(ctx, c.tx, place.uuid, callingPackages())
	if err != nil {
		return wire.LocationDeletionBlocking{}, err
	}
	staying, err := countStayingCallingLocations(ctx, c.tx, place.organization)
	return wire.LocationDeletionBlocking{
		LastLocation:    staying == 0 || staying == 1 && place.stays(),
		UsersInUseCount: users,
	}, err
}

func precheckDisabling(ctx context.Context, c *call) (*reply, error) {
	found, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, err
	}
	blocking, err := obstacles(ctx, c, found)
	if err != nil {
		return nil, err
	}
	numbers, err := countNumbers(ctx, c.tx, found.uuid)
	if err != nil {
		return nil, err
	}
	status := wire.LocationDeletionUnblocked
	if blocking != (wire.LocationDeletionBlocking{}) {
		status = wire.LocationDeletionBlocked
	}
	return answer(http.StatusOK, wire.LocationDeletionPrecheck{
		LocationDeleteStatus: status,
		Blocking:             blocking,
		NonBlocking:          wire.LocationDeletionNonBlocking{NumbersPresent: numbers > 0},
	})
}

// startDisabling accepts the job also where it is going to fail.
func startDisabling(ctx context.Context, c *call) (*reply, error) {
	var body wire.DisableCallingRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	organization, err := requiredOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	wrong.require("locationId", body.LocationID)
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	found, err := knownCallingLocation(ctx, c, organization, webexid.UUID(body.LocationID))
	if err != nil {
		return nil, err
	}
	if !found.stays() {
		return nil, refuse(disablingRuns)
	}
	blocking, err := obstacles(ctx, c, found)
	if err != nil {
		return nil, err
	}
	made := disablingJob{
		uuid:         uuid.NewString(),
		organization: found.organization,
		location:     found.uuid,
		locationName: found.name,
		trackingID:   "ROUTERGW_" + uuid.NewString(),
		createdAt:    c.now.UnixMilli(),
		startedAt:    c.now.Add(c.doneAt.Sub(c.now) / 4).UnixMilli(),
		doneAt:       c.doneAt.UnixMilli(),
		errors:       failures(blocking),
	}
	if err := insertDisablingJob(ctx, c.tx, &made); err != nil {
		return nil, err
	}
	if len(made.errors) == 0 {
		if err := endCalling(ctx, c.tx, found.uuid, made.doneAt); err != nil {
			return nil, err
		}
	}
	return answer(http.StatusAccepted, made.shown(c.now.UnixMilli()))
}

// failures are the errors that a job ends with.
func failures(blocking wire.LocationDeletionBlocking) []jobFailure {
	var found []jobFailure
	if blocking.LastLocation {
		found = append(found, jobFailure{Code: lastLocation, Description: "Not allowed to delete the last calling location. " +
			"Calling requires at least one active location in the organization. This is a blocking error."})
	}
	if blocking.UsersInUseCount > 0 {
		found = append(found, jobFailure{
			Code:        usersAtLocation,
			Description: fmt.Sprintf("Users associated with the location. Count: %d", blocking.UsersInUseCount),
		})
	}
	if len(found) == 0 {
		return nil
	}
	return append([]jobFailure{{Code: checksFailed, Description: "Safe delete checks failed."}}, found...)
}

func listDisablingJobs(ctx context.Context, c *call) (*reply, error) {
	asked, err := c.page(jobPage, highestJobPage)
	if err != nil {
		return nil, err
	}
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := selectDisablingJobs(ctx, c.tx, organization, asked.window)
	if err != nil {
		return nil, err
	}
	shown := make([]shownJob, len(found))
	for index, one := range found {
		shown[index] = one.shown(c.now.UnixMilli())
	}
	return answerPage(c, asked, "items", shown)
}

func getDisablingJob(ctx context.Context, c *call) (*reply, error) {
	found, err := askedDisablingJob(ctx, c)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, found.shown(c.now.UnixMilli()))
}

func askedDisablingJob(ctx context.Context, c *call) (*disablingJob, error) {
	organization, err := queriedOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	found, err := disablingJobByUUID(ctx, c.tx, organization, c.uuid("jobId"))
	if err == nil && found == nil {
		return nil, refuse(jobMissing)
	}
	return found, err
}

// listDisablingErrors is empty until the job has ended.
func listDisablingErrors(ctx context.Context, c *call) (*reply, error) {
	found, err := askedDisablingJob(ctx, c)
	if err != nil {
		return nil, err
	}
	if found.doneAt > c.now.UnixMilli() {
		return answerItems[shownJobError]("items", nil)
	}
	return answerItems("items", found.shownErrors())
}
