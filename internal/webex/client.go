// Package webex is a client of the Webex REST API: the wholesale calls and what
// the life of a customer needs besides, one file per group of endpoints. It knows
// nothing of Terraform but its log. The shapes of the API are in wire, the way of
// a request in transport, and reading many objects at once in batch.
package webex

import (
	"net/url"
	"sync"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/batch"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// pollIntervals says how often background work of Webex is polled.
func pollIntervals() batch.Intervals {
	return batch.Intervals{First: 250 * time.Millisecond, Factor: 1.6, Longest: 15 * time.Second}
}

// Client is safe for concurrent use. All its requests share one pace, one
// token and one poller.
type Client struct {
	*core
	subPartnerOrgID string
	customers       *batch.Poller[wire.Customer]
	directory       customerDirectory
	subscribers     *batch.GroupReader[wire.Subscriber]
	customerReads   *batch.GroupReader[wire.Customer]
}

// core is what the views of one client share.
type core struct {
	transport *transport.Transport

	templates batch.Cached[bool]
	roles     batch.Cached[[]wire.Role]
	// rolesAgain is the list of roles that was asked for because one was missing.
	rolesAgain batch.Cached[[]wire.Role]
	partner    batch.Cached[string]
	people     batch.KeyedLock
	persons    *batch.GroupReader[wire.Person]
	written    writtenPeople
	moves      userMoves
	// numberMoves lets one job of an organization move numbers at a time.
	numberMoves batch.KeyedLock

	hadSubscribers, hadLocations beforehand
	// newTemplates lets templates of one name be created one at a time.
	newTemplates batch.KeyedLock

	mutex sync.Mutex
	views map[string]*Client
}

// NewClient checks the configuration and returns a client that works for the
// partner itself. It opens no connection.
func NewClient(config Config) (*Client, error) {
	sender, err := transport.New(config)
	if err != nil {
		return nil, err
	}
	return newCore(sender).view(""), nil
}

func newCore(sender *transport.Transport) *core {
	shared := &core{transport: sender, views: map[string]*Client{}}
	client := shared.view("")
	shared.persons = client.newPersonReader()
	shared.moves.collector = client.newMoveCollector()
	return shared
}

// Afresh returns a client for reading that knows nothing of what this one has
// read. It shares pace and token with it, and works for the same sub-partner.
func (c *Client) Afresh() *Client {
	return newCore(c.transport).view(c.subPartnerOrgID)
}

// ForSubPartner returns a view of the client that handles customers and
// subscribers on behalf of a sub-partner. It shares pace, token and poller
// with the client. An empty id means the partner itself.
func (c *Client) ForSubPartner(orgID string) *Client {
	return c.view(orgID)
}

func (s *core) view(subPartnerOrgID string) *Client {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if found, ok := s.views[subPartnerOrgID]; ok {
		return found
	}
	client := &Client{core: s, subPartnerOrgID: subPartnerOrgID}
	client.customers = client.newCustomerPoller()
	client.subscribers = client.newSubscriberReader()
	client.customerReads = client.newCustomerReader()
	s.views[subPartnerOrgID] = client
	return client
}

// wholesaleQuery is the query of the wholesale calls that accept a sub-partner.
func (c *Client) wholesaleQuery() url.Values {
	query := url.Values{}
	setIfGiven(query, "onBehalfOfSubPartnerOrgId", c.subPartnerOrgID)
	return query
}

func organizationQuery(orgID string) url.Values {
	query := url.Values{}
	setIfGiven(query, "orgId", orgID)
	return query
}

func setIfGiven(query url.Values, name, value string) {
	if value != "" {
		query.Set(name, value)
	}
}
