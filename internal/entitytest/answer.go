package entitytest

import (
	"io"
	"net"
	"net/http"
	"strings"
	"syscall"
)

// Answer is an answer with a JSON body.
func Answer(request *http.Request, status int, body string) *http.Response {
	return &http.Response{
		StatusCode: status, Request: request, Body: io.NopCloser(strings.NewReader(body)),
		Header: http.Header{"Content-Type": {"application/json"}},
	}
}

// Cut ends the connection without an answer.
func Cut(*http.Request) (*http.Response, error) {
	return nil, &net.OpError{Op: "read", Net: "tcp", Err: syscall.ECONNRESET}
}

// Hang answers nothing until the request is given up.
func Hang(request *http.Request) (*http.Response, error) {
	<-request.Context().Done()
	return nil, request.Context().Err()
}

// Status answers always the same.
func Status(code int, body string) func(*http.Request) (*http.Response, error) {
	return func(request *http.Request) (*http.Response, error) { return Answer(request, code, body), nil }
}
