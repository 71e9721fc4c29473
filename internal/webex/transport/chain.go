// Package transport carries one call to Webex and its answer back. It decides
// what may be sent twice, how fast, with which token, and what an answer proves.
package transport

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport/pacing"
)

// Transport carries calls to Webex. It is safe for concurrent use: all calls
// share one pace, one token, and the knowledge of which organizations are open.
type Transport struct {
	base   *url.URL
	access *organizationAccess
	tokens *tokens
}

// New checks the configuration. It opens no connection.
func New(config Config) (*Transport, error) {
	config, base, err := config.withDefaults()
	if err != nil {
		return nil, err
	}
	network, err := config.network()
	if err != nil {
		return nil, err
	}
	return assemble(config, base, network), nil
}

// assemble builds the way of a call, from the network outwards. A call passes
// the stages in the opposite order:
//
//  1. access: a refusal by a customer's new organization is followed by the read
//     that opens it, and then by the call once more. It is outermost, since both
//     are whole calls with retries of their own.
//  2. exchange: turns a call into a request, and what comes back into an answer
//     or an error. What is further in knows requests only.
//  3. retry: repeats what is safe to repeat. It is outside of all that follows,
//     so that each attempt has a valid token and waits for its turn.
//  4. redirects: followed for reads on the same host only. Each hop passes what
//     follows like a request of its own.
//  5. auth: adds the token, and sends a request once more with a new one after a
//  401. It is outside of pacing, since that is a further request, and since
//     fetching a token must not hold a turn while it waits for one itself.
//  6. pacing: waits until a 429 has passed and the rate allows a request.
//  7. attempt: one request with its timeout, which begins only now, so that
//     waiting for a turn does not use it up. It reads the body, logs, and keeps
//     secrets out of both.
//
// A request for an access token has a way of its own: retry, pacing, attempt.
func assemble(config Config, base *url.URL, network http.RoundTripper) *Transport {
	attempt := &attemptTransport{
		inner:   network,
		base:    base,
		timeout: config.RequestTimeout,
		traced:  config.Transport == nil,
		secrets: []string{config.AccessToken, config.ClientSecret, config.RefreshToken},
		limits:  defaultBodyLimits,
	}
	pace := pacing.New(attempt, config.RequestsPerSecond, config.MaxConcurrentRequests, tooLate)
	retries := &retrier{base: base, limit: config.MaxRetries, gate: pace.Gate}
	tokens := newTokens(config, newRefreshGrant(config, base, retries, pace))
	auth := &authTransport{inner: pace, base: base, tokens: tokens}
	redirects := &http.Client{Transport: auth, CheckRedirect: sameHostReads(base)}
	exchange := &exchanger{base: base, userAgent: config.UserAgent, retries: retries, http: redirects}
	access := &organizationAccess{next: exchange}
	return &Transport{base: base, access: access, tokens: tokens}
}

// Send makes a call and returns its answer, which is a success. Every other end
// is an error: *Error where Webex answered, *RequestError where it did not, and
// *AuthError where no token could be had.
func (t *Transport) Send(ctx context.Context, call Call) (*Answer, error) {
	return t.access.send(ctx, call)
}

// Do makes a call whose answer has no content that matters.
func (t *Transport) Do(ctx context.Context, call Call) error {
	answer, err := t.Send(ctx, call)
	if err != nil {
		return err
	}
	return answer.checkIgnored()
}

// DoJSON makes a call and decodes the JSON object that answers it.
func (t *Transport) DoJSON(ctx context.Context, call Call, into any) error {
	answer, err := t.Send(ctx, call)
	if err != nil {
		return err
	}
	return answer.Decode(into)
}

// BaseURL is the URL that all paths stand below. It must not be changed.
func (t *Transport) BaseURL() *url.URL { return t.base }

// OpenedOrganization notes that an organization has been read, so that a refusal
// by it is not followed by another read.
func (t *Transport) OpenedOrganization(orgID string) { t.access.remember(orgID) }

// Token returns an access token that has not expired, "" where the client works
// without one, and when it expires, which is zero where that is not known.
func (t *Transport) Token(ctx context.Context) (token string, expiry time.Time, err error) {
	return t.tokens.currentWithExpiry(ctx)
}

// RefreshTokenReplaced reports, once, that Webex has given a refresh token in place
// of the one that was configured. The new one lives as long as the process.
func (t *Transport) RefreshTokenReplaced() bool { return t.tokens.replaced.Swap(false) }
