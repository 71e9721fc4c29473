package lifecycle

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Prechecks reports whether this plan should ask Webex if the create would
// succeed: only on a create, and no more once the provider has written
// something, because Terraform plans each resource once more while applying.
func (p *Planning[M]) Prechecks() bool {
	return p.Creating() && p.Runtime.Precheck && !p.Runtime.Deferred && !p.Runtime.written.Load()
}

// AskFirst asks Webex and returns its refusal, if it refused; or it asks
// nothing where the apply turns out to have begun. That nobody could be asked (an outage, a missing entitlement, an answer of unknown
// shape) is one warning per run and never stops a plan.
func (r *Runtime) AskFirst(ctx context.Context, diagnostics *diag.Diagnostics, ask func(context.Context) (wire.Precheck, error)) *webex.Error {
	done, came := r.turn.wait(ctx)
	if !came {
		return nil
	}
	defer done()
	if r.written.Load() {
		return nil
	}
	answer, err := ask(ctx)
	var refusal *webex.Error
	switch {
	case err == nil && webex.PrecheckPassed(answer):
		return nil
	case err == nil:
		r.warnOnce(diagnostics, "Webex answered the precheck with \""+answer.Message+"\", which this version of the provider does not know.")
		return nil
	case errors.As(err, &refusal) && refusal.Refusal():
		return refusal
	case BadCredentials(err):
		diagnostics.Append(ErrorDiagnostic("Webex refused the credentials", err))
		return nil
	}
	r.warnOnce(diagnostics, Explain(err))
	return nil
}

func (r *Runtime) warnOnce(diagnostics *diag.Diagnostics, detail string) {
	if r.warned.CompareAndSwap(false, true) {
		diagnostics.AddWarning("Webex could not be asked while planning",
			detail+"\n\nThe plan goes on without the precheck; what Webex refuses then fails in the apply. Set precheck = false in the provider to plan without asking.")
	}
}
