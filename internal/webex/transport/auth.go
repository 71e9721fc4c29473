package transport

import (
	"net/http"
	"net/url"
)

// authTransport adds the access token to requests for the host of the base
// URL, and to no others. After a 401 it gets a new token, if it can, and sends
// the request once more: a 401 means that nothing was processed.
type authTransport struct {
	inner  http.RoundTripper
	base   *url.URL
	tokens *tokens
}

// RoundTrip implements http.RoundTripper.
func (t *authTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	if !sameOrigin(t.base, request.URL) {
		return t.inner.RoundTrip(request)
	}
	ctx := request.Context()
	token, err := t.tokens.current(ctx)
	if err != nil {
		return nil, err
	}
	response, err := t.send(request, token)
	if err != nil || response.StatusCode != http.StatusUnauthorized {
		return response, err
	}
	renewed, err := t.tokens.replace(ctx, token)
	if err != nil {
		return nil, err
	}
	if renewed == token {
		t.tokens.refused(ctx, token)
		return response, nil
	}
	_ = response.Body.Close()
	response, err = t.send(request, renewed)
	if err == nil && response.StatusCode == http.StatusUnauthorized {
		t.tokens.refused(ctx, renewed)
	}
	return response, err
}

func (t *authTransport) send(request *http.Request, token string) (*http.Response, error) {
	copied := request.Clone(request.Context())
	if request.GetBody != nil {
		body, err := request.GetBody()
		if err != nil {
			return nil, err
		}
		copied.Body = body
	}
	if token != "" {
		copied.Header.Set("Authorization", "Bearer "+token)
	}
	return t.inner.RoundTrip(copied)
}
