package webex

import (
	"slices"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestStatusesOfCustomers(t *testing.T) {
	t.Parallel()
	type meaning struct {
		state                         CustomerState
		settled, unfinished, underWay bool
	}
	table := map[string]meaning{
		wire.CustomerProvisioning:          {state: Moving, unfinished: true, underWay: true},
		wire.CustomerUpdating:              {state: Moving, unfinished: true, underWay: true},
		wire.CustomerPendingReview:         {state: Moving, unfinished: true, underWay: true},
		wire.CustomerProvisioned:           {state: Ready, settled: true},
		wire.CustomerProvisionedWithErrors: {state: Ready, settled: true},
		wire.CustomerError:                 {state: Failed, settled: true, unfinished: true},
		wire.CustomerDeleting:              {state: Leaving, underWay: true},
		"invented_later":                   {state: Unrecognized},
		"":                                 {state: Unrecognized},
	}
	for status, want := range table {
		got := meaning{StateOf(status), Settled(status), Unfinished(status), slices.Contains(underWay(), status)}
		if got != want {
			t.Errorf("%q is %+v, want %+v", status, got, want)
		}
	}
	for _, status := range wire.CustomerStatuses() {
		if _, listed := table[status]; !listed || StateOf(status) == Unrecognized {
			t.Errorf("nobody says what %q means", status)
		}
	}
}
