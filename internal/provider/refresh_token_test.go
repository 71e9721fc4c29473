package provider

import (
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func TestReplacedRefreshTokenIsSaidOnce(t *testing.T) {
	t.Parallel()
	for refresh, want := range map[string]int{"old-refresh-token": 0, "new-refresh-token": 1, "": 0} {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, request *http.Request) {
			w.Header().Set("Content-Type", "application/json")
			if request.URL.Path == "/access_token" {
				_, _ = io.WriteString(w, `{"access_token":"access-token","refresh_token":"`+refresh+`","expires_in":3600}`)
				return
			}
			_, _ = io.WriteString(w, `{"id":"o"}`)
		}))
		t.Cleanup(server.Close)
		client, err := webex.NewClient(webex.Config{BaseURL: server.URL, ClientID: "id", ClientSecret: "secret", RefreshToken: "old-refresh-token"})
		if err != nil {
			t.Fatal(err)
		}
		provider := &wholesale{}
		if said := provider.replacedRefreshToken(); said != nil {
			t.Errorf("before a connection: %v", said)
		}
		provider.client.Store(client)
		if _, err := client.GetOrganization(t.Context(), "o"); err != nil {
			t.Fatal(err)
		}
		said := provider.replacedRefreshToken()
		if len(said) != want || provider.replacedRefreshToken() != nil {
			t.Errorf("%q: %v", refresh, said)
		}
		if want > 0 && strings.Contains(said[0].Detail, "new-refresh-token") {
			t.Error("the warning shows the token")
		}
	}
}
