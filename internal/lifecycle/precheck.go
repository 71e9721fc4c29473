package lifecycle

import (
	"context"
	"errors"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// precheckPassed is the info code of a successful precheck.
const precheckPassed = webex.Code("100")

// Prechecks reports whether this plan should ask Webex if the create would
// succeed: only on a create, and no more once the provider has written
// something, because Terraform plans each resource once more while applying.
func (p *Planning[M]) Prechecks() bool {
	return p.Creating() && p.Runtime.Precheck && !p.Runtime.Deferred && !p.Runtime.written.Load()
}

// AskFirst asks Webex and returns its refusal, if it refused. That nobody
// could be asked (an outage, a missing entitlement, an answer of unknown
// shape) is one warning per run and never stops a plan.
func (r *Runtime) AskFirst(ctx context.Context, diagnostics *diag.Diagnostics, ask func(context.Context) (webex.Precheck, error)) *webex.Error {
	answer, err := ask(ctx)
	var refusal *webex.Error
	switch {
	case err == nil && passed(answer):
		return nil
	case err == nil:
		r.warnOnce(diagnostics, "Webex answered the precheck with \""+answer.Message+"\", which this version of the provider does not know.")
		return nil
	case errors.As(err, &refusal) && refused(refusal):
		return refusal
	case BadCredentials(err):
		diagnostics.Append(ErrorDiagnostic("Webex refused the credentials", err))
		return nil
	}
	r.warnOnce(diagnostics, Explain(err))
	return nil
}

func passed(answer webex.Precheck) bool {
	for _, info := range answer.Info {
		if info.InfoCode != precheckPassed {
			return false
		}
	}
	return len(answer.Info) > 0
}

// refused tells what Webex decided from what only went wrong.
func refused(answer *webex.Error) bool {
	switch answer.StatusCode {
	case http.StatusBadRequest, http.StatusConflict, http.StatusUnprocessableEntity:
		return answer.Typed
	}
	return false
}

func (r *Runtime) warnOnce(diagnostics *diag.Diagnostics, detail string) {
	if r.warned.CompareAndSwap(false, true) {
		diagnostics.AddWarning("Webex could not be asked while planning",
			detail+"\n\nThe plan goes on without the precheck; what Webex refuses then fails in the apply. Set precheck = false in the provider to plan without asking.")
	}
}
