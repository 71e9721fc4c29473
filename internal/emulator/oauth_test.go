package emulator_test

import (
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func mustJSON(t *testing.T, value any) []byte {
	t.Helper()
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestRefreshingAToken(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{Token: "secret", HandOutToken: true})
	refresh := func(change url.Values, basic bool) (int, object) {
		t.Helper()
		form := url.Values{"grant_type": {"refresh_token"}, "client_id": {"id"}, "client_secret": {"x"}, "refresh_token": {"r"}}
		for name, values := range change {
			form[name] = values
		}
		request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+"/access_token", strings.NewReader(form.Encode()))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		if basic {
			request.SetBasicAuth("id", "x")
		}
		response, err := c.http.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = response.Body.Close() }()
		var body object
		if err := json.NewDecoder(response.Body).Decode(&body); err != nil {
			t.Fatal(err)
		}
		return response.StatusCode, body
	}

	status, body := refresh(nil, false)
	if status != http.StatusOK || body["access_token"] != "secret" || body["expires_in"] != float64(1209600) || body["refresh_token"] != "r" {
		t.Errorf("%d: %v", status, body)
	}
	if status, body = refresh(url.Values{"client_id": nil, "client_secret": nil}, true); status != http.StatusOK {
		t.Errorf("basic authentication: %d: %v", status, body)
	}
	for want, change := range map[string]url.Values{
		"invalid_grant":          {"refresh_token": {"expired"}},
		"invalid_request":        {"refresh_token": {""}},
		"invalid_client":         {"client_secret": {""}},
		"unsupported_grant_type": {"grant_type": {"password"}},
	} {
		if status, body = refresh(change, false); status != http.StatusBadRequest || body["error"] != want {
			t.Errorf("%s: %d: %v", want, status, body)
		}
	}
}

func TestTokenIsNotHandedOut(t *testing.T) {
	t.Parallel()
	_, c := start(t, emulator.Options{Token: "secret"})
	form := url.Values{"grant_type": {"refresh_token"}, "client_id": {"id"}, "client_secret": {"x"}, "refresh_token": {"r"}}
	request, err := http.NewRequestWithContext(t.Context(), http.MethodPost, c.base+"/access_token", strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	response, err := c.http.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	text, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusBadRequest || !strings.Contains(string(text), "invalid_client") || strings.Contains(string(text), "secret") {
		t.Errorf("%d %v: %s", response.StatusCode, err, text)
	}
}
