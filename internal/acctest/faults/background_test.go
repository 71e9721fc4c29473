package faults_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestErrorsOfAUser lets Webex report errors of background work with a user: in
// the answer to the create, or in every read from a certain moment on.
func TestErrorsOfAUser(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	const reported = "10022 The email is \x1b[31malready associated"
	failing := func(t *testing.T, atCreate bool) (*acctest.Workspace, *atomic.Bool) {
		t.Helper()
		var fails atomic.Bool
		fails.Store(atCreate)
		backend := tampered(t, acctest.NewBackend(t, emulator.Options{Lag: -1}), func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			answer := httptest.NewRecorder()
			next.ServeHTTP(answer, r)
			body := answer.Body.Bytes()
			if fails.Load() && strings.HasPrefix(r.URL.Path, "/v1/wholesale/subscribers") && !strings.HasSuffix(r.URL.Path, "/validate") {
				body = withErrors(t, body)
			}
			for name, values := range answer.Header() {
				w.Header()[name] = values
			}
			w.Header().Del("Content-Length")
			w.WriteHeader(answer.Code)
			_, _ = w.Write(body)
		})
		return installed.NewWorkspace(t, backend.Config(acctest.Template+acctest.CustomerWithUsers("acme", 1)+`
data "webexwholesale_customer_users" "all" {
  customer_external_id = "acme"
  depends_on           = [webexwholesale_customer_user.acme]
}
output "errors" { value = flatten(data.webexwholesale_customer_users.all.users[*].errors) }
`)), &fails
	}
	t.Run("of the create", func(t *testing.T) {
		t.Parallel()
		workspace, fails := failing(t, true)
		output, err := apply(t, workspace)
		if err == nil || !says(output, "Webex could not provision the user") || !says(output, "10022") || !says(output, "Use another address") || strings.Contains(output, "\x1b[31m") {
			t.Errorf("the create that ended in errors says %v\n%s", err, output)
		}
		fails.Store(false)
		mustApply(t, workspace)
		noChanges(t, workspace)
	})
	t.Run("later", func(t *testing.T) {
		t.Parallel()
		workspace, fails := failing(t, false)
		mustApply(t, workspace)
		fails.Store(true)
		output, err := run(t, workspace, "plan")
		if err != nil || !says(output, "Webex reports errors of this user") || !says(output, "10022") {
			t.Errorf("the plan says %v\n%s", err, output)
		}
		if output, err := run(t, workspace, "refresh"); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
		shown, err := run(t, workspace, "output", "-json", "errors")
		var errors []string
		if err != nil || json.Unmarshal([]byte(shown), &errors) != nil || len(errors) != 1 || errors[0] != reported {
			t.Errorf("the data source shows %q, %v", shown, err)
		}
	})
}

// withErrors adds errors to a subscriber, or to each one of a list.
func withErrors(t *testing.T, body []byte) []byte {
	t.Helper()
	var object map[string]any
	if json.Unmarshal(bytes.TrimSpace(body), &object) != nil {
		return body
	}
	errors := []any{map[string]any{"errorCode": 10022, "description": "The email is \x1b[31malready associated"}}
	if items, isList := object["items"].([]any); isList {
		for _, item := range items {
			item.(map[string]any)["errors"] = errors
		}
	} else {
		object["errors"] = errors
	}
	changed, err := json.Marshal(object)
	if err != nil {
		t.Error(err)
	}
	return changed
}
