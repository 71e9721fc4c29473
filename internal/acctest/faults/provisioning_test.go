package faults_test

import (
	"strings"
	"testing"
	"time"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// TestProvisioningGoesOn gives a create, or a change that adds what the others
// need, less time than it takes at Webex: the next plan refuses nothing, and its
// apply finishes the customer, its location and its users.
func TestProvisioningGoesOn(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	hurried := strings.Replace(whole(), "deletion_protection ", "timeouts {\n    create = \"1s\"\n    update = \"1s\"\n  }\n  deletion_protection ", 1)
	for name, first := range map[string]string{
		"create": strings.Replace(hurried, office+people(), "", 1),
		"change": acctest.Template + acctest.CustomerWith("acme", "{ webex_meetings = {} }"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{ProvisioningDelay: 8 * time.Second})
			workspace := installed.NewWorkspace(t, backend.Config(first))
			mustApply(t, workspace)
			workspace.Configure(t, backend.Config(hurried))
			if output, err := run(t, workspace, "plan"); err != nil {
				t.Fatalf("plan: %v\n%s", err, output)
			}
			if output, err := apply(t, workspace); err != nil && !says(output, "The change was not seen to end") {
				t.Fatalf("apply: %v\n%s", err, output)
			}
			workspace.Configure(t, backend.Config(whole()))
			mustApply(t, workspace)
			settled(t, workspace, backend, oneOfEach)
		})
	}
}
