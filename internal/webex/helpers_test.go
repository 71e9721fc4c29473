package webex

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/openapitest"
)

// sent is a request that a fake backend has received.
type sent struct {
	Method string
	Path   string // below /v1, escaped
	Query  url.Values
	Header http.Header
	Body   string
	At     time.Time
}

// reply is what a fake backend answers; err takes the place of an answer.
type reply struct {
	status int
	header http.Header
	body   string
	err    error
}

func jsonReply(status int, body string) reply {
	return reply{status: status, body: body}
}

func (r reply) with(name, value string) reply {
	header := r.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	header.Add(name, value)
	r.header = header
	return r
}

// backend is a fake Webex in memory. Answers that claim success are checked
// against Cisco's documents, together with the request, where those are found.
type backend struct {
	tb        testing.TB
	documents *openapitest.Documents
	answer    func(sent) reply

	mutex    sync.Mutex
	requests []sent
}

func newBackend(tb testing.TB, answer func(sent) reply) *backend {
	tb.Helper()
	return &backend{tb: tb, documents: openapitest.Load(tb), answer: answer}
}

// replies answers one request after the other, and the last reply for good.
func replies(all ...reply) func(sent) reply {
	var mutex sync.Mutex
	return func(sent) reply {
		mutex.Lock()
		defer mutex.Unlock()
		next := all[0]
		if len(all) > 1 {
			all = all[1:]
		}
		return next
	}
}

func (b *backend) RoundTrip(request *http.Request) (*http.Response, error) {
	var content []byte
	if request.Body != nil {
		var err error
		if content, err = io.ReadAll(request.Body); err != nil {
			return nil, err
		}
	}
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	received := sent{
		Method: request.Method,
		Path:   strings.TrimPrefix(request.URL.EscapedPath(), "/v1"),
		Query:  request.URL.Query(),
		Header: request.Header.Clone(),
		Body:   string(content),
		At:     time.Now(),
	}
	b.mutex.Lock()
	b.requests = append(b.requests, received)
	b.mutex.Unlock()

	answer := b.answer(received)
	if answer.err != nil {
		return nil, answer.err
	}
	header := answer.header.Clone()
	if header == nil {
		header = http.Header{}
	}
	if header.Get("Content-Type") == "" && answer.body != "" {
		header.Set("Content-Type", "application/json")
	}
	if json.Valid([]byte(answer.body)) || answer.body == "" {
		if _, err := b.documents.CheckExchange(request, content, answer.status, header, []byte(answer.body)); err != nil {
			b.tb.Errorf("not as Cisco's document says: %v", err)
		}
	}
	return &http.Response{
		StatusCode: answer.status,
		Header:     header,
		Body:       io.NopCloser(bytes.NewReader([]byte(answer.body))),
		Request:    request,
	}, nil
}

func (b *backend) all() []sent {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	return slices.Clone(b.requests)
}

// calls lists method and path of all requests.
func (b *backend) calls() []string {
	calls := []string{}
	for _, request := range b.all() {
		calls = append(calls, request.Method+" "+request.Path)
	}
	return calls
}

// client is a client of the backend that is not slowed down.
func (b *backend) client(adjust ...func(*Config)) *Client {
	b.tb.Helper()
	config := Config{
		BaseURL:               "https://webex.test/v1/",
		AccessToken:           "secret-token",
		RequestsPerSecond:     1e6,
		MaxConcurrentRequests: 100,
		MaxRetries:            -1,
		Transport:             b,
	}
	for _, change := range adjust {
		change(&config)
	}
	client, err := NewClient(config)
	if err != nil {
		b.tb.Fatal(err)
	}
	return client
}

func noRetries(config *Config) { config.MaxRetries = 0 }

func withRefresh(config *Config) {
	config.AccessToken = ""
	config.ClientID, config.ClientSecret, config.RefreshToken = "id", "secret", "refresh-1"
}

const notFoundBody = `{"message":"gone","errors":[{"description":"gone"}],"trackingId":"T1"}`

// anything takes every object as whole.
func anything[T any](T) bool { return true }
