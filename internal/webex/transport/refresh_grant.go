package transport

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"

	"github.com/hashicorp/go-retryablehttp"
	"golang.org/x/oauth2"
)

// AuthError means that no access token could be had, so that nothing was sent.
type AuthError struct {
	message  string
	rejected bool
	cause    error
}

func (e *AuthError) Error() string { return e.message }

// Is reports ErrUnauthorized where Webex refused the refresh token or the
// client, but not where it could not be reached.
func (e *AuthError) Is(target error) bool {
	return e.rejected && target == ErrUnauthorized
}

// Unwrap returns what ended the attempt, where Webex gave no answer.
func (e *AuthError) Unwrap() error { return e.cause }

// newRefreshGrant returns a function that trades the refresh token for an
// access token, nil where there is none. The request keeps the client's pace and may be repeated:
// Webex prolongs a refresh token with each use.
func newRefreshGrant(config Config, base *url.URL, retries *retrier, paced http.RoundTripper) func(context.Context, string) (*oauth2.Token, error) {
	if config.RefreshToken == "" {
		return nil
	}
	oauth := oauth2.Config{
		ClientID:     config.ClientID,
		ClientSecret: config.ClientSecret,
		Endpoint: oauth2.Endpoint{
			TokenURL:  base.String() + accessTokenPath,
			AuthStyle: oauth2.AuthStyleInParams,
		},
	}
	return func(ctx context.Context, refreshToken string) (*oauth2.Token, error) {
		policy := retries.newPolicy(http.MethodPost)
		policy.idempotent = true
		state := &callState{trackingID: newTrackingID(), policy: policy, secret: refreshToken}
		ctx = withCallState(ctx, state)
		sender := policy.client(&http.Client{
			Transport:     &headerTransport{inner: paced, userAgent: config.UserAgent, trackingID: state.trackingID},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		})
		ctx = context.WithValue(ctx, oauth2.HTTPClient, &http.Client{
			Transport:     &retryablehttp.RoundTripper{Client: sender},
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		})
		token, err := oauth.TokenSource(ctx, &oauth2.Token{RefreshToken: refreshToken}).Token()
		if err != nil {
			return nil, newAuthError(err, state.trackingID)
		}
		return token, nil
	}
}

// headerTransport adds what every request to Webex carries.
type headerTransport struct {
	inner      http.RoundTripper
	userAgent  string
	trackingID string
}

// RoundTrip implements http.RoundTripper.
func (t *headerTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	request = request.Clone(request.Context())
	request.Header.Set("User-Agent", t.userAgent)
	request.Header.Set(trackingIDHeader, t.trackingID)
	request.Header.Set("Accept", "application/json")
	return t.inner.RoundTrip(request)
}

// newAuthError never repeats the body of an answer: it comes from a place
// where tokens are handed out.
func newAuthError(err error, trackingID string) *AuthError {
	answered, ok := errors.AsType[*oauth2.RetrieveError](err)
	if !ok {
		if wrapped, ok := errors.AsType[*url.Error](err); ok {
			err = wrapped.Err
		}
		if attempt, ok := errors.AsType[*attemptError](err); ok {
			err = attempt.cause
		}
		return &AuthError{message: fmt.Sprintf("no access token could be had from %s: %v; tracking id %s", accessTokenPath, err, trackingID), cause: err}
	}
	status := answered.Response.StatusCode
	received := trackingIDOf(answered.Response.Header, trackingID)
	if answered.ErrorCode == "invalid_grant" {
		return &AuthError{
			message: fmt.Sprintf("Webex refused the refresh token (invalid_grant): it has expired, was revoked, or belongs to another client. "+
				"Get a new one by authorizing the integration again, or for a service app on its page at developer.webex.com, and set refresh_token to it; tracking id %s", received),
			rejected: true,
		}
	}
	what := fmt.Sprintf("Webex answered %d to the request for an access token", status)
	if answered.ErrorCode != "" {
		what += " (" + answered.ErrorCode + ")"
	} else if parsed, ok := parseErrorBody(answered.Body); ok && parsed.message != "" {
		what += ": " + parsed.message
	}
	rejected := status >= 400 && status < 500 && status != http.StatusTooManyRequests
	if rejected {
		what += ". Check client id, client secret and refresh token; a refresh token that was not used for 90 days is void, and a new one comes from authorizing the integration again"
	}
	return &AuthError{message: what + "; tracking id " + received, rejected: rejected}
}
