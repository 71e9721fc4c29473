package webex

import (
	"net/http"
	"strings"
	"testing"
)

func TestWithoutSecret(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("Zm9v", 16)
	for _, tc := range []struct{ name, text, secret, want string }{
		{"a short token hides no ordinary text", "The customer's status", "t", "The customer's status"},
		{"no secret", "The customer's status", "", "The customer's status"},
		{"inside a word", "tokens and token-1x", "token-1", "tokens and token-1x"},
		{"inside a word, before a whole one", "xsecret1 secret1", "secret1", "xsecret1 ***"},
		{"a whole word", `Bearer secret1.`, "secret1", "Bearer ***."},
		{"twice", "secret1,secret1", "secret1", "***,***"},
		{"a long one stands anywhere", "id=x" + long + "y", long, "id=x***y"},
	} {
		if got := withoutSecret(tc.text, tc.secret); got != tc.want {
			t.Errorf("%s: got %q, want %q", tc.name, got, tc.want)
		}
	}
}

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
