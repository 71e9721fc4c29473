// Package faults lets requests fail on purpose.
package faults

import (
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Fault makes matching requests fail. The first matching fault that strikes
// decides; every fault keeps its own count.
type Fault struct {
	// Method is an HTTP method; empty matches all.
	Method string
	// Path is a route pattern such as /v1/wholesale/customers/{customerId},
	// which matches only that route, or else any prefix of a path; empty matches
	// all.
	Path string
	// Probability is between 0 and 1; 0 and 1 both mean always.
	Probability float64
	// Times is how often the fault strikes before it is used up; 0 means for
	// ever.
	Times int
	// After lets the work be done first: only the answer suffers.
	After bool
	// Latency makes the request wait before anything else happens to it, or with
	// After its answer.
	Latency time.Duration
	// OnlyLatency lets the request be answered as usual otherwise.
	OnlyLatency bool
	// Status is the status of the answer; 0 breaks the connection.
	Status int
	// RetryAfter is sent as the Retry-After header, word for word.
	RetryAfter string
	// Body replaces Webex's error body.
	Body string
	// ContentType is the type of Body; empty means JSON.
	ContentType string
}

// Book holds the faults in force. The zero value holds none; it takes no
// fault with a probability before its seed is set.
type Book struct {
	mutex  sync.Mutex
	faults []*Pending
	last   int
	random *rand.Rand
}

// Pending is a fault in force.
type Pending struct {
	Fault
	// ID tells it from all others that were ever added.
	ID int
	// Struck is how often it has struck, and Left how often it will, where it has
	// Times.
	Struck, Left int
}

// Add puts a fault in force.
func (b *Book) Add(fault Fault) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.last++
	b.faults = append(b.faults, &Pending{Fault: fault, ID: b.last, Left: fault.Times})
}

// InForce returns the faults in force, in the order in which they were added.
func (b *Book) InForce() []Pending {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	found := make([]Pending, len(b.faults))
	for index, one := range b.faults {
		found[index] = *one
	}
	return found
}

// Remove lifts one fault. One that is over by now is no error.
func (b *Book) Remove(id int) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.faults = slices.DeleteFunc(b.faults, func(one *Pending) bool { return one.ID == id })
}

// Clear lifts all faults.
func (b *Book) Clear() {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.faults = nil
}

// SetSeed starts the chances of faults with a Probability anew: the same seed
// and the same order of requests give the same faults.
func (b *Book) SetSeed(seed uint64) {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	b.random = rand.New(rand.NewPCG(seed, seed)) //nolint:gosec // repeatable on purpose
}

// Take returns the fault that strikes a request, or one that can't be felt.
func (b *Book) Take(request *http.Request, pattern string, known *rest.Router) Fault {
	b.mutex.Lock()
	defer b.mutex.Unlock()
	for index, fault := range b.faults {
		if !fault.matches(request, pattern, known) {
			continue
		}
		if fault.Probability > 0 && fault.Probability < 1 && b.random.Float64() >= fault.Probability {
			continue
		}
		fault.Struck++
		if fault.Times > 0 {
			if fault.Left--; fault.Left == 0 {
				b.faults = slices.Delete(b.faults, index, index+1)
			}
		}
		return fault.Fault
	}
	return Fault{OnlyLatency: true}
}

func (f *Fault) matches(request *http.Request, pattern string, known *rest.Router) bool {
	if f.Method != "" && !strings.EqualFold(f.Method, request.Method) {
		return false
	}
	if known.Has(f.Path) {
		return f.Path == pattern
	}
	return strings.HasPrefix(request.URL.Path, f.Path) || strings.HasPrefix(pattern, f.Path)
}

// Reply is the answer of a fault; tracking is the id of the request.
func (f *Fault) Reply(tracking string) *rest.Reply {
	if f.Status == 0 {
		return &rest.Reply{Header: http.Header{}, Fault: true, Cut: true}
	}
	made := (&rest.Refusal{Status: f.Status, Details: []wire.ErrorDetail{{Description: http.StatusText(f.Status)}}}).Reply(tracking)
	made.Fault = true
	if f.Body != "" {
		made.Body = []byte(f.Body)
	}
	if f.ContentType != "" {
		made.Header.Set("Content-Type", f.ContentType)
	}
	if f.RetryAfter != "" {
		made.Header.Set("Retry-After", f.RetryAfter)
	}
	return made
}
