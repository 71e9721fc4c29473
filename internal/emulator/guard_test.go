package emulator_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

func TestForeignPagesAreKeptAway(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{Hosts: []string{"Emulator"}})
	type headers map[string]string
	for name, test := range map[string]struct {
		host, path string
		headers    headers
		want       int
	}{
		"an address":                 {"127.0.0.1:8791", "/v1/roles", nil, 200},
		"another address":            {"10.1.2.3:8791", "/v1/roles", nil, 200},
		"an address of IPv6":         {"[::1]:8791", "/v1/roles", nil, 200},
		"localhost":                  {"LOCALHOST:8791", "/v1/roles", nil, 200},
		"below localhost":            {"webex.localhost", "/v1/roles", nil, 200},
		"a name that was given":      {"emulator:8791", "/v1/roles", nil, 200},
		"a name that points here":    {"evil.example:8791", "/v1/roles", nil, 403},
		"the page under that name":   {"evil.example", "/", nil, 403},
		"a name that looks the same": {"notlocalhost", "/v1/roles", nil, 403},
		"no host":                    {"", "/v1/roles", nil, 403},
		"its own page":               {"localhost:8791", "/v1/roles", headers{"Origin": "http://localhost:8791", "Sec-Fetch-Site": "same-origin"}, 200},
		"a foreign page":             {"localhost:8791", "/v1/roles", headers{"Origin": "https://evil.example"}, 403},
		"a page on another port":     {"localhost:8791", "/v1/roles", headers{"Origin": "http://localhost:3000"}, 403},
		"a page without origin":      {"localhost:8791", "/v1/roles", headers{"Origin": "null"}, 403},
		"an image of a foreign page": {"localhost:8791", "/v1/roles", headers{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403},
		"a link to the API":          {"localhost:8791", "/v1/roles", headers{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 403},
		"a link to the page":         {"localhost:8791", "/", headers{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200},
		"a link to a list":           {"localhost:8791", "/users", headers{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}, 200},
		"a list in a foreign page":   {"localhost:8791", "/users", headers{"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}, 403},
		"typed into the browser":     {"localhost:8791", "/", headers{"Sec-Fetch-Site": "none", "Sec-Fetch-Mode": "navigate"}, 200},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, test.path, http.NoBody)
			request.Host = test.host
			for header, value := range test.headers {
				request.Header.Set(header, value)
			}
			answer := httptest.NewRecorder()
			backend.ServeHTTP(answer, request)
			if answer.Code != test.want {
				t.Errorf("status %d, want %d: %s", answer.Code, test.want, answer.Body)
			}
		})
	}
}

// A tracking id comes back in a header and in the body.
func TestOnlySoundTrackingIDsComeBack(t *testing.T) {
	t.Parallel()
	backend, _ := start(t, emulator.Options{})
	for sent, kept := range map[string]bool{
		"CLIENT_1.2:3-a":         true,
		"<script>":               false,
		"two words":              false,
		strings.Repeat("a", 201): false,
	} {
		request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/v1/roles", http.NoBody)
		request.Host = "localhost"
		request.Header.Set("Trackingid", sent)
		answer := httptest.NewRecorder()
		backend.ServeHTTP(answer, request)
		if got := answer.Header().Get("Trackingid"); got == "" || (got == sent) != kept {
			t.Errorf("%q comes back as %q", sent, got)
		}
	}
}
