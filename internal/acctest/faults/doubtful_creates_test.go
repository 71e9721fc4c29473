package faults_test

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// oneOfEach is how many objects the configuration whole has.
const oneOfEach = 6

// creates are the requests that apply the configuration whole, by the object
// that they serve.
func creates() map[string]emulator.Fault {
	return map[string]emulator.Fault{
		"template":        {Method: "POST", Path: "/v1/wholesale/onboardingTemplates"},
		"customer":        {Method: "POST", Path: "/v1/wholesale/customers"},
		"location":        {Method: "POST", Path: "/v1/locations"},
		"enable calling":  {Method: "POST", Path: "/v1/telephony/config/locations"},
		"PSTN connection": {Method: "PUT", Path: "/v1/telephony/pstn/locations/{locationId}/connection"},
		"numbers":         {Method: "POST", Path: "/v1/telephony/config/locations/{locationId}/numbers"},
		"settings":        {Method: "PUT", Path: "/v1/telephony/config/locations/{locationId}"},
		"subscriber":      {Method: "POST", Path: "/v1/wholesale/subscribers"},
		"roles":           {Method: "PUT", Path: "/v1/people/{personId}"},
	}
}

// TestDoubtfulCreates: whatever way a create ends, after one further apply the
// backend holds exactly what the configuration says. Without retries each end
// counts.
func TestDoubtfulCreates(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, fault := range doubtful(creates(), true, 1) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(whole(), "max_retries = 0"))
			backend.AddFault(fault)
			first, err := apply(t, workspace)
			backend.ClearFaults()
			if err != nil || strings.Contains(first, "was created, but") {
				if further, err := apply(t, workspace); err != nil {
					t.Fatalf("the further apply: %v\n%s\nafter\n%s", err, further, first)
				}
			}
			settled(t, workspace, backend, oneOfEach)
		})
	}
}

// TestDoubtfulCreatesTogether lets every request end in doubt once, with the
// retries that a provider has.
func TestDoubtfulCreatesTogether(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for way, end := range ends() {
		t.Run(way, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(whole()))
			for _, fault := range creates() {
				backend.AddFault(ending(fault, end, 1))
			}
			// What is not made holds back what depends on it: one apply per level.
			for range 3 {
				if _, err := apply(t, workspace); err == nil {
					break
				}
			}
			backend.ClearFaults()
			mustApply(t, workspace)
			settled(t, workspace, backend, oneOfEach)
		})
	}
}

// TestDoubtfulCreateThatCannotBeLookedUp: the looks fail for a while too, and
// the provider goes on looking instead of forgetting what it may have made.
func TestDoubtfulCreateThatCannotBeLookedUp(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for _, path := range []string{"/v1/wholesale/onboardingTemplates", "/v1/wholesale/customers", "/v1/locations", "/v1/wholesale/subscribers"} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			var posts, looks atomic.Int64
			through := tampered(t, backend, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
				switch {
				case r.URL.Path == path && r.Method == http.MethodPost && posts.Add(1) == 1:
					next.ServeHTTP(httptest.NewRecorder(), r)
					panic(http.ErrAbortHandler)
				case r.URL.Path == path && r.Method == http.MethodGet && posts.Load() > 0 && looks.Add(1) <= 3:
					http.Error(w, "maintenance", http.StatusServiceUnavailable)
				default:
					next.ServeHTTP(w, r)
				}
			})
			workspace := installed.NewWorkspace(t, through.Config(whole(), "max_retries = 0"))
			mustApply(t, workspace)
			if looks.Load() < 4 {
				t.Errorf("%d looks", looks.Load())
			}
			settled(t, workspace, backend, oneOfEach)
		})
	}
}
