package faults_test

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
)

// tampered is the backend behind something that changes answers in ways which
// the emulator's own faults do not know.
func tampered(t *testing.T, backend *acctest.Backend, handle func(w http.ResponseWriter, r *http.Request, next http.Handler)) *acctest.Backend {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { handle(w, r, backend) }))
	t.Cleanup(server.Close)
	through := *backend
	through.URL = server.URL + "/v1"
	return &through
}
