package webex

import (
	"bytes"
	"errors"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-log/tflogtest"
)

func TestTrackingIDsHoldNoSecrets(t *testing.T) {
	t.Parallel()
	token := strings.Repeat("access-token-", 4)
	for name, answer := range map[string]reply{
		"in the header": {status: 404, header: http.Header{"Trackingid": {"ID_" + token}}, body: `{"message":"Gone."}`},
		"in the body":   {status: 404, body: `{"message":"Gone.","trackingId":"ID_` + token + `"}`},
	} {
		backend := newBackend(t, func(sent) reply { return answer })
		client := backend.client(func(config *Config) { config.AccessToken = token })
		_, err := client.GetCustomer(t.Context(), "customer")
		if err == nil || strings.Contains(err.Error(), token) || !strings.Contains(err.Error(), "ID_***") {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// TestEchoedTokensAreHidden plays proxies that send back what they got, in all
// places that are shown to people.
func TestEchoedTokensAreHidden(t *testing.T) {
	t.Parallel()
	const token = "k7/Qp+access=token"
	for name, answer := range map[string]reply{
		"tracking id":            {status: 500, header: http.Header{"Trackingid": {"ID_" + token + "_1"}}, body: `{"message":"Bad."}`},
		"content type":           {status: 502, header: http.Header{"Content-Type": {"text/" + token}}, body: `Bad.`},
		"content type, success":  {status: 200, header: http.Header{"Content-Type": {"text/" + token}}, body: `Bad.`},
		"redirect":               {status: 302, header: http.Header{"Location": {"https://k7.Qp-access-token.example/?token=" + token}}},
		"text":                   {status: 400, body: `{"message":"Bad ` + token + `."}`},
		"detail":                 {status: 400, body: `{"errors":[{"errorCode":"` + token + `","description":"(` + token + `)"}]}`},
		"JSON with escapes":      {status: 400, body: `{"message":"Bad k7\/Qp+access=token."}`},
		"JSON in numbers":        {status: 400, body: `{"message":"Bad \u006b7\/\u0051p\u002baccess=token."}`},
		"URL":                    {status: 400, body: `{"message":"Bad https://proxy.example/?token=k7%2FQp%2Baccess%3Dtoken&a=b"}`},
		"path":                   {status: 400, body: `{"message":"Bad https://proxy.example/k7%2FQp+access=token/x"}`},
		"an answer that is none": {err: errors.New(`malformed HTTP response "Bearer ` + token + `"`)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var output bytes.Buffer
			backend := newBackend(t, func(sent) reply { return answer })
			client := backend.client(noRetries, func(config *Config) { config.AccessToken = token })
			_, err := client.GetCustomer(tflogtest.RootLogger(t.Context(), &output), "customer")
			if err == nil {
				t.Fatal("no error")
			}
			for _, shown := range []string{err.Error(), output.String()} {
				if strings.Contains(shown, "access=token") || strings.Contains(shown, "access%3Dtoken") {
					t.Errorf("%s", shown)
				}
			}
		})
	}
}

// Webex may replace a refresh token: the new one is a secret too.
func TestReplacedRefreshTokensAreHidden(t *testing.T) {
	t.Parallel()
	fetched := false
	backend := newBackend(t, func(request sent) reply {
		switch {
		case request.Path != "/access_token":
			return jsonReply(401, `{"message":"Expired."}`)
		case !fetched:
			fetched = true
			return jsonReply(200, `{"access_token":"fetched-token","refresh_token":"next-refresh","expires_in":3600}`)
		default:
			return jsonReply(400, `{"message":"Bad next-refresh."}`)
		}
	})
	_, err := backend.client(noRetries, withRefresh).GetCustomer(t.Context(), "customer")
	if err == nil || strings.Contains(err.Error(), "next-refresh") || !strings.Contains(err.Error(), "Bad ***.") {
		t.Errorf("the error is %v", err)
	}
}
