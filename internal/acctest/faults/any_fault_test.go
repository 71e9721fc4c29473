package faults_test

import (
	"fmt"
	"maps"
	"net/http"
	"regexp"
	"slices"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// latestUse is up to which use of an endpoint it is made to fail.
const latestUse = 3

// everyNth is which of all combinations are tried without -faults.all.
const everyNth = 79

// applied are all requests that apply the configuration whole.
func applied() map[string]emulator.Fault {
	requests := creates()
	for name, path := range map[string]string{
		"read template":      "/v1/wholesale/onboardingTemplates/{provisioningId}",
		"read customer":      "/v1/wholesale/customers/{customerId}",
		"list customers":     "/v1/wholesale/customers",
		"list locations":     "/v1/locations",
		"read location":      "/v1/locations/{locationId}",
		"read calling":       "/v1/telephony/config/locations/{locationId}",
		"list numbers":       "/v1/telephony/config/numbers",
		"list subscribers":   "/v1/wholesale/subscribers",
		"read subscriber":    "/v1/wholesale/subscribers/{subscriberId}",
		"read person":        "/v1/people/{personId}",
		"list roles":         "/v1/roles",
		"read PSTN":          "/v1/telephony/pstn/locations/{locationId}/connection",
		"read organization":  "/v1/organizations/{orgId}",
		"precheck customer":  "/v1/wholesale/customers/validate",
		"precheck of a user": "/v1/wholesale/subscribers/validate",
	} {
		requests[name] = emulator.Fault{Method: http.MethodGet, Path: path}
	}
	for _, name := range []string{"precheck customer", "precheck of a user"} {
		requests[name] = emulator.Fault{Method: http.MethodPost, Path: requests[name].Path}
	}
	return requests
}

// faultKinds are the ways in which a request can fail once.
func faultKinds() map[string]emulator.Fault {
	kinds := ends()
	kinds["403"] = emulator.Fault{Status: http.StatusForbidden}
	kinds["423"] = emulator.Fault{Status: http.StatusLocked}
	kinds["429"] = emulator.Fault{Status: http.StatusTooManyRequests, RetryAfter: "soon"}
	return kinds
}

// TestAnyFaultAtAnyUse lets each endpoint fail in each way at its first, second and
// third use: after one further apply the backend holds exactly what the
// configuration says.
func TestAnyFaultAtAnyUse(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	requests, kinds := applied(), faultKinds()
	combination := 0
	for _, name := range slices.Sorted(maps.Keys(requests)) {
		for _, kind := range slices.Sorted(maps.Keys(kinds)) {
			for use := range latestUse {
				combination++
				if combination%everyNth != 0 && !*all {
					continue
				}
				t.Run(fmt.Sprintf("%s/%s/%d", name, kind, use+1), func(t *testing.T) {
					t.Parallel()
					backend := acctest.NewBackend(t, emulator.Options{})
					through, over := failingAt(t, backend, ending(requests[name], kinds[kind], 1), use)
					workspace := installed.NewWorkspace(t, through.Config(whole(), "max_retries = 0"))
					first, _ := apply(t, workspace)
					over()
					if further, err := apply(t, workspace); err != nil {
						t.Fatalf("the further apply: %v\n%s\nafter\n%s", err, further, first)
					}
					settled(t, workspace, backend, oneOfEach)
				})
			}
		}
	}
}

// failingAt lets a fault strike once its endpoint was used so many times. Nothing
// fails any more once over is called.
func failingAt(t *testing.T, backend *acctest.Backend, fault emulator.Fault, earlier int) (through *acctest.Backend, over func()) {
	t.Helper()
	path := regexp.MustCompile("^" + regexp.MustCompile(`\{\w+\}`).ReplaceAllString(fault.Path, "[^/]+") + "$")
	var used atomic.Int64
	through = tampered(t, backend, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if r.Method == fault.Method && path.MatchString(r.URL.Path) && used.Add(1) == int64(earlier)+1 {
			backend.AddFault(fault)
		}
		next.ServeHTTP(w, r)
	})
	return through, func() {
		used.Store(latestUse)
		backend.ClearFaults()
	}
}
