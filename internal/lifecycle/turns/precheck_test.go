package turns_test

import (
	"context"
	"testing"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/turns"
)

func TestWaitingForTheFirstPrecheckCanBeInterrupted(t *testing.T) {
	t.Parallel()
	var turn turns.Precheck
	if _, came := turn.Wait(t.Context()); !came {
		t.Fatal("the first one can't go ahead")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, came := turn.Wait(ctx); came {
		t.Error("a call that was interrupted goes on")
	}
}
