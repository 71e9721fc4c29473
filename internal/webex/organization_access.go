package webex

import (
	"context"
	"errors"
	"net/http"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// readOrganizations remembers which organizations this client has read.
type readOrganizations struct {
	mutex   sync.Mutex
	read    map[string]bool
	reading keyedLock
}

func (o *readOrganizations) known(orgID string) bool {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	return o.read[webexid.UUID(orgID)]
}

func (o *readOrganizations) remember(orgID string) {
	o.mutex.Lock()
	defer o.mutex.Unlock()
	if o.read == nil {
		o.read = map[string]bool{}
	}
	o.read[webexid.UUID(orgID)] = true
}

// introduce reads an organization once, which opens a new customer's
// organization to its partner. It reports whether a request that was refused
// before is worth repeating.
func (c *Client) introduce(ctx context.Context, orgID string) bool {
	release, err := c.organizations.reading.acquire(ctx, webexid.UUID(orgID))
	if err != nil {
		return false
	}
	defer release()
	if c.organizations.known(orgID) {
		return true
	}
	_, err = c.exchange(ctx, call{method: http.MethodGet, path: route("organizations", orgID)})
	if answered, ok := errors.AsType[*Error](err); ok && answered.StatusCode < 500 {
		// A definite refusal: asking again for every call would change nothing.
		c.organizations.remember(orgID)
	}
	if err != nil {
		return false
	}
	c.organizations.remember(orgID)
	return true
}
