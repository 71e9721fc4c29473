package webex_test

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/openapitest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// extension is the beginning of the paths that only the emulator has, since
// Webex publishes no API for templates.
const extension = "/wholesale/onboardingTemplates"

// The emulator has every operation that the client uses, and Cisco's documents,
// where they are found, declare all but the emulator's extension.
func TestOperationsExist(t *testing.T) {
	t.Parallel()
	documents := openapitest.Load(t)
	backend, err := emulator.Open(t.Context(), emulator.Options{Path: ":memory:"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = backend.Close() })
	ask := func(method, path string) (int, string) {
		request, err := http.NewRequestWithContext(t.Context(), method, "https://webexapis.com/v1"+webex.Placeholder.ReplaceAllString(path, "x"), http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		response, err := backend.Transport().RoundTrip(request)
		if err != nil {
			t.Fatal(err)
		}
		defer response.Body.Close()
		body, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatal(err)
		}
		message, _, _ := strings.Cut(string(body), "trackingId")
		return response.StatusCode, message
	}
	_, unknown := ask(http.MethodGet, "/no/such/path")
	for name, operation := range webex.Operations(t) {
		method, path := operation[0], operation[1]
		status, message := ask(method, path)
		if status == http.StatusMethodNotAllowed || message == unknown {
			t.Errorf("%s: the emulator does not have %s %s", name, method, path)
		}
		if !strings.HasPrefix(path, extension) && !documents.Declares(method, "/v1"+path) {
			t.Errorf("%s: no document declares %s %s", name, method, path)
		}
	}
}
