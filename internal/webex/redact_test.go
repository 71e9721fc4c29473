package webex

import (
	"net/http"
	"strings"
	"testing"
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
