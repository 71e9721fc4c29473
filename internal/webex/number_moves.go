package webex

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// startsOfNumberMove is how often a job is asked for while Webex works on others.
const startsOfNumberMove = 5

// onlyOneNumber is the code of a job that Webex takes for one number at a time.
const onlyOneNumber = "1017031"

// MoveNumbers moves numbers that nobody uses from the inventory of one location
// to that of another one, and waits until that is done. Webex works on one such
// job of an organization at a time: this one waits for those before it. It
// returns the numbers that moved; what Webex does not move is no error.
func (c *Client) MoveNumbers(ctx context.Context, orgID, source, target string, numbers []string) (moved []string, err error) {
	release, err := c.numberMoves.Acquire(ctx, orgID)
	if err != nil {
		return nil, err
	}
	defer release()
	for chunk := range slices.Chunk(numbers, wire.MaxMovedNumbers) {
		part, err := c.moveNumbers(ctx, orgID, source, target, chunk)
		moved = append(moved, part...)
		if err != nil {
			return moved, err
		}
	}
	return moved, nil
}

func (c *Client) moveNumbers(ctx context.Context, orgID, source, target string, numbers []string) (moved []string, err error) {
	for attempt := 1; ; attempt++ {
		job, err := c.StartNumberMove(ctx, orgID, source, target, numbers)
		var refusal *Error
		switch {
		case err == nil:
			return c.followNumberMove(ctx, orgID, job, source, target, numbers)
		case errors.Is(err, ErrConflict) && attempt < startsOfNumberMove, Doubtful(err) && attempt == 1:
			// Another job runs, or this one was started after all.
			if err := c.settleNumberJobs(ctx, orgID); err != nil {
				return nil, fmt.Errorf("a job that moves phone numbers is running already: %w", err)
			}
			there, err := c.numbersAt(ctx, orgID, target, numbers)
			if err != nil || len(there) == len(numbers) {
				return there, err
			}
		case errors.As(err, &refusal) && refusal.Refusal():
			tflog.Info(ctx, "Webex does not move phone numbers between two locations", map[string]any{"status": refusal.StatusCode, "tracking_id": refusal.TrackingID})
			return nil, nil
		default:
			return nil, err
		}
	}
}

// numbersAt returns those of the numbers that are in the inventory of a location.
func (c *Client) numbersAt(ctx context.Context, orgID, location string, numbers []string) (there []string, err error) {
	for number, err := range c.ListNumbers(ctx, NumberFilter{OrgID: orgID, LocationID: location}) {
		if err != nil {
			return nil, err
		}
		if slices.Contains(numbers, number.PhoneNumber) {
			there = append(there, number.PhoneNumber)
		}
	}
	return there, nil
}

// followNumberMove waits for a job, and returns the numbers that it moved.
func (c *Client) followNumberMove(ctx context.Context, orgID string, job wire.BatchJob, source, target string, numbers []string) (moved []string, err error) {
	ended, err := c.waitForNumberJob(ctx, orgID, job)
	switch {
	case err != nil:
		return nil, err
	case ended.LatestExecutionStatus != wire.JobCompleted:
		return c.numbersAt(ctx, orgID, target, numbers)
	case ended.LatestExecutionExitCode == wire.JobExitCompleted:
		return numbers, nil
	}
	problems, err := c.ListNumberJobErrors(ctx, orgID, job.ID)
	if err != nil {
		return nil, fmt.Errorf("the job that moves phone numbers ended with %s, and why could not be read: %w", exitOf(ended), err)
	}
	var left, alone []string
	for _, problem := range problems {
		left = append(left, problem.Item)
		for _, message := range problem.Error.Message {
			tflog.Info(ctx, "A phone number did not move to another location", map[string]any{"job": job.ID, "code": message.Code})
			if strings.HasSuffix(message.Code, onlyOneNumber) {
				alone = append(alone, problem.Item)
			}
		}
	}
	moved = slices.DeleteFunc(slices.Clone(numbers), func(number string) bool { return slices.Contains(left, number) })
	if len(numbers) == 1 {
		return moved, nil
	}
	for _, number := range alone {
		one, err := c.moveNumbers(ctx, orgID, source, target, []string{number})
		moved = append(moved, one...)
		if err != nil {
			return moved, err
		}
	}
	return moved, nil
}

// waitForNumberJob waits until a job has ended, well or not, and logs how far it
// is. A job that somebody has paused is resumed.
func (c *Client) waitForNumberJob(ctx context.Context, orgID string, job wire.BatchJob) (wire.BatchJob, error) {
	last := job
	err := batch.PollUntil(ctx, pollIntervals(), func(ctx context.Context) (bool, error) {
		found, err := c.GetNumberJob(ctx, orgID, job.ID)
		if err != nil {
			return false, err
		}
		last = found
		tflog.Info(ctx, "A job moves phone numbers to another location", map[string]any{
			"job": job.ID, "status": found.LatestExecutionStatus, "exit_code": found.LatestExecutionExitCode,
			"numbers": found.Counts.TotalNumbers, "moved": found.Counts.NumbersMoved, "failed": found.Counts.NumbersFailed,
		})
		if stopped(found) {
			err := c.ResumeNumberJob(ctx, orgID, job.ID)
			if errors.Is(err, ErrConflict) {
				err = nil
			}
			return false, err
		}
		return ended(found), nil
	})
	if err != nil && ctx.Err() != nil {
		err = fmt.Errorf("the job that moves phone numbers still has the status %s (job %s), and goes on at Webex: %w", last.LatestExecutionStatus, job.ID, err)
	}
	return last, err
}

func stopped(job wire.BatchJob) bool {
	return job.LatestExecutionStatus == wire.JobAbandoned && job.LatestExecutionExitCode == wire.JobExitStopped
}

// settleNumberJobs follows the jobs of an organization that have not ended.
func (c *Client) settleNumberJobs(ctx context.Context, orgID string) error {
	looked := 0
	for job, err := range c.ListNumberJobs(ctx, orgID) {
		if err != nil {
			return err
		}
		if !ended(job) || stopped(job) {
			if _, err := c.waitForNumberJob(ctx, orgID, job); err != nil {
				return err
			}
		}
		if looked++; looked == formerJobs {
			break
		}
	}
	return nil
}
