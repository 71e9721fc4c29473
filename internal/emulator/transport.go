package emulator

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"time"
)

// Transport returns a round tripper that calls the emulator in-process,
// whatever host the request names. A broken connection (see Fault) is an error
// that wraps io.ErrUnexpectedEOF.
func (e *Emulator) Transport() http.RoundTripper {
	return inProcess{emulator: e}
}

// UpToDateTransport is a Transport without the lag (see Options): its reads show
// what is stored, and its writes show at once.
func (e *Emulator) UpToDateTransport() http.RoundTripper {
	return inProcess{emulator: e, upToDate: true}
}

// FillTransport is an UpToDateTransport whose work takes no time: what it makes is
// provisioned at once.
func (e *Emulator) FillTransport() http.RoundTripper {
	return inProcess{emulator: e, upToDate: true, atOnce: true}
}

type inProcess struct {
	emulator         *Emulator
	upToDate, atOnce bool
}

// upToDateKey marks the context of a request that knows no lag.
type upToDateKey struct{}

func upToDate(ctx context.Context) bool { return ctx.Value(upToDateKey{}) != nil }

// atOnceKey marks the context of a request whose work takes no time.
type atOnceKey struct{}

// delay is how long the work of a request takes.
func (e *Emulator) delay(ctx context.Context) time.Duration {
	if ctx.Value(atOnceKey{}) != nil {
		return 0
	}
	return e.options.ProvisioningDelay
}

// RoundTrip answers with a complete body, or with the error of the request's
// context.
func (t inProcess) RoundTrip(request *http.Request) (*http.Response, error) {
	if request.Body != nil {
		defer func() { _ = request.Body.Close() }()
	}
	if t.upToDate {
		request = request.WithContext(context.WithValue(request.Context(), upToDateKey{}, true))
	}
	if t.atOnce {
		request = request.WithContext(context.WithValue(request.Context(), atOnceKey{}, true))
	}
	made, err := t.emulator.exchange(request)
	if err != nil {
		return nil, err
	}
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	if made.Cut {
		return nil, fmt.Errorf("emulator: connection closed: %w", io.ErrUnexpectedEOF)
	}
	return &http.Response{
		Status:        fmt.Sprintf("%d %s", made.Status, http.StatusText(made.Status)),
		StatusCode:    made.Status,
		Proto:         "HTTP/1.1",
		ProtoMajor:    1,
		ProtoMinor:    1,
		Header:        canonical(made.Header),
		Body:          io.NopCloser(bytes.NewReader(made.Body)),
		ContentLength: int64(len(made.Body)),
		Request:       request,
	}, nil
}

// canonical copies a header with its names spelled as Header.Get expects them.
func canonical(header http.Header) http.Header {
	spelled := http.Header{}
	for name, values := range header {
		for _, value := range values {
			spelled.Add(name, value)
		}
	}
	return spelled
}
