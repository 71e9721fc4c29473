package webex

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	// moveWindow is how long a user that is to be moved waits for others that go
	// to the same place: one job for all is faster than one for each.
	moveWindow = 250 * time.Millisecond
	// formerJobs is how many of the latest jobs are looked through for those that
	// have not ended.
	formerJobs = 50
)

// UserMove is a user with a location, and with the line that the user is to have
// there: nil goes with the user, and an empty number or extension is given up.
type UserMove struct {
	OrgID, LocationID, PersonID string
	PhoneNumber, Extension      *string
}

func (m UserMove) wire() wire.MovedUser {
	return wire.MovedUser{UserID: m.PersonID, Extension: m.Extension, PhoneNumber: m.PhoneNumber}
}

// MoveOutcome is how the move of a user ended.
type MoveOutcome struct {
	// Found is true where the user was in the place already, perhaps with another
	// line: an earlier run has begun the move.
	Found bool
	// PendingOrders is true where orders of numbers are not through yet.
	PendingOrders bool
	err           error
}

// userMoves is what a client knows of moves.
type userMoves struct {
	collector *batch.Collector[moveTarget, UserMove, MoveOutcome]
	// settling guards the former jobs of an organization.
	settling batch.KeyedLock
	settled  settledOrganizations
}

type moveTarget struct{ orgID, locationID string }

func (c *Client) newMoveCollector() *batch.Collector[moveTarget, UserMove, MoveOutcome] {
	return &batch.Collector[moveTarget, UserMove, MoveOutcome]{Window: moveWindow, Most: wire.MaxMovedUsers, Do: c.moveTogether}
}

// MoveUser moves a user to another location and waits until that is done. Users
// who go to one place within a moment are moved by one job. A job that an earlier
// run has begun is followed to its end first, also a paused one. Where a job
// could not move the user, the error is a *MoveError.
func (c *Client) MoveUser(ctx context.Context, move UserMove) (MoveOutcome, error) {
	outcome, err := c.moves.collector.Ask(ctx, moveTarget{move.OrgID, move.LocationID}, move)
	if err == nil {
		err = outcome.err
	}
	if refused := RefusedMove(err); len(refused) == 1 && ThereAlready(refused[0].Code) {
		outcome, err = MoveOutcome{Found: true}, nil
	}
	if err == nil {
		c.persons.Wrote(move.PersonID)
		c.written.wrote(move.PersonID, nil)
	}
	return outcome, err
}

// moveTogether moves users to one place.
func (c *Client) moveTogether(ctx context.Context, target moveTarget, moves []UserMove) []MoveOutcome {
	outcomes := make([]MoveOutcome, len(moves))
	waiting := make([]int, len(moves))
	for index := range moves {
		waiting[index] = index
	}
	fail := func(err error) []MoveOutcome {
		for _, index := range waiting {
			outcomes[index].err = err
		}
		return outcomes
	}
	followed, err := c.settleOnce(ctx, target.orgID)
	if err != nil {
		return fail(fmt.Errorf("a job that moves users is running already: %w", err))
	}
	for attempt := 1; ; attempt++ {
		if followed {
			if waiting, err = c.withoutArrived(ctx, moves, waiting, outcomes); err != nil || len(waiting) == 0 {
				return fail(err)
			}
		}
		var job wire.BatchJob
		job, err = c.StartMove(ctx, target.orgID, target.locationID, movedUsers(moves, waiting)...)
		var refusal *Error
		switch {
		case err == nil:
			c.followMoves(ctx, target.orgID, job, moves, waiting, outcomes)
			return outcomes
		case errors.Is(err, ErrConflict), Doubtful(err) && attempt == 1:
			// Another job moves one of the users, or this one was started after all.
			refused := err
			if followed, err = c.settle(ctx, target.orgID); err != nil {
				return fail(err)
			}
			if !followed && errors.Is(refused, ErrConflict) {
				return fail(refused)
			}
			followed = true
		case len(waiting) > 1 && errors.As(err, &refusal) && refusal.Refusal():
			// One of the users is refused, which must not keep the others.
			for _, index := range waiting {
				outcomes[index] = c.moveTogether(ctx, target, moves[index:index+1])[0]
			}
			return outcomes
		default:
			return fail(err)
		}
	}
}

func movedUsers(moves []UserMove, chosen []int) []wire.MovedUser {
	users := make([]wire.MovedUser, len(chosen))
	for position, index := range chosen {
		users[position] = moves[index].wire()
	}
	return users
}

// withoutArrived returns the moves that are still to be made.
func (c *Client) withoutArrived(ctx context.Context, moves []UserMove, waiting []int, outcomes []MoveOutcome) ([]int, error) {
	var left []int
	for _, index := range waiting {
		there, err := c.arrived(ctx, moves[index])
		switch {
		case err != nil:
			return waiting, err
		case there:
			outcomes[index].Found = true
		default:
			left = append(left, index)
		}
	}
	return left, nil
}

func (c *Client) arrived(ctx context.Context, move UserMove) (bool, error) {
	person, err := c.GetPerson(ctx, move.PersonID)
	return err == nil && webexid.Same(person.LocationID, move.LocationID), err
}

// followMoves waits for a job, and writes how it ended for each user.
func (c *Client) followMoves(ctx context.Context, orgID string, job wire.BatchJob, moves []UserMove, chosen []int, outcomes []MoveOutcome) {
	if job.ID == "" {
		return
	}
	fail := func(err error) {
		for _, index := range chosen {
			outcomes[index].err = err
		}
	}
	ended, err := c.waitForMoveJob(ctx, orgID, job)
	if err != nil {
		fail(err)
		return
	}
	if ended.LatestExecutionStatus == wire.JobCompleted && ended.LatestExecutionExitCode == wire.JobExitCompleted {
		return
	}
	problems, err := c.ListMoveErrors(ctx, orgID, job.ID)
	if err != nil {
		fail(fmt.Errorf("the job that moves users ended with %s, and why could not be read: %w", exitOf(ended), err))
		return
	}
	reasons := map[string][]wire.MoveFinding{}
	for _, problem := range problems {
		id := strings.ToLower(webexid.UUID(problem.Item))
		for _, message := range problem.Error.Message {
			reasons[id] = append(reasons[id], wire.MoveFinding{Code: wire.Code(message.Code), Message: message.Description})
		}
	}
	for _, index := range chosen {
		outcomes[index] = c.outcomeOf(ctx, moves[index], ended, reasons[strings.ToLower(webexid.UUID(moves[index].PersonID))])
	}
}

// outcomeOf is how a job that did not end well ended for one user.
func (c *Client) outcomeOf(ctx context.Context, move UserMove, ended wire.BatchJob, reasons []wire.MoveFinding) MoveOutcome {
	failed := &MoveError{Exit: exitOf(ended), TrackingID: ended.TrackingID, Findings: reasons}
	if len(reasons) > 0 {
		return MoveOutcome{err: failed}
	}
	pending := ended.LatestExecutionExitCode == wire.JobExitWithPendingOrders
	if ended.LatestExecutionStatus == wire.JobCompleted {
		return MoveOutcome{PendingOrders: pending}
	}
	switch there, err := c.arrived(ctx, move); {
	case err != nil:
		return MoveOutcome{err: err}
	case !there:
		return MoveOutcome{err: failed}
	}
	return MoveOutcome{Found: true, PendingOrders: pending}
}

func exitOf(job wire.BatchJob) string {
	if job.LatestExecutionExitCode == "" || job.LatestExecutionExitCode == wire.JobUnknown {
		return job.LatestExecutionStatus
	}
	return job.LatestExecutionExitCode
}

// errPaused means that somebody has paused a job. It is resumed by the next run.
var errPaused = errors.New("the job that moves users was paused, so that it does not go on by itself")

// waitForMoveJob waits until a job has ended, well or not, and logs how far it
// is. Failed reads that may be passing are tolerated until the context ends.
func (c *Client) waitForMoveJob(ctx context.Context, orgID string, job wire.BatchJob) (wire.BatchJob, error) {
	last := job
	if ended(last) {
		return last, nil
	}
	err := batch.PollUntil(ctx, pollIntervals(), func(ctx context.Context) (bool, error) {
		found, err := c.GetMoveJob(ctx, orgID, job.ID)
		if err != nil {
			return false, err
		}
		last = found
		tflog.Info(ctx, "A job moves users to another location", map[string]any{
			"job": job.ID, "status": found.LatestExecutionStatus, "exit_code": found.LatestExecutionExitCode,
			"users": found.Counts.TotalMoves, "moved": found.Counts.Moved, "failed": found.Counts.Failed,
		})
		if paused(found) {
			return true, fmt.Errorf("%w (job %s)", errPaused, job.ID)
		}
		return ended(found), nil
	})
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("the job that moves users still has the status %s (job %s), and goes on at Webex: %w", last.LatestExecutionStatus, job.ID, err)
	}
	return last, err
}

func ended(job wire.BatchJob) bool {
	switch job.LatestExecutionStatus {
	case wire.JobCompleted, wire.JobFailed:
		return true
	}
	return job.LatestExecutionStatus == wire.JobAbandoned && !paused(job)
}

// paused reports whether a job can be resumed: it was stopped before all of its
// users had their turn.
func paused(job wire.BatchJob) bool {
	done := job.Counts.Moved + job.Counts.Failed + job.Counts.Skipped + job.Counts.Pending
	return job.LatestExecutionExitCode == wire.JobExitStopped && done < job.Counts.TotalMoves
}

// settleOnce follows the jobs that an earlier run has left, once for each
// organization. It reports whether there was one.
func (c *Client) settleOnce(ctx context.Context, orgID string) (followed bool, err error) {
	release, err := c.moves.settling.Acquire(ctx, orgID)
	if err != nil {
		return false, err
	}
	defer release()
	if followed, known := c.moves.settled.get(orgID); known {
		return followed, nil
	}
	followed, err = c.settle(ctx, orgID)
	if err == nil {
		c.moves.settled.set(orgID, followed)
	}
	return followed, err
}

// settle follows the jobs of an organization that have not ended to their end,
// and resumes those that are paused.
func (c *Client) settle(ctx context.Context, orgID string) (followed bool, err error) {
	looked := 0
	var unfinished []wire.BatchJob
	for job, err := range c.ListMoveJobs(ctx, orgID) {
		if err != nil {
			return false, err
		}
		if !ended(job) {
			unfinished = append(unfinished, job)
		}
		if looked++; looked == formerJobs {
			break
		}
	}
	for _, job := range unfinished {
		tflog.Info(ctx, "A job that moves users has not ended yet, and is waited for", map[string]any{"job": job.ID, "status": job.LatestExecutionStatus})
		if paused(job) {
			if err := c.ResumeMoveJob(ctx, orgID, job.ID); err != nil && !errors.Is(err, ErrConflict) {
				return true, fmt.Errorf("a paused job that moves users could not be resumed: %w", err)
			}
			job.LatestExecutionExitCode, job.LatestExecutionStatus = "", wire.JobStarted
		}
		if _, err := c.waitForMoveJob(ctx, orgID, job); err != nil {
			return true, err
		}
	}
	return len(unfinished) > 0, nil
}

// MoveError is why a job could not move a user.
type MoveError struct {
	// Exit is how the job ended.
	Exit       string
	TrackingID string
	Findings   []wire.MoveFinding
}

// Error shows what Webex said, without the phone numbers in it.
func (e *MoveError) Error() string {
	text := "the job that moves users ended with " + e.Exit
	if len(e.Findings) > 0 {
		text += ": " + DescribeFindings(e.Findings, "; ")
	}
	if e.TrackingID != "" {
		text += "; tracking id " + e.TrackingID
	}
	return text
}

// LineTaken reports whether the number or the extension of the new place was not
// to be had, which may be because another user has it.
func (e *MoveError) LineTaken() bool {
	for _, finding := range e.Findings {
		if LineFinding(finding.Code) {
			return true
		}
	}
	return false
}

// Codes of findings that are about the line in the new place.
const (
	extensionTaken   = "4202"
	numberNotInPlace = "27966"
)

// LineFinding reports whether a finding says that the number or the extension of
// the new place is not to be had.
func LineFinding(code wire.Code) bool { return code == extensionTaken || code == numberNotInPlace }

// ThereAlready reports whether a finding says that the user is in the place.
func ThereAlready(code wire.Code) bool { return code == "1026013" || code == "25378" }

// PlaceFinding reports whether a finding says that the place is not there, or
// not enabled for calling.
func PlaceFinding(code wire.Code) bool { return code == "4152" || code == "5620" }

// RefusedMove returns the codes and texts that a request to move a user was
// refused with.
func RefusedMove(err error) []wire.MoveFinding {
	var refusal *transport.Error
	if !errors.As(err, &refusal) || refusal.StatusCode != http.StatusBadRequest || !refusal.Typed {
		return nil
	}
	var findings []wire.MoveFinding
	for _, detail := range refusal.Details {
		findings = append(findings, wire.MoveFinding{Code: detail.ErrorCode, Message: detail.Description})
	}
	return findings
}

// DescribeFindings joins findings without the phone numbers in them.
func DescribeFindings(findings []wire.MoveFinding, separator string) string {
	texts := make([]string, len(findings))
	for index, finding := range findings {
		texts[index] = strings.TrimSpace(withoutNumbers(finding.Message))
		if code := string(finding.Code); code != "" && !strings.Contains(texts[index], code) {
			texts[index] = code + ": " + texts[index]
		}
	}
	return strings.Join(texts, separator)
}
