// Package acctest drives real Terraform or OpenTofu against the emulator. Each test has a
// backend of its own on a loopback port, so tests run in parallel; the test
// holds the emulator and can set faults, count requests and look at what is
// stored.
package acctest

import (
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Token is the access token that a backend requires unless a test chooses
// another.
const Token = "token-of-the-acceptance-tests"

// DefaultLag is how long the reads of a backend show the former content after a
// change, as those of Webex may: every test meets it.
const DefaultLag = 100 * time.Millisecond

// Backend is an emulator on a loopback port.
type Backend struct {
	*emulator.Emulator
	// URL is the base URL of the API, without a trailing slash.
	URL string

	token string
}

// NewBackend starts an emulator that lives as long as the test. Options
// without a path are kept in memory, without a delay provision at once, and
// without a lag have DefaultLag; a negative lag means none.
func NewBackend(tb testing.TB, options emulator.Options) *Backend {
	tb.Helper()
	if options.Path == "" {
		options.Path = ":memory:"
	}
	if options.ProvisioningDelay == 0 {
		options.ProvisioningDelay = -1
	}
	switch {
	case options.Lag == 0:
		options.Lag = DefaultLag
	case options.Lag < 0:
		options.Lag = 0
	}
	if options.Token == "" {
		options.Token = Token
	}
	options.HandOutToken = true
	backend, err := emulator.Open(tb.Context(), options)
	if err != nil {
		tb.Fatalf("opening the emulator: %v", err)
	}
	server := httptest.NewServer(backend)
	tb.Cleanup(func() {
		server.Close()
		if err := backend.Close(); err != nil {
			tb.Errorf("closing the emulator: %v", err)
		}
	})
	return &Backend{Emulator: backend, URL: server.URL + "/v1", token: options.Token}
}

// Config puts a provider block for this backend before a configuration.
// Settings are further lines of that block.
func (b *Backend) Config(configuration string, settings ...string) string {
	return `provider "webexwholesale" {
  access_token        = "` + b.token + `"
  base_url            = "` + b.URL + `"
  requests_per_second = 1000
  ` + strings.Join(settings, "\n  ") + `
}
` + configuration
}

// Client is a client of the backend for looking at what it holds now, whatever
// its lag.
func (b *Backend) Client(tb testing.TB) *webex.Client {
	tb.Helper()
	client, err := webex.NewClient(webex.Config{BaseURL: b.URL, AccessToken: b.token, RequestsPerSecond: 1000, RequestTimeout: 10 * time.Second, Transport: b.UpToDateTransport()})
	if err != nil {
		tb.Fatal(err)
	}
	return client
}

// Factories serves the provider under test in this process, on both of its paths.
func Factories(tb testing.TB) map[string]func() (tfprotov6.ProviderServer, error) {
	tb.Helper()
	return map[string]func() (tfprotov6.ProviderServer, error){
		"webexwholesale": func() (tfprotov6.ProviderServer, error) {
			server, _ := NewServerOnBothPaths(tb)
			return server, nil
		},
	}
}

// Run runs a test case with the command line under test, in parallel with
// others.
func Run(t *testing.T, testCase resource.TestCase) {
	t.Helper()
	t.Parallel()
	CommandLine(t)
	testCase.IsUnitTest = true
	if testCase.ProtoV6ProviderFactories == nil {
		testCase.ProtoV6ProviderFactories = Factories(t)
	}
	resource.Test(t, testCase)
}
