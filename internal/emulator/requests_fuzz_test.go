package emulator

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store/database"
)

// FuzzServeHTTP: whatever is asked, the emulator answers, and never with an
// internal error.
func FuzzServeHTTP(f *testing.F) {
	backend, err := Open(f.Context(), Options{Path: database.InMemory, ProvisioningDelay: -1})
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() {
		if err := backend.Close(); err != nil {
			f.Error(err)
		}
	})
	for _, route := range backend.routes() {
		f.Add(route.Method, route.Path, "", []byte(`{}`))
		f.Add(route.Method, strings.NewReplacer("{", "", "}", "").Replace(route.Path), "max=0&offset=-1", []byte(`[null]`))
		f.Add(route.Method, route.Path, "customerId=%00&orgId=x", []byte(`{"externalId":"a","packages":[1],"address":{},"customerInfo":null}`))
	}
	f.Add("GET", "/v1/wholesale/customers/%2F..", "%", []byte(nil))
	f.Add("GET", "", "", []byte("\x00\xff"))
	f.Add("POST", "/v1/wholesale/subscribers", "", []byte(`{"email":1e999}`))
	f.Fuzz(func(t *testing.T, method, path, query string, body []byte) {
		target, err := url.ParseRequestURI("http://webex.test" + path)
		if err != nil {
			return
		}
		target.RawQuery = query
		request, err := http.NewRequestWithContext(t.Context(), method, target.String(), bytes.NewReader(body))
		if err != nil {
			return
		}
		recorded := httptest.NewRecorder()
		backend.ServeHTTP(recorded, request)
		if recorded.Code < 200 || recorded.Code >= http.StatusInternalServerError {
			t.Errorf("%s %s?%s with %q: %d %s", method, path, query, body, recorded.Code, recorded.Body)
		}
	})
}
