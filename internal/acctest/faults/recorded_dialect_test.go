package faults_test

import (
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
)

// Webex does not write everything as its documents say: the provider takes both.
func TestRecordedDialect(t *testing.T) {
	t.Parallel()
	backend := acctest.NewBackend(t, emulator.Options{Dialect: rest.Recorded})
	workspace := acctest.Install(t).NewWorkspace(t, backend.Config(whole()))
	mustApply(t, workspace)
	if actions := planned(t, workspace); len(actions) > 0 {
		t.Errorf("a second plan would do %v", actions)
	}
	mustApply(t, workspace, "-destroy")
	if left := stored(t, backend); len(left) > 0 {
		t.Errorf("the backend still holds %v", left)
	}
}
