package webex

import (
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
)

// A job for numbers in the states that Webex shows.
const (
	startedJob = `{"id":"job","latestExecutionStatus":"STARTED","latestExecutionExitCode":"UNKNOWN","counts":{}}`
	endedJob   = `{"id":"job","latestExecutionStatus":"COMPLETED","latestExecutionExitCode":"COMPLETED","counts":{}}`
	partlyJob  = `{"id":"job","latestExecutionStatus":"COMPLETED","latestExecutionExitCode":"COMPLETED_WITH_ERRORS","counts":{}}`
	failedJob  = `{"id":"job","latestExecutionStatus":"FAILED","latestExecutionExitCode":"UNKNOWN","counts":{}}`
	pausedJob  = `{"id":"job","latestExecutionStatus":"ABANDONED","latestExecutionExitCode":"STOPPED","counts":{}}`
	refused    = `{"message":"Refused.","errors":[{"description":"Refused."}],"trackingId":"T1"}`
)

// numberJobs is a backend that answers starts and reads of jobs in order, and
// the last of each for good.
type numberJobs struct {
	starts []reply
	// reads are the states of the job, one for each read.
	reads []string
	// errors is what the job says of its numbers.
	errors string
	// there are the numbers in the inventory of the target.
	there []string
}

func (j numberJobs) backend(t *testing.T) *backend {
	t.Helper()
	start := replies(j.starts...)
	var states []reply
	for _, state := range j.reads {
		states = append(states, jsonReply(http.StatusOK, state))
	}
	read := replies(append(states, jsonReply(http.StatusOK, endedJob))...)
	made := newBackend(t, func(request sent) reply {
		switch {
		case strings.HasSuffix(request.Path, "/resume/invoke"):
			return reply{status: http.StatusNoContent}
		case request.Method == http.MethodPost:
			return start(request)
		case strings.HasSuffix(request.Path, "/errors"):
			return jsonReply(http.StatusOK, `{"items":[`+j.errors+`]}`)
		case strings.HasSuffix(request.Path, "/manageNumbers"):
			return jsonReply(http.StatusOK, `{"items":[`+startedJob+`]}`)
		case strings.HasSuffix(request.Path, "/numbers"):
			var items []string
			for _, number := range j.there {
				items = append(items, `{"phoneNumber":"`+number+`"}`)
			}
			return jsonReply(http.StatusOK, `{"phoneNumbers":[`+strings.Join(items, ",")+`]}`)
		}
		return read(request)
	})
	made.documents = nil
	return made
}

// problem is what a job says of one number.
func problem(number, code string) string {
	return `{"item":"` + number + `","error":{"key":"k","message":[{"code":"` + code + `","description":"d"}]}}`
}

func TestMoveNumbers(t *testing.T) {
	t.Parallel()
	const first, second = "+14155550100", "+14155550101"
	both := []string{first, second}
	started, conflict := jsonReply(http.StatusAccepted, startedJob), jsonReply(http.StatusConflict, refused)
	for name, test := range map[string]struct {
		jobs   numberJobs
		moved  []string
		starts int
		resume int
		fails  error
	}{
		"all move":                 {jobs: numberJobs{starts: []reply{started}, reads: []string{startedJob}}, moved: both, starts: 1},
		"Webex does not move them": {jobs: numberJobs{starts: []reply{jsonReply(http.StatusBadRequest, refused)}}, starts: 1},
		// One 403 may be that of an organization which is new.
		"no permission":               {jobs: numberJobs{starts: []reply{jsonReply(http.StatusForbidden, refused)}}, starts: 2, fails: ErrForbidden},
		"another job runs":            {jobs: numberJobs{starts: []reply{conflict, started}, reads: []string{startedJob, endedJob}}, moved: both, starts: 2},
		"other jobs run all the time": {jobs: numberJobs{starts: []reply{conflict}}, starts: startsOfNumberMove},
		"the doubtful start arrived":  {jobs: numberJobs{starts: []reply{{err: errors.New("connection reset")}}, there: both}, moved: both, starts: 1},
		"the doubtful start was lost": {jobs: numberJobs{starts: []reply{{err: errors.New("connection reset")}, started}}, moved: both, starts: 2},
		"one stays":                   {jobs: numberJobs{starts: []reply{started}, reads: []string{partlyJob}, errors: problem(second, "1")}, moved: []string{first}, starts: 1},
		"the job fails half-way":      {jobs: numberJobs{starts: []reply{started}, reads: []string{failedJob}, there: []string{first}}, moved: []string{first}, starts: 1},
		"somebody has paused the job": {jobs: numberJobs{starts: []reply{started}, reads: []string{pausedJob}}, moved: both, starts: 1, resume: 1},
		"Webex takes them one by one": {jobs: numberJobs{starts: []reply{started}, reads: []string{partlyJob}, errors: problem(first, "ERR-"+onlyOneNumber) + "," + problem(second, "ERR-"+onlyOneNumber)}, moved: both, starts: 3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := test.jobs.backend(t)
				moved, err := backend.client().MoveNumbers(t.Context(), "org", "office", "north", both)
				starts, resumes := 0, 0
				for _, request := range backend.all() {
					switch {
					case strings.HasSuffix(request.Path, "/resume/invoke"):
						resumes++
					case request.Method == http.MethodPost:
						starts++
					}
				}
				if slices.Sort(moved); !slices.Equal(moved, test.moved) || !errors.Is(err, test.fails) || (err != nil) != (test.fails != nil) {
					t.Errorf("moved %v: %v; want %v", moved, err, test.moved)
				}
				if starts != test.starts || resumes != test.resume {
					t.Errorf("%d starts and %d resumes, want %d and %d", starts, resumes, test.starts, test.resume)
				}
			})
		})
	}
}
