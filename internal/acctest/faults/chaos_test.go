package faults_test

import (
	"strconv"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/acctest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator"
)

// mostApplies bounds how often a run may apply. A create whose request
// got lost is not sent again before the next apply.
const mostApplies = 6

// TestChaos applies while a share of all answers is faulty. The large run is
// `make chaos`, with a fifth: then a single apply may look for minutes for what
// was perhaps made.
func TestChaos(t *testing.T) {
	t.Parallel()
	installed := acctest.Install(t)
	for index := range *seeds {
		t.Run(strconv.Itoa(index), func(t *testing.T) {
			t.Parallel()
			backend := acctest.NewBackend(t, emulator.Options{})
			backend.SetSeed(seed(t, index))
			faults := []emulator.Fault{
				{Status: 429, RetryAfter: "0.2"},
				{Status: 500, After: true},
				{Status: 503},
				{},
				{After: true},
			}
			each := *share / float64(len(faults))
			for index, fault := range faults {
				// Each fault strikes what the ones before let through.
				fault.Probability = each / (1 - float64(index)*each)
				backend.AddFault(fault)
			}
			configuration := backend.Config(crowd(*customers, *users))
			workspace := installed.NewWorkspace(t, configuration)
			applies, takenOver := applyUntilDone(t, workspace, configuration, mostApplies)
			backend.ClearFaults()
			total := 0
			for _, count := range backend.Requests() {
				total += count
			}
			t.Logf("%d applies with %d requests, %d taken over", applies, total, takenOver)
			settled(t, workspace, backend, sizeOf(*customers, *users))
		})
	}
}
