package emulator

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/requestlog"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// RequestLog is a log that Options.Record has written.
type RequestLog = requestlog.Log

// ReadRequestLog reads a log of requests.
func ReadRequestLog(source io.Reader) (*RequestLog, error) { return requestlog.Read(source) }

// Replay sends the requests of a log to the emulator, whose clock at sets. It returns how
// many there are, and what was answered otherwise, a line each.
func (e *Emulator) Replay(ctx context.Context, log *RequestLog, at func(time.Time)) (sent int, different []string, err error) {
	sent, found, err := log.Replay(ctx, e.Transport(), e.options.Token, at)
	for _, one := range found {
		different = append(different, one.String())
	}
	return sent, different, err
}

// startRecording begins a log, where one is asked for.
func (e *Emulator) startRecording() (err error) {
	if e.options.Record == nil {
		return nil
	}
	e.recorder, err = requestlog.NewWriter(e.options.Record, requestlog.Settings{
		Delay: e.options.ProvisioningDelay, Lag: e.options.Lag, Dialect: string(e.options.Dialect), Loose: e.options.Loose,
	})
	return err
}

// record answers a request and writes both down. What needs no token is about tokens,
// and not written down.
func (e *Emulator) record(
	ctx context.Context, request *http.Request, found rest.Route, missing error, tracking string,
) (*rest.Reply, error) {
	if e.recorder == nil || found.Public {
		return e.answer(ctx, request, found, missing, tracking)
	}
	var body bytes.Buffer
	if request.Body != nil {
		request.Body = io.NopCloser(io.TeeReader(request.Body, &body))
	}
	at := e.options.Now()
	made, err := e.answer(ctx, request, found, missing, tracking)
	if err == nil {
		err = e.recorder.Add(at, request, body.Bytes(), made.Status, made.Body)
	}
	return made, err
}
