package transport

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

func TestBodiesAreBounded(t *testing.T) {
	t.Parallel()
	endless := func(status int) roundTripFunc {
		return func(request *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(endlessReader{}), Request: request}, nil
		}
	}
	for _, status := range []int{200, 400} {
		attempts := &attemptTransport{inner: endless(status), base: httptest.NewRequest(http.MethodGet, "/", nil).URL, timeout: time.Minute, limits: bodyLimits{success: 1000, failure: 100}}
		response, err := attempts.RoundTrip(httptest.NewRequest(http.MethodGet, "/", nil))
		if status == 200 {
			failure, ok := errors.AsType[*attemptError](err)
			if !ok || !failure.final || !failure.opened || !strings.Contains(err.Error(), "larger than 1000") {
				t.Errorf("error is %v", err)
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if got := len(bufferedBody(response)); got != 100 {
			t.Errorf("%d bytes of the error were kept, want 100", got)
		}
	}
	if defaultBodyLimits.success != 64<<20 || defaultBodyLimits.failure != 64<<10 {
		t.Errorf("limits are %+v", defaultBodyLimits)
	}
}

type endlessReader struct{}

func (endlessReader) Read(p []byte) (int, error) { return len(p), nil }

type roundTripFunc func(*http.Request) (*http.Response, error)

func (f roundTripFunc) RoundTrip(request *http.Request) (*http.Response, error) { return f(request) }
