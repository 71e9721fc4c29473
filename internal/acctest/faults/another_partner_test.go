package faults_test

import (
	"net/http"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestTokenOfAnotherPartner asks at the same address, but as another partner, who
// has none of the objects: that empties no state, and destroys nothing.
func TestTokenOfAnotherPartner(t *testing.T) {
	t.Parallel()
	first, second := acctest.NewBackend(t, emulator.Options{Lag: -1}), acctest.NewBackend(t, emulator.Options{Lag: -1})
	var other atomic.Bool
	backend := tampered(t, first, func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if other.Load() {
			next = second
		}
		next.ServeHTTP(w, r)
	})
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(acctest.Template+acctest.CustomerWithUsers("acme", 2)))
	mustApply(t, workspace)
	before, _ := run(t, workspace, "state", "list")

	other.Store(true)
	for _, arguments := range [][]string{{"plan"}, {"apply", "-auto-approve", "-refresh-only"}, {"destroy", "-auto-approve"}, {"destroy", "-auto-approve", "-refresh=false"}} {
		output, err := run(t, workspace, arguments...)
		if err == nil || !says(output, "another place") || strings.Count(strings.Join(strings.Fields(output), " "), "as the partner organization") < 2 {
			t.Errorf("%v as another partner says %v\n%s", arguments, err, output)
		}
		if after, _ := run(t, workspace, "state", "list"); after != before {
			t.Fatalf("%v as another partner left in the state:\n%s", arguments, after)
		}
	}
	other.Store(false)
	noChanges(t, workspace)
	if output, err := run(t, workspace, "destroy", "-auto-approve"); err != nil {
		t.Errorf("destroy: %v\n%s", err, output)
	}
}
