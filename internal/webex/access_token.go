package webex

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/transport"
)

// AccessToken returns the access token that the client uses, and when it
// expires, which is zero where that can't be found out. A token that has
// expired is renewed first where the client can do so. The error is
// ErrNoCredentials for a client that works without a token.
//
// Operation: GET /authorizations/tokenExpiry.
func (c *Client) AccessToken(ctx context.Context) (token string, expiry time.Time, err error) {
	token, expiry, err = c.transport.Token(ctx)
	switch {
	case err != nil:
		return "", time.Time{}, err
	case token == "":
		return "", time.Time{}, ErrNoCredentials
	case !expiry.IsZero():
		return token, expiry, nil
	}
	// The question proves the token too: one that Webex refuses is renewed on
	// the way.
	reported, err := c.tokenExpiry(ctx)
	if _, unobtainable := errors.AsType[*AuthError](err); unobtainable || errors.Is(err, ErrUnauthorized) || ctx.Err() != nil {
		return "", time.Time{}, err
	}
	token, expiry, err = c.transport.Token(ctx)
	if err == nil && expiry.IsZero() {
		expiry = reported
	}
	return token, expiry, err
}

// tokenExpiry asks Webex when the token of the request expires.
func (c *Client) tokenExpiry(ctx context.Context) (time.Time, error) {
	var answer struct {
		Exp float64 `json:"exp"` // milliseconds since 1970
	}
	err := c.transport.DoJSON(ctx, transport.Call{Method: http.MethodGet, Path: "/authorizations/tokenExpiry"}, &answer)
	if err != nil || answer.Exp <= 0 {
		return time.Time{}, err
	}
	return time.UnixMilli(int64(answer.Exp)), nil
}

// RefreshTokenReplaced reports, once, that Webex has given a refresh token in place
// of the one that was configured.
func (c *Client) RefreshTokenReplaced() bool { return c.transport.RefreshTokenReplaced() }
