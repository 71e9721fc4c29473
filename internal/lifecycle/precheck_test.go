package lifecycle

import (
	"context"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/turns"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

func TestOnePrecheckGoesFirst(t *testing.T) {
	t.Parallel()
	const latency = 300 * time.Millisecond
	for name, test := range map[string]struct {
		refreshed, applies bool
		asked              int32
		took               time.Duration
	}{
		"a plan":                         {false, false, 10, 2*latency + turns.PrecheckGrace},
		"a plan that has read an object": {true, false, 10, latency},
		"an apply":                       {false, true, 1, latency},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var runtime Runtime
				if test.refreshed {
					runtime.turn.End()
				}
				var asked atomic.Int32
				var all sync.WaitGroup
				started := time.Now()
				for range 10 {
					all.Go(func() {
						var problems diag.Diagnostics
						before := asked.Load()
						refusal := runtime.AskFirst(t.Context(), &problems, func(context.Context) (wire.Precheck, error) {
							asked.Add(1)
							time.Sleep(latency)
							return wire.Precheck{}, nil
						})
						if refusal != nil {
							t.Error(refusal)
						}
						if test.applies && before == 0 {
							runtime.written.Store(true)
							runtime.turn.End()
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

func TestNobodyWaitsOnceItIsKnownWhetherTerraformApplies(t *testing.T) {
	t.Parallel()
	old, changed := state{"id": "1", "name": "old"}, state{"id": "1", "name": "new"}
	for name, change := range map[string]struct{ prior, planned state }{
		"a read":    {old, old},
		"a create":  {nil, changed},
		"an update": {old, changed},
		"a delete":  {old, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			spec, runtime := sampleSpec(), connected()
			spec.Read = func(context.Context, *Operation[sample]) bool { return true }
			save := func(ctx context.Context, o *Operation[sample]) {
				o.Plan.ID = types.StringValue("1")
				o.Save(ctx, o.Plan)
			}
			spec.Create, spec.Update, spec.Delete = save, save, func(context.Context, *Operation[sample]) {}
			if _, came := runtime.turn.Wait(t.Context()); !came {
				t.Fatal("the first one can't go ahead")
			}
			if server := serve(t, spec, runtime); name == "a read" {
				server.read(t, change.prior, nil)
			} else {
				server.apply(t, change.prior, change.planned)
			}
			select {
			case <-runtime.turn.Ended():
			default:
				t.Error("the second one still waits")
			}
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
			refusal := runtime.AskFirst(t.Context(), &problems, func(context.Context) (wire.Precheck, error) {
				t.Error("asked while applying")
				return wire.Precheck{}, nil
			})
			if refusal != nil || problems.HasError() {
				t.Error(refusal, problems)
			}
		}
	})
}
