package emulator

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"net/http"
	"time"

	"github.com/google/uuid"
)

// longestWrite is how long a client may take to receive an answer.
const longestWrite = 30 * time.Second

var trackingShape = shape(`^[A-Za-z0-9_.:-]{1,200}$`)

// ServeHTTP answers a request; the API's paths begin with /v1, the root is a
// page that shows what there is.
//
// It refuses what a browser sends for a page of another origin (see guard), and
// does not wait for a client that is slow to take its answer.
func (e *Emulator) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if refused := e.guard(r); refused != nil {
		e.send(w, refused.reply(trackingID(r)))
		return
	}
	if r.URL.Path == "/" {
		e.page.ServeHTTP(w, r)
		return
	}
	made, err := e.exchange(r)
	if err != nil || made.cut {
		// The server closes the connection without an answer.
		panic(http.ErrAbortHandler)
	}
	e.send(w, made)
}

// send writes an answer.
func (e *Emulator) send(w http.ResponseWriter, made *reply) {
	// A writer that knows no deadline is not a connection.
	_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(longestWrite))
	for name, values := range made.header {
		w.Header()[name] = values
	}
	w.WriteHeader(made.status)
	// The client may have gone; there is nobody to tell.
	_, _ = w.Write(made.body)
}

// exchange answers a request and remembers it. It fails only when the request
// was cancelled.
func (e *Emulator) exchange(request *http.Request) (*reply, error) {
	start := time.Now()
	made, err := e.respond(request)
	e.recent.remember(request, made, e.options.Now(), time.Since(start))
	return made, err
}

// respond answers a request, or lets a fault do so.
func (e *Emulator) respond(request *http.Request) (*reply, error) {
	ctx := request.Context()
	if err := wait(ctx, time.Duration(e.latency.Load())); err != nil {
		return nil, err
	}
	tracking := trackingID(request)
	found, values, missing := e.router.find(request)
	e.requests.count(request.Method, found.path)

	fault := e.faults.take(request, found.path, e.router)
	if !fault.After {
		if err := wait(ctx, fault.Latency); err != nil {
			return nil, err
		}
	}
	var made *reply
	if fault.After || fault.OnlyLatency {
		var err error
		if made, err = e.answer(ctx, request, found, values, missing, tracking); err != nil {
			return nil, err
		}
	}
	if fault.After {
		if err := wait(ctx, fault.Latency); err != nil {
			return nil, err
		}
	}
	if !fault.OnlyLatency {
		made = fault.reply(tracking)
	}
	return finish(made, tracking), nil
}

// answer does the work of a request.
func (e *Emulator) answer(
	ctx context.Context, request *http.Request, found route, values map[string]string, missing error, tracking string,
) (*reply, error) {
	made, err := func() (*reply, error) {
		if !found.public {
			if err := authorize(request, e.options.Token); err != nil {
				return nil, err
			}
		}
		if missing != nil {
			return nil, missing
		}
		return e.dispatch(ctx, request, found, values)
	}()
	var refused *refusal
	switch {
	case err == nil:
		return made, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.As(err, &refused):
		return refused.reply(tracking), nil
	case isBusy(err):
		refused = refuse(databaseBusy)
		refused.header = http.Header{"Retry-After": {"1"}}
		return refused.reply(tracking), nil
	default:
		return refuse(internalError, err).reply(tracking), nil
	}
}

// dispatch runs the handler in its transaction.
func (e *Emulator) dispatch(
	ctx context.Context, request *http.Request, found route, values map[string]string,
) (*reply, error) {
	body, err := readBody(ctx, request)
	if err != nil {
		return nil, err
	}
	if err := e.finishDueItems(ctx); err != nil {
		return nil, err
	}
	transact := e.store.writeNow
	if upToDate(ctx) {
		transact = e.store.write
	}
	if found.method == http.MethodGet && !found.writes {
		transact = e.store.read
		if e.options.Lag > 0 && !upToDate(ctx) {
			transact = e.store.readLate
		}
	}
	var made *reply
	var failed error
	err = transact(ctx, func(ctx context.Context, tx *sql.Tx) error {
		now := e.options.Now()
		made, failed = found.handle(ctx, &call{
			request: request,
			values:  values,
			query:   request.URL.Query(),
			body:    body,
			tx:      tx,
			now:     now,
			doneAt:  now.Add(e.options.ProvisioningDelay),
		})
		var refused *refusal
		if errors.As(failed, &refused) && refused.keeps {
			return nil
		}
		return failed
	})
	if err = cmp.Or(failed, err); err != nil {
		return nil, err
	}
	return made, nil
}

// trackingID is the client's own where it looks like one, or a new one.
func trackingID(request *http.Request) string {
	if sent := request.Header.Get("TrackingID"); trackingShape().MatchString(sent) {
		return sent
	}
	return "EMULATOR_" + uuid.NewString()
}

func finish(made *reply, tracking string) *reply {
	made.header.Set("trackingid", tracking)
	return made
}
