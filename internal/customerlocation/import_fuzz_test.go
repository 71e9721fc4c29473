package customerlocation

import (
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// nobody answers every list with nothing.
type nobody struct{}

func (nobody) RoundTrip(request *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: http.StatusOK, Request: request, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(`{"items":[]}`)),
	}, nil
}

// FuzzImportID: whatever somebody imports, nothing is found by chance, and the
// error is no crash.
func FuzzImportID(f *testing.F) {
	for _, key := range []string{"acme/Austin", "acme/Austin/2", "acme", "acme/", "/Austin", "/", "", "Y2lzY29zcGFyazovL3VzL0VOVEVSUFJJU0UvMQ/x", "ä/ö", "../../x/.."} {
		f.Add(key)
	}
	client, err := webex.NewClient(webex.Config{BaseURL: "https://webex.test/v1", Transport: nobody{}, RequestsPerSecond: 1e9})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, key string) {
		found, err := find(t.Context(), client, key)
		if err == nil {
			t.Errorf("%q is %v", key, found)
		}
	})
}
