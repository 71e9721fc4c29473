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
	keptRequests = 2000
	// keptText is how many bytes of a method or a path are remembered.
	keptText = 500
)

// secretParameter is a query parameter, of a link to a billing report for one,
// whose value is as good as a token.
var secretParameter = rest.Shape(`(?i)([?&][^=&]*(?:token|secret|signature)[^=&]*=)[^&]*`)

// recentRequest is a request that has ended.
type recentRequest struct {
	// number counts all requests.
	number       int
	at           time.Time
	method, path string
	// status is 0 where the connection was broken by a fault, or by the client.
	status    int
	cancelled bool
	// reason is why it was refused.
	reason string
	// fault says that a fault answered it.
	fault    bool
	duration time.Duration
}

// Recent holds the latest requests.
type Recent struct {
	mutex sync.Mutex
	// requests are in order until they are full; then next is the place of the
	// oldest.
	requests []recentRequest
	next     int
	count    int
}

func (b *Recent) add(request recentRequest) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.count++
	request.number = b.count
	if len(b.requests) < keptRequests {
		b.requests = append(b.requests, request)
		return
	}
	b.requests[b.next] = request
	b.next = (b.next + 1) % keptRequests
}

// latestFirst returns a copy.
func (b *Recent) latestFirst() []recentRequest {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	found := slices.Concat(b.requests[b.next:], b.requests[:b.next])
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
		ended.status, ended.reason, ended.fault = made.Status, reasonOf(made), made.Fault
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
