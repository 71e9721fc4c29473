package emulator

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"net/http"
	"time"

	"github.com/google/uuid"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/jobs"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/page"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
)

// longestWrite is how long a client may take to receive an answer.
const longestWrite = 30 * time.Second

var trackingShape = rest.Shape(`^[A-Za-z0-9_.:-]{1,200}$`)

// ServeHTTP answers a request; the API's paths begin with /v1, others are
// of the page that shows what there is.
//
// It refuses what a browser sends for a page of another origin (see guard), and
// does not wait for a client that is slow to take its answer.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if refused := e.guard(r); refused != nil {
		e.send(w, refused.Reply(trackingID(r)))
		return
	}
	switch {
	case page.Serves(r.URL.Path):
		// A writer that knows no deadline is not a connection.
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longestWrite))
		e.page.ServeHTTP(w, r)
		return
	case r.URL.Path == healthPath:
		e.health(w, r)
		return
	}
	made, err := e.exchange(r)
	if err != nil || made.Cut {
		// The server closes the connection without an answer.
		panic(http.ErrAbortHandler)
	}
	e.send(w, made)
}

// send writes an answer.
func (e *Emulator) send(w http.ResponseWriter, made *rest.Reply) {
	// A writer that knows no deadline is not a connection.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longestWrite))
	for name, values := range made.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(made.Status)
	// The client may have gone; there is nobody to tell.
	_, _ = w.Write(made.Body)
}

// exchange answers a request and remembers it. It fails only when the request
// was cancelled.
func (e *Emulator) exchange(request *http.Request) (*rest.Reply, error) {
	start := time.Now()
	made, err := e.respond(request)
	e.recent.Remember(request, made, e.options.Now(), time.Since(start))
	return made, err
}

// respond answers a request, or lets a fault do so.
func (e *Emulator) respond(request *http.Request) (*rest.Reply, error) {
	ctx := request.Context()
	if err := wait.For(ctx, time.Duration(e.latency.Load())); err != nil {
		return nil, err
	}
	tracking := trackingID(request)
	found, request, missing := e.router.Find(request)
	e.requests.count(request.Method, found.Path)

	fault := e.faults.Take(request, found.Path, e.router)
	if !fault.After {
		if err := wait.For(ctx, fault.Latency); err != nil {
			return nil, err
		}
	}
	var made *rest.Reply
	if fault.After || fault.OnlyLatency {
		var err error
		if made, err = e.record(ctx, request, found, missing, tracking); err != nil {
			return nil, err
		}
	}
	if fault.After {
		if err := wait.For(ctx, fault.Latency); err != nil {
			return nil, err
		}
	}
	if !fault.OnlyLatency {
		made = fault.Reply(tracking)
	}
	return finish(made, tracking), nil
}

// answer does the work of a request.
func (e *Emulator) answer(
	ctx context.Context, request *http.Request, found rest.Route, missing error, tracking string,
) (*rest.Reply, error) {
	made, err := func() (*rest.Reply, error) {
		if !found.Public {
			if err := rest.Authorize(request, e.options.Token); err != nil {
				return nil, err
			}
		}
		if missing != nil {
			return nil, missing
		}
		return e.dispatch(ctx, request, found)
	}()
	var refused *rest.Refusal
	switch {
	case err == nil:
		return made, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &refused):
		if missing != nil || refused.Status == http.StatusNotImplemented {
			e.notes.Add(page.NotEmulated, request.Method, request.URL.Path, refused.Error(), e.options.Now())
		}
		return refused.Reply(tracking), nil
	case database.IsBusy(err):
		refused = rest.Refuse(rest.DatabaseBusy)
		refused.Header = http.Header{"Retry-After": {"1"}}
		return refused.Reply(tracking), nil
	default:
		return rest.Refuse(rest.InternalError, err).Reply(tracking), nil
	}
}

// dispatch runs the handler in its transaction.
func (e *Emulator) dispatch(ctx context.Context, request *http.Request, found rest.Route) (*rest.Reply, error) {
	body, err := rest.ReadBody(ctx, request)
	if err != nil {
		return nil, err
	}
	if err := jobs.FinishDueItems(ctx, e.store, e.options.Now); err != nil {
		return nil, err
	}
	transact := e.store.WriteNow
	if upToDate(ctx) {
		transact = e.store.Write
	}
	if found.Method == http.MethodGet && !found.Writes {
		transact = e.store.Read
		if e.options.Lag > 0 && !upToDate(ctx) {
			transact = e.store.ReadLate
		}
	}
	var made *rest.Reply
	var failed error
	var call *rest.Call
	err = transact(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := e.options.Now()
		call = &rest.Call{
			Request: request,
			Query:   rest.QueryOf(request.URL.Query()),
			Body:    body,
			Tx:      tx,
			Now:     now,
			Dialect: e.options.Dialect,
			Loose:   e.options.Loose,
			DoneAt:  now.Add(e.delay(ctx)),
		}
		made, failed = found.Handle(ctx, call)
		var refused *rest.Refusal
		if errors.As(failed, &refused) && refused.Keeps {
			return nil
		}
		return failed
	})
	err = cmp.Or(failed, err)
	e.noteWarnings(found, call, err == nil)
	if err != nil {
		return nil, err
	}
	return made, nil
}

// noteWarnings keeps the warnings of a call for the page. Of a call that was
// refused nobody knows what else it would have looked at.
func (e *Emulator) noteWarnings(found rest.Route, call *rest.Call, answered bool) {
	if call == nil {
		return
	}
	if answered {
		call.WarnOfIgnored()
	}
	for _, text := range call.Warnings {
		e.notes.Add(page.Warned, found.Method, found.Path, text, call.Now)
	}
}

// trackingID is the client's own where it looks like one, or a new one.
func trackingID(request *http.Request) string {
	if sent := request.Header.Get("TrackingID"); trackingShape().MatchString(sent) {
		return sent
	}
	return "EMULATOR_" + uuid.NewString()
}

func finish(made *rest.Reply, tracking string) *rest.Reply {
	made.Header.Set("trackingid", tracking)
	return made
}
