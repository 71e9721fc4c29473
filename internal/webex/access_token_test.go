package webex

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

const expiryPath = "GET /authorizations/tokenExpiry"

func TestAccessTokenOfTheRefreshGrant(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, replies(
			jsonReply(200, `{"access_token":"first","expires_in":3600}`),
			jsonReply(200, `{"access_token":"second","expires_in":3600}`),
		))
		client := backend.client(withRefresh)
		for range 3 {
			token, expiry, err := client.AccessToken(t.Context())
			if err != nil || token != "first" || time.Until(expiry).Round(time.Second) != time.Hour {
				t.Errorf("%q until %s, %v", token, expiry, err)
			}
		}
		time.Sleep(59*time.Minute + 30*time.Second)
		token, expiry, err := client.AccessToken(t.Context())
		if err != nil || token != "second" || time.Until(expiry).Round(time.Second) != time.Hour {
			t.Errorf("later %q until %s, %v", token, expiry, err)
		}
		if calls := backend.calls(); count(calls, "POST /access_token") != 2 || len(calls) != 2 {
			t.Errorf("requests: %v", calls)
		}
	})
}

func TestAccessTokenThatWasGiven(t *testing.T) {
	t.Parallel()
	ends := time.UnixMilli(1768630439322)
	for name, test := range map[string]struct {
		reply  reply
		expiry time.Time
		failed error
	}{
		"known end":      {jsonReply(200, `{"exp":1768630439322}`), ends, nil},
		"no such call":   {jsonReply(404, notFoundBody), time.Time{}, nil},
		"not allowed":    {jsonReply(403, notFoundBody), time.Time{}, nil},
		"no end":         {jsonReply(200, `{"exp":0}`), time.Time{}, nil},
		"a proxy's page": {reply{status: 200, body: "<html>"}, time.Time{}, nil},
		"refused":        {jsonReply(401, notFoundBody), time.Time{}, ErrUnauthorized},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				backend := newBackend(t, replies(test.reply))
				token, expiry, err := backend.client().AccessToken(t.Context())
				if !errors.Is(err, test.failed) || !expiry.Equal(test.expiry) {
					t.Errorf("until %s, %v", expiry, err)
				}
				if (token == "secret-token") != (test.failed == nil) {
					t.Errorf("the token is %q", token)
				}
			})
		})
	}
}

// A given token that has expired is renewed before it is handed out.
func TestAccessTokenThatHasExpired(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		backend := newBackend(t, func(request sent) reply {
			switch {
			case request.Path == "/access_token":
				return jsonReply(200, `{"access_token":"renewed","expires_in":3600}`)
			case request.Header.Get("Authorization") == "Bearer renewed":
				return jsonReply(200, `{"exp":1}`)
			default:
				return jsonReply(401, notFoundBody)
			}
		})
		token, expiry, err := backend.client(withRefresh, func(config *Config) { config.AccessToken = "stale" }).AccessToken(t.Context())
		if err != nil || token != "renewed" || time.Until(expiry).Round(time.Second) != time.Hour {
			t.Errorf("%q until %s, %v", token, expiry, err)
		}
		if calls := backend.calls(); count(calls, expiryPath) != 2 {
			t.Errorf("requests: %v", calls)
		}
	})
}

func TestAccessTokenThatCannotBeHad(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(400, `{"error":"invalid_grant"}`)))
	token, _, err := backend.client(withRefresh, noRetries).AccessToken(t.Context())
	if !errors.Is(err, ErrUnauthorized) || token != "" || strings.Contains(err.Error(), "refresh-1") {
		t.Errorf("%q, %v", token, err)
	}
}

func TestNoAccessToken(t *testing.T) {
	t.Parallel()
	backend := newBackend(t, replies(jsonReply(200, `{"exp":1}`)))
	if token, _, err := backend.client(func(config *Config) { config.AccessToken = "" }).AccessToken(t.Context()); !errors.Is(err, ErrNoCredentials) || token != "" {
		t.Errorf("%q, %v", token, err)
	}
	if calls := backend.calls(); len(calls) > 0 {
		t.Errorf("requests: %v", calls)
	}
}
