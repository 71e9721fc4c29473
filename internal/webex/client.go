// Package webex is a client of the Webex REST API: the wholesale calls and
// what the life of a customer needs besides. It decides what may be sent
// twice, how fast, and what an answer proves; it knows nothing of Terraform
// but its log.
package webex

import (
	"net/http"
	"net/url"
	"sync"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Client is safe for concurrent use. All its requests share one pace, one
// token and one poller.
type Client struct {
	*core
	subPartnerOrgID string
	customers       *customerPoller
	directory       customerDirectory
	subscribers     *groupReader[wire.Subscriber]
	customerReads   *groupReader[wire.Customer]
}

// core is what the views of one client share.
type core struct {
	base       *url.URL
	http       *http.Client
	userAgent  string
	maxRetries int
	gate       *gate
	polling    pollIntervals
	tokens     *tokens

	templates     cached[bool]
	roles         cached[[]wire.Role]
	people        keyedLock
	persons       *groupReader[wire.Person]
	written       writtenPeople
	organizations readOrganizations

	mutex sync.Mutex
	views map[string]*Client
}

// NewClient checks the configuration. It opens no connection.
func NewClient(config Config) (*Client, error) {
	config, base, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	inner, err := config.baseTransport()
	if err != nil {
		return nil, err
	}
	shared := &core{
		base:       base,
		userAgent:  config.UserAgent,
		maxRetries: config.MaxRetries,
		gate:       &gate{},
		polling:    defaultPollIntervals,
		views:      map[string]*Client{},
	}
	attempts := &attemptTransport{
		inner:   inner,
		base:    base,
		timeout: config.RequestTimeout,
		traced:  config.Transport == nil,
		secrets: []string{config.AccessToken, config.ClientSecret, config.RefreshToken},
		limits:  defaultBodyLimits,
	}
	paced := newPacedTransport(attempts, shared.gate, config.RequestsPerSecond, config.MaxConcurrentRequests)
	shared.tokens = newTokens(config, shared, paced)
	shared.http = &http.Client{
		Transport: &authTransport{
			inner:  paced,
			base:   base,
			tokens: shared.tokens,
		},
		CheckRedirect: shared.checkRedirect,
	}
	client := shared.view(config.SubPartnerOrgID)
	shared.persons = client.newPersonReader()
	return client, nil
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
	client.customers = newCustomerPoller(client)
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
