package transport

import (
	"net/http"
	"testing"
)

// A proxy gets no request for this machine: what may go without TLS must stay here.
func TestProxy(t *testing.T) { //nolint:paralleltest // it sets the environment
	t.Setenv("HTTP_PROXY", "http://proxy.example:3128")
	network, err := Config{}.network()
	if err != nil {
		t.Fatal(err)
	}
	own, ok := network.(*http.Transport)
	if !ok {
		t.Fatalf("the network is %T", network)
	}
	for target, proxied := range map[string]bool{
		"http://localhost:8791/v1": false, "http://foo.localhost/v1": false, "http://127.0.0.1/v1": false, "http://[::1]/v1": false,
		"http://webex.example/v1": true,
	} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, target, http.NoBody)
		if err != nil {
			t.Fatal(err)
		}
		proxy, err := own.Proxy(request)
		if err != nil || (proxy != nil) != proxied {
			t.Errorf("%s goes to %v, %v", target, proxy, err)
		}
	}
}
