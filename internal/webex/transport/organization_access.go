package transport

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"golang.org/x/sync/semaphore"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// organizationAccess opens organizations. A customer's organization refuses
// everything until its partner has read it once, so a 403 there is followed by
// that read, and then by the call once more.
type organizationAccess struct {
	next *exchanger

	mutex         sync.Mutex
	organizations map[string]*organization
}

type organization struct {
	// turn is held by the call that reads the organization.
	turn *semaphore.Weighted
	read bool
}

func (a *organizationAccess) send(ctx context.Context, call Call) (*Answer, error) {
	fresh := call.OrgID != "" && !a.known(call.OrgID)
	result, err := a.next.send(ctx, call)
	if fresh && errors.Is(err, ErrForbidden) && a.open(ctx, call.OrgID) {
		return a.next.send(ctx, call)
	}
	return result, err
}

func (a *organizationAccess) known(orgID string) bool {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.entry(orgID).read
}

func (a *organizationAccess) remember(orgID string) {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.entry(orgID).read = true
}

// entry must be called with the mutex held.
func (a *organizationAccess) entry(orgID string) *organization {
	key := webexid.UUID(orgID)
	entry, ok := a.organizations[key]
	if !ok {
		entry = &organization{turn: semaphore.NewWeighted(1)}
		if a.organizations == nil {
			a.organizations = map[string]*organization{}
		}
		a.organizations[key] = entry
	}
	return entry
}

func (a *organizationAccess) turn(orgID string) *semaphore.Weighted {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	return a.entry(orgID).turn
}

// open reads an organization once, which opens a new customer's organization to
// its partner. It reports whether a request that was refused before is worth
// repeating.
func (a *organizationAccess) open(ctx context.Context, orgID string) bool {
	turn := a.turn(orgID)
	if err := turn.Acquire(ctx, 1); err != nil {
		return false
	}
	defer turn.Release(1)
	if a.known(orgID) {
		return true
	}
	_, err := a.next.send(ctx, Call{Method: http.MethodGet, Path: Route("organizations", orgID)})
	if answered, ok := errors.AsType[*Error](err); ok && answered.StatusCode < 500 {
		// A definite refusal: asking again for every call would change nothing.
		a.remember(orgID)
	}
	if err != nil {
		return false
	}
	a.remember(orgID)
	return true
}
