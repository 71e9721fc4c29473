package lifecycle

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

func TestOnePrecheckGoesFirst(t *testing.T) {
	t.Parallel()
	const latency = 300 * time.Millisecond
	for name, test := range map[string]struct {
		applies bool
		asked   int32
		took    time.Duration
	}{
		"a plan":   {false, 10, 2*latency + grace},
		"an apply": {true, 1, latency + grace},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var runtime Runtime
				var asked atomic.Int32
				var all sync.WaitGroup
				started := time.Now()
				for range 10 {
					all.Go(func() {
						var problems diag.Diagnostics
						before := asked.Load()
						refusal := runtime.AskFirst(t.Context(), &problems, func(context.Context) (webex.Precheck, error) {
							asked.Add(1)
							time.Sleep(latency)
							return webex.Precheck{}, nil
						})
						if refusal != nil {
							t.Error(refusal)
						}
						if test.applies && before == 0 {
							runtime.written.Store(true)
						}
					})
				}
				all.Wait()
				if asked.Load() != test.asked || time.Since(started) != test.took {
					t.Errorf("%d asked in %s, want %d in %s", asked.Load(), time.Since(started), test.asked, test.took)
				}
			})
		})
	}
}

// The apply may begin between the decision to ask and the turn to do so.
func TestAFirstPrecheckThatIsNotMadeHoldsUpNobody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var runtime Runtime
		runtime.written.Store(true)
		for range 2 {
			var problems diag.Diagnostics
			refusal := runtime.AskFirst(t.Context(), &problems, func(context.Context) (webex.Precheck, error) {
				t.Error("asked while applying")
				return webex.Precheck{}, nil
			})
			if refusal != nil || problems.HasError() {
				t.Error(refusal, problems)
			}
		}
	})
}

func TestWaitingForTheFirstPrecheckCanBeInterrupted(t *testing.T) {
	t.Parallel()
	var turn precheckTurn
	if _, came := turn.wait(t.Context()); !came {
		t.Fatal("the first one can't go ahead")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, came := turn.wait(ctx); came {
		t.Error("a call that was interrupted goes on")
	}
}
