package page

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Outcomes of requests, as a list is filtered by them.
const (
	outcomeAnswered  = "answered"
	outcomeRefused   = "refused"
	outcomeFailed    = "failed"
	outcomeBroken    = "broken"
	outcomeByFault   = "struck_by_a_fault"
	firstServerError = http.StatusInternalServerError
)

type requestsView struct {
	Requests table[requestRow]
	// NotEmulated and Warnings tell whoever writes a client what is wrong with it.
	NotEmulated, Warnings []noteView
}

type requestRow struct {
	Number                                     int
	At, Method, Path, Status, Reason, Duration string
	Failed, Fault                              bool
}

func loadRequests(_ context.Context, p *browserPage, l *look) (any, error) {
	of := newList(l, "requests", "requests",
		column{key: "time", Title: "Time"}, column{key: "method", Title: "Method"}, column{key: "path", Title: "Path"},
		column{key: "status", Title: "Status"}, column{key: "duration", Title: "Duration", Number: true})
	of.Statuses = []string{outcomeAnswered, outcomeRefused, outcomeFailed, outcomeBroken, outcomeByFault}
	found := slices.DeleteFunc(p.Recent.latestFirst(), func(one recentRequest) bool { return !one.fits(of) })
	sortRequests(found, of)
	of.Page = max(1, min(of.Page, (len(found)-1)/shownRows+1))
	total := len(found)
	found = found[min(total, (of.Page-1)*shownRows):]
	found = found[:min(len(found), shownRows)]
	of.count(len(found), total)
	view := requestsView{Requests: table[requestRow]{List: of}, NotEmulated: p.Notes.latestFirst(NotEmulated), Warnings: p.Notes.latestFirst(Warned)}
	for _, one := range found {
		view.Requests.Rows = append(view.Requests.Rows, one.shown())
	}
	return view, nil
}

// fits reports whether a filter lets the request through.
func (r recentRequest) fits(of *list) bool {
	said := strings.ToLower(strings.Join([]string{r.method, withoutSecrets(r.path), r.statusText(), r.reason}, "\n"))
	for _, word := range strings.Fields(strings.ToLower(of.Text)) {
		if !strings.Contains(said, word) {
			return false
		}
	}
	return of.Status == "" || of.Status == r.outcome() || of.Status == outcomeByFault && r.fault
}

func (r recentRequest) outcome() string {
	switch {
	case r.status == 0:
		return outcomeBroken
	case r.status >= firstServerError:
		return outcomeFailed
	case r.status >= http.StatusBadRequest:
		return outcomeRefused
	}
	return outcomeAnswered
}

// sortRequests sorts requests of which the latest is first.
func sortRequests(found []recentRequest, of *list) {
	compare := map[string]func(a, b recentRequest) int{
		"time":     func(a, b recentRequest) int { return cmp.Compare(a.number, b.number) },
		"method":   func(a, b recentRequest) int { return cmp.Compare(a.method, b.method) },
		"path":     func(a, b recentRequest) int { return cmp.Compare(a.path, b.path) },
		"status":   func(a, b recentRequest) int { return cmp.Compare(a.status, b.status) },
		"duration": func(a, b recentRequest) int { return cmp.Compare(a.duration, b.duration) },
	}[of.query.Get("sort")]
	if compare == nil {
		return
	}
	slices.SortStableFunc(found, func(a, b recentRequest) int {
		if of.query.Get("order") == "down" {
			a, b = b, a
		}
		return compare(a, b)
	})
}

func (r recentRequest) statusText() string {
	switch {
	case r.cancelled:
		return "cancelled by the client"
	case r.status == 0:
		return "connection broken"
	}
	return strings.TrimSpace(fmt.Sprintf("%d %s", r.status, http.StatusText(r.status)))
}

func (r recentRequest) shown() requestRow {
	return requestRow{
		Number:   r.number,
		At:       clockTime(r.at),
		Method:   r.method,
		Path:     withoutSecrets(r.path),
		Status:   r.statusText(),
		Reason:   r.reason,
		Duration: fmt.Sprintf("%.1f ms", float64(r.duration)/float64(time.Millisecond)),
		Failed:   r.status == 0 || r.status >= http.StatusBadRequest,
		Fault:    r.fault,
	}
}

func clockTime(moment time.Time) string { return moment.UTC().Format("15:04:05 MST") }
