package customerlocation

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Codes of what keeps the job from disabling calling.
const (
	lastLocationCode    = "1012012"
	usersAtLocationCode = "1012007"
)

var (
	errLastLocation = errors.New("this is the last calling location of the customer, which Webex can't disable")
	errLocationGone = errors.New("the location does not exist")
)

// disable runs the job that disables calling, after asking what is in its way.
func disable(ctx context.Context, client *webex.Client, orgID, id, name string) error {
	precheck, err := client.PrecheckLocationDeletion(ctx, orgID, id)
	if err != nil {
		return err
	}
	switch {
	case precheck.Blocking.LastLocation:
		return errLastLocation
	case precheck.LocationDeleteStatus == wire.LocationDeletionBlocked:
		return inUseError{name, reasons(precheck.Blocking)}
	}
	job, err := client.DisableCalling(ctx, orgID, wire.DisableCallingRequest{
		LocationID: id, LocationName: name,
		ForceDelete: precheck.LocationDeleteStatus == wire.LocationDeletionForceRequired,
	})
	if err != nil {
		return err
	}
	job, err = client.WaitForDisableCalling(ctx, orgID, job.ID)
	if err != nil || job.LatestExecutionStatus == wire.JobCompleted {
		return err
	}
	return jobFailure(ctx, client, orgID, name, job)
}

// inUseError says what stands in the way of disabling calling.
type inUseError struct{ location, reasons string }

// Error implements error.
func (e inUseError) Error() string {
	return fmt.Sprintf("Webex does not disable calling for the location %q: %s. Move or remove these first", e.location, e.reasons)
}

// isInUse reports whether a location can't be destroyed because of what uses it.
func isInUse(err error) bool {
	_, is := errors.AsType[inUseError](err)
	return is
}

func jobFailure(ctx context.Context, client *webex.Client, orgID, name string, job wire.Job) error {
	problems, err := client.ListDisableCallingErrors(ctx, orgID, job.ID)
	if err != nil {
		return err
	}
	var lines []string
	for _, problem := range problems {
		for _, message := range problem.Error.Message {
			switch {
			case strings.HasSuffix(message.Code, lastLocationCode):
				return errLastLocation
			case strings.HasSuffix(message.Code, usersAtLocationCode):
				return inUseError{name, "users use it"}
			}
			lines = append(lines, strings.TrimSpace(message.Code+" "+message.Description))
		}
	}
	return fmt.Errorf("the job that disables calling ended with %s: %s (tracking id %s)", job.LatestExecutionStatus, strings.Join(lines, "; "), job.TrackingID)
}

func reasons(blocking wire.LocationDeletionBlocking) string {
	var lines []string
	for _, use := range []struct {
		count int64
		what  string
	}{
		{blocking.UsersInUseCount, "user"},
		{blocking.WorkspacesInUseCount, "workspace"},
		{blocking.VirtualLineInUseCount, "virtual line"},
		{blocking.TrunksInUseCount, "trunk"},
	} {
		switch {
		case use.count == 1:
			lines = append(lines, "1 "+use.what+" uses it")
		case use.count > 1:
			lines = append(lines, fmt.Sprintf("%d %ss use it", use.count, use.what))
		}
	}
	if blocking.NumbersOrderPending {
		lines = append(lines, "an order of numbers is pending")
	}
	if len(lines) == 0 {
		return "it gave no reason"
	}
	return strings.Join(lines, ", ")
}

// changeAnnouncements changes the language for the location and carries it to
// existing users and features, which is a call of its own.
func changeAnnouncements(ctx context.Context, client *webex.Client, orgID, id, language string) error {
	language = strings.ToLower(language)
	if _, err := client.UpdateCallingLocation(ctx, orgID, id, wire.CallingLocationUpdate{AnnouncementLanguage: &language}); err != nil {
		return err
	}
	return client.ModifyAnnouncementLanguage(ctx, orgID, id, wire.AnnouncementLanguageChange{
		AnnouncementLanguageCode: language, AgentEnabled: true, ServiceEnabled: true,
	})
}

// whenLeft attempts to disable calling, and again when something in the run
// has moved: users of the location may be destroyed, or move elsewhere.
func whenLeft(ctx context.Context, o *lifecycle.Operation[model], attempt func(context.Context) error) error {
	err := o.Destroy(ctx, attempt, isInUse)
	if isInUse(err) {
		err = fmt.Errorf("%w\n\nTerraform destroys a location before it changes users that refer to it. To move users away and remove their location, apply the move first and remove the location with the next apply; "+
			"or set create_before_destroy = true on the location one apply before, which turns the order round\n\n"+
			"Users that are not in the configuration stay. If the whole customer is to be destroyed all the same, let the location stay with its organization: "+
			"find its address with \"terraform state list\", take it out of the state with \"terraform state rm ADDRESS\", and destroy again with -refresh=false, so that it is not planned anew", err)
	}
	return err
}
