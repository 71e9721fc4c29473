package page

import (
	"encoding/json"
	"net/http"
	"slices"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

const (
	// keptRequests is how many requests are remembered.
	keptRequests = 100
	// keptText is how many bytes of a method or a path are remembered.
	keptText = 500
)

// secretParameter is a query parameter, of a link to a billing report for one,
// whose value is as good as a token.
var secretParameter = rest.Shape(`(?i)([?&][^=&]*(?:token|secret|signature)[^=&]*=)[^&]*`)

// recentRequest is a request that has ended.
type recentRequest struct {
	at           time.Time
	method, path string
	// status is 0 where the connection was broken by a fault, or by the client.
	status    int
	cancelled bool
	// reason is why it was refused.
	reason   string
	duration time.Duration
}

// Recent holds the latest requests, the latest last.
type Recent struct {
	mutex    sync.Mutex
	requests []recentRequest
}

func (b *Recent) add(request recentRequest) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if len(b.requests) == keptRequests {
		copy(b.requests, b.requests[1:])
		b.requests = b.requests[:keptRequests-1]
	}
	b.requests = append(b.requests, request)
}

// latestFirst returns a copy.
func (b *Recent) latestFirst() []recentRequest {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	found := slices.Clone(b.requests)
	slices.Reverse(found)
	return found
}

// Remember keeps a request that has ended at a time; the reply is nil where the
// client didn't wait for it.
func (b *Recent) Remember(request *http.Request, made *rest.Reply, at time.Time, duration time.Duration) {
	ended := recentRequest{
		at:        at,
		method:    shortened(request.Method),
		path:      shortened(request.URL.RequestURI()),
		cancelled: made == nil,
		duration:  duration,
	}
	if made != nil {
		ended.status, ended.reason = made.Status, reasonOf(made)
	}
	b.add(ended)
}

// reasonOf is the message of a refusal.
func reasonOf(made *rest.Reply) string {
	var body struct {
		Message string `json:"message"`
	}
	if made.Status < http.StatusBadRequest || json.Unmarshal(made.Body, &body) != nil {
		return ""
	}
	return shortened(body.Message)
}

func shortened(text string) string {
	if len(text) <= keptText {
		return text
	}
	return text[:keptText] + "…"
}

// withoutSecrets hides what lets whoever has it in.
func withoutSecrets(path string) string {
	return secretParameter().ReplaceAllString(path, "${1}…")
}
