package emulator

import (
	"maps"
	"net/http"
	"sync"
)

// unknown is what requests are counted under whose path or method does not exist: there
// is no end of these.
const unknown = "*"

// counterBook counts requests by method and route pattern.
type counterBook struct {
	mutex  sync.Mutex
	counts map[string]int
}

func (b *counterBook) count(method, path string) {
	if path == "" {
		path = unknown
	}
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
	default:
		method = unknown
	}
	b.mutex.Lock()
	defer b.mutex.Unlock()
	if b.counts == nil {
		b.counts = map[string]int{}
	}
	b.counts[method+" "+path]++
}

// Requests returns how many requests there were, also those that failed, by
// method and route pattern, such as "GET /v1/wholesale/customers/{customerId}".
// Requests to an unknown path are counted as "GET *".
func (e *Emulator) Requests() map[string]int {
	e.requests.mutex.Lock()
	defer e.requests.mutex.Unlock()
	counts := map[string]int{}
	maps.Copy(counts, e.requests.counts)
	return counts
}

// ResetRequests starts counting anew.
func (e *Emulator) ResetRequests() {
	e.requests.mutex.Lock()
	defer e.requests.mutex.Unlock()
	e.requests.counts = nil
}
