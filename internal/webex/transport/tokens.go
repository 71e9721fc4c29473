package transport

import (
	"context"
	"sync/atomic"
	"time"

	"golang.org/x/oauth2"
	"golang.org/x/sync/semaphore"
)

// longestRefreshMargin is how long before its end a token is renewed at most;
// a short-lived one is renewed in the last tenth of its life.
const longestRefreshMargin = time.Minute

// tokens holds the access token of a client.
type tokens struct {
	// turn is held by whoever looks at the token or renews it.
	turn *semaphore.Weighted
	// refresh is nil where the client can't get tokens of its own.
	refresh func(ctx context.Context, refreshToken string) (*oauth2.Token, error)
	// optional means that a request may go without a token.
	optional bool

	access       string
	refreshToken string
	// replaced is true from a new refresh token until somebody was told.
	replaced atomic.Bool
	renewAt  time.Time // zero where the end of the token is not known
	expiry   time.Time // zero where it is not known
	// useless is a token that was refused although it was new: another one would
	// fare no better, so it is not renewed again before its time.
	useless string
}

func newTokens(config Config, refresh func(context.Context, string) (*oauth2.Token, error)) *tokens {
	return &tokens{
		turn:         semaphore.NewWeighted(1),
		refresh:      refresh,
		access:       config.AccessToken,
		refreshToken: config.RefreshToken,
		optional:     config.Transport != nil,
	}
}

// current returns a token that is not about to expire. Callers that come
// while one is being fetched wait for that one.
func (t *tokens) current(ctx context.Context) (string, error) {
	if err := t.turn.Acquire(ctx, 1); err != nil {
		return "", err
	}
	defer t.turn.Release(1)
	return t.unexpired(ctx)
}

// currentWithExpiry is current with the time when the token expires, zero
// where that is not known.
func (t *tokens) currentWithExpiry(ctx context.Context) (string, time.Time, error) {
	if err := t.turn.Acquire(ctx, 1); err != nil {
		return "", time.Time{}, err
	}
	defer t.turn.Release(1)
	access, err := t.unexpired(ctx)
	return access, t.expiry, err
}

func (t *tokens) unexpired(ctx context.Context) (string, error) {
	if t.refresh == nil {
		if t.access == "" && !t.optional {
			return "", ErrNoCredentials
		}
		return t.access, nil
	}
	if t.access != "" && (t.renewAt.IsZero() || time.Now().Before(t.renewAt)) {
		return t.access, nil
	}
	return t.renew(ctx)
}

// replace returns a token other than the one that was refused, or the same
// where there is none to be had. Of many callers with one refused token only
// the first fetches a new one.
func (t *tokens) replace(ctx context.Context, refused string) (string, error) {
	if err := t.turn.Acquire(ctx, 1); err != nil {
		return "", err
	}
	defer t.turn.Release(1)
	if t.refresh == nil || t.useless == refused || t.access != refused {
		return t.access, nil
	}
	return t.renew(ctx)
}

func (t *tokens) refused(ctx context.Context, token string) {
	if t.turn.Acquire(ctx, 1) != nil {
		return
	}
	defer t.turn.Release(1)
	t.useless = token
}

// renew keeps whatever Webex returns, a new refresh token too.
func (t *tokens) renew(ctx context.Context) (string, error) {
	token, err := t.refresh(ctx, t.refreshToken)
	if err != nil {
		return "", err
	}
	t.access = token.AccessToken
	if token.RefreshToken != "" && token.RefreshToken != t.refreshToken {
		t.refreshToken = token.RefreshToken
		t.replaced.Store(true)
	}
	t.renewAt, t.expiry = time.Time{}, token.Expiry
	if !token.Expiry.IsZero() {
		t.renewAt = token.Expiry.Add(-min(longestRefreshMargin, time.Until(token.Expiry)/10))
	}
	return t.access, nil
}
