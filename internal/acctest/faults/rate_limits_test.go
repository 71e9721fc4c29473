package faults_test

import (
	"net/http"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestRateLimits: whatever Retry-After says, a refused request is sent again,
// and nothing is made twice.
func TestRateLimits(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for name, header := range map[string]func() string{
		"seconds":  func() string { return "1" },
		"a date":   func() string { return time.Now().Add(2 * time.Second).UTC().Format(http.TimeFormat) },
		"nonsense": func() string { return "rand(30),add(30)" },
		"nothing":  func() string { return "" },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			workspace := installed.NewWorkspace(t, backend.Config(whole()))
			backend.AddFault(emulator.Fault{Method: "POST", Path: "/v1/wholesale/subscribers", Status: 429, RetryAfter: header(), Times: 2})
			backend.AddFault(emulator.Fault{Method: "POST", Path: "/v1/locations", Status: 429, RetryAfter: header(), Times: 1})
			mustApply(t, workspace)
			if posts := backend.Requests()["POST /v1/wholesale/subscribers"]; posts != 5 {
				t.Errorf("%d creates of users were sent", posts)
			}
			settled(t, workspace, backend, oneOfEach)
		})
	}
}

// TestRateLimitBeyondTheTimeout: a wait that can't end in time fails at once,
// and says so.
func TestRateLimitBeyondTheTimeout(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	backend := acctest.NewBackend(t, emulator.Options{})
	late := user("dan", "webex_meetings", "", "timeouts {\n    create = \"15m\"\n    read = \"15m\"\n  }")
	workspace := installed.NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	workspace.Configure(t, backend.Config(whole()+late, "precheck = false"))
	backend.AddFault(emulator.Fault{Method: "POST", Path: "/v1/wholesale/subscribers", Status: 429, RetryAfter: "3600"})
	output, err := apply(t, workspace)
	if err == nil {
		t.Error("the apply succeeded")
	}
	if !says(output, "Webex asked to wait 1h0m0s") || !says(output, "remain for this operation") {
		t.Errorf("the apply says:\n%s", output)
	}
	backend.ClearFaults()
	mustApply(t, workspace)
	settled(t, workspace, backend, oneOfEach+1)
}
