package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
)

// newExchange returns a table that logs who waits. The log names a person by its
// id, and what it needs by the attribute only.
func newExchange() *exchange.Table {
	table := exchange.NewTable()
	table.OnWait(func(ctx context.Context, wait exchange.Wait) {
		tflog.Info(ctx, "An object waits for what another one of this run may give up", map[string]any{
			"person": wait.ID, "needs": wait.Needs, "in_flight": wait.Running,
		})
	})
	return table
}
