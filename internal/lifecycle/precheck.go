package lifecycle

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Prechecks reports whether this plan should ask Webex if the create would
// succeed: only on a create, and no more once the provider has written
// something, because Terraform plans each resource once more while applying.
func (p *Planning[M]) Prechecks() bool {
	return p.Creating() && p.Runtime.Precheck && !p.Deferred() && !p.Runtime.written.Load()
}

// AskFirst asks Webex and returns its refusal, if it refused; or it asks
// nothing where the apply turns out to have begun. That nobody could be asked (an outage, a missing entitlement, an answer of unknown
// shape) is one warning per run and never stops a plan.
func (r *Runtime) AskFirst(ctx context.Context, diagnostics *diag.Diagnostics, ask func(context.Context) (wire.Precheck, error)) *webex.Error {
	var answer wire.Precheck
	refusal, asked := r.Ask(ctx, diagnostics, func(ctx context.Context) (err error) {
		answer, err = ask(ctx)
		return err
	})
	if asked && !webex.PrecheckPassed(answer) {
		r.warnOnce(diagnostics, "Webex answered the precheck with \""+answer.Message+"\", which this version of the provider does not know.")
	}
	return refusal
}

// Ask is AskFirst for a question with an answer of its own. It reports whether
// there is an answer.
func (r *Runtime) Ask(ctx context.Context, diagnostics *diag.Diagnostics, ask func(context.Context) error) (refusal *webex.Error, answered bool) {
	done, came := r.turn.Wait(ctx)
	if !came {
		return nil, false
	}
	defer done()
	if r.written.Load() {
		return nil, false
	}
	err := ask(ctx)
	switch {
	case err == nil:
		return nil, true
	case errors.As(err, &refusal) && refusal.Refusal():
		return refusal, false
	case explain.BadCredentials(err):
		diagnostics.Append(explain.Diagnostic("Webex refused the credentials", err))
		return nil, false
	}
	r.warnOnce(diagnostics, explain.Error(err))
	return nil, false
}

// Asks reports whether this plan should ask Webex what it makes of a change; see
// Prechecks.
func (p *Planning[M]) Asks() bool {
	return p.Updating() && p.Runtime.Precheck && !p.Deferred() && !p.Runtime.written.Load()
}

func (r *Runtime) warnOnce(diagnostics *diag.Diagnostics, detail string) {
	if r.warned.CompareAndSwap(false, true) {
		diagnostics.Append(toDiagnostics([]estate.Finding{relations.CouldNotAsk(detail)})...)
	}
}
