package emulator

import (
	"maps"
	"sync"
)

// unknownPath is what requests to a path that does not exist are counted under.
const unknownPath = "*"

// counterBook counts requests by method and route pattern.
type counterBook struct {
	mutex  sync.Mutex
	counts map[string]int
}

func (b *counterBook) count(method, path string) {
	if path == "" {
		path = unknownPath
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
