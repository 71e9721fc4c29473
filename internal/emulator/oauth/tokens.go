// Package oauth gives tokens, as the login of Webex does.
package oauth

import (
	"context"
	"crypto/rand"
	"net/http"
	"net/url"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// Lifetimes of the tokens that a refresh gives, as Webex has them.
const (
	accessTokenLifetime  = 14 * 24 * time.Hour
	refreshTokenLifetime = 90 * 24 * time.Hour
)

// expiredRefreshToken is the refresh token that is refused.
const expiredRefreshToken = "expired"

// API gives tokens.
type API struct {
	// Token is the one that requests must carry; empty where any will do.
	Token string
	// HandOut lets an exchange give the Token to whoever asks. Without it the
	// exchange is refused where there is a Token.
	HandOut bool
	Grants  grantBook
}

// Routes lists the endpoints for tokens and authorizations.
func (a *API) Routes() []rest.Route {
	return []rest.Route{
		{Method: http.MethodPost, Path: "/v1/access_token", Handle: a.refreshToken, Public: true},
		{Method: http.MethodGet, Path: "/v1/authorizations/tokenExpiry", Handle: tokenExpiry},
		{Method: http.MethodGet, Path: "/v1/authorize", Handle: a.showAuthorization, Public: true},
		{Method: http.MethodPost, Path: "/v1/authorize", Handle: a.decideAuthorization, Public: true},
	}
}

// refreshToken accepts any client, a code that the authorization page gave, and
// any refresh token but expiredRefreshToken; the client may come as form fields or as basic
// authentication.
func (a *API) refreshToken(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	form, err := url.ParseQuery(string(c.Body))
	if err != nil {
		return refuseToken("invalid_request", "The form can't be read.")
	}
	clientID, clientSecret, basic := c.Request.BasicAuth()
	if !basic {
		clientID, clientSecret = form.Get("client_id"), form.Get("client_secret")
	}
	refresh, authorized := form.Get("refresh_token"), form.Get("grant_type") == "authorization_code"
	switch {
	case form.Get("grant_type") != "refresh_token" && !authorized:
		return refuseToken("unsupported_grant_type", "The grant type must be refresh_token or authorization_code.")
	case clientID == "" || clientSecret == "":
		return refuseToken("invalid_client", "client_id and client_secret are required.")
	case authorized:
		if wrong := a.redeem(form, clientID, c.Now); wrong != "" {
			return refuseToken("invalid_grant", wrong)
		}
		refresh = rand.Text()
	case refresh == "":
		return refuseToken("invalid_request", "refresh_token is required.")
	case refresh == expiredRefreshToken:
		return refuseToken("invalid_grant", "The refresh token is expired or revoked.")
	}
	access := a.Token
	switch {
	case access == "":
		access = rand.Text()
	case !a.HandOut:
		return refuseToken("invalid_client", "This emulator does not hand out its token.")
	}
	return rest.Answer(http.StatusOK, map[string]any{
		"access_token":             access,
		"expires_in":               int(accessTokenLifetime.Seconds()),
		"refresh_token":            refresh,
		"refresh_token_expires_in": int(refreshTokenLifetime.Seconds()),
		"token_type":               "Bearer",
	})
}

// tokenExpiry answers as if every token were new.
func tokenExpiry(_ context.Context, c *rest.Call) (*rest.Reply, error) {
	return rest.Answer(http.StatusOK, map[string]int64{"exp": c.Now.Add(accessTokenLifetime).UnixMilli()})
}

// refuseToken answers in the shape of RFC 6749, not of the Webex API.
func refuseToken(code, description string) (*rest.Reply, error) {
	return rest.Answer(http.StatusBadRequest, map[string]string{"error": code, "error_description": description})
}
