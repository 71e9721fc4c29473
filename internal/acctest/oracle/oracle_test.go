package oracle_test

import (
	"flag"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// Flags of the test binary: "make fuzz" plays more and longer histories.
var (
	histories = flag.Int("oracle.histories", 4, "how many random histories to play")     //nolint:gochecknoglobals // flags of a test binary are global
	steps     = flag.Int("oracle.steps", 6, "how many changes a history has")            //nolint:gochecknoglobals // flags of a test binary are global
	seed      = flag.Uint64("oracle.seed", 0, "the number of the first history to play") //nolint:gochecknoglobals // flags of a test binary are global
)

func TestHistories(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for history := range uint64(*histories) {
		number := *seed + history
		t.Run(strconv.FormatUint(number, 10), func(t *testing.T) {
			t.Parallel()
			play(t, installed, chance{rand.New(rand.NewPCG(number, 5))})
		})
	}
}

// play changes an estate step by step. What the plan refuses is left out of the
// history.
func play(t *testing.T, installed *acctest.Installation, c chance) {
	t.Helper()
	backend := acctest.NewBackend(t, emulator.Options{})
	workspace := installed.NewWorkspace(t, "")
	var now estate
	accepted := 0
	for step := range *steps {
		next := c.after(&now)
		wrong := verdict(&now, &next)
		configuration := next.configuration()
		workspace.Configure(t, backend.Config(configuration))
		output, err := workspace.Terraform(t, "plan", "-out=next.tfplan")
		switch {
		case err != nil && len(wrong) == 0:
			t.Fatalf("step %d: the plan refuses what Webex allows:\n%s\n%s", step, output, configuration)
		case err == nil && len(wrong) > 0:
			t.Fatalf("step %d: the plan accepts what Webex does not allow: %s\n%s", step, strings.Join(wrong, "; "), configuration)
		case err != nil:
			continue
		}
		accepted++
		if output, err := workspace.Terraform(t, "apply", "next.tfplan"); err != nil {
			// Users may exchange lines in a second apply, which the first one says.
			if !strings.Contains(strings.Join(strings.Fields(strings.ReplaceAll(output, "│", " ")), " "), "run terraform apply again") {
				t.Fatalf("step %d: what the plan accepted does not apply: %v\n%s\n%s", step, err, output, configuration)
			}
			if output, err := workspace.Terraform(t, "apply", "-auto-approve"); err != nil {
				t.Fatalf("step %d: the second apply fails: %v\n%s\n%s", step, err, output, configuration)
			}
		}
		if output, err := workspace.Terraform(t, "plan", "-detailed-exitcode"); err != nil {
			t.Fatalf("step %d: the next plan is not empty: %v\n%s\n%s", step, err, output, configuration)
		}
		now = next
	}
	t.Logf("%d of %d changes were accepted", accepted, *steps)
}
