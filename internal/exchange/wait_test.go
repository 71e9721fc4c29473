package exchange_test

import (
	"context"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// TestWhoWaitsIsTold once, with what it waits for.
func TestWhoWaitsIsTold(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		table := exchange.NewTable()
		var waits []exchange.Wait
		table.OnWait(func(_ context.Context, wait exchange.Wait) { waits = append(waits, wait) })
		defer table.Begin()()
		c := newCloud(t, map[string]exchange.Line{"ann": {extension: "1"}, "bob": {extension: "2"}})
		member := table.Enter(exchange.Object{
			ID: "ann", Name: "ann", Place: headOffice, Holds: exchange.Line{extension: "1"}, Goal: exchange.Line{extension: "2"},
			Actor: &actor{cloud: c, id: "ann", goal: exchange.Line{extension: "2"}},
		})
		defer member.Leave(false)
		if err := member.Reach(t.Context()); err == nil {
			t.Error("the extension of a stranger is taken")
		}
		if len(waits) != 1 || waits[0].ID != "ann" || !slices.Equal(waits[0].Needs, []string{"extension"}) || waits[0].Running != 1 {
			t.Errorf("told of %+v", waits)
		}
	})
}
