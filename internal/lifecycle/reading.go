package lifecycle

import (
	"context"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/resource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
)

// reading is what one read of an object found.
type reading[M any] struct {
	diagnostics diag.Diagnostics
	private     *privatestate.Recorded
	// found is false where Webex said that the object does not exist, and leaving
	// says why it goes, where it goes with another one.
	found   bool
	leaving *leaving
	// saved is the refreshed model, nil where the state stays as it is.
	saved *M
}

// read lets the entity refresh an object. Problems are those of decoding prior.
func (r *Resource[M]) read(ctx context.Context, prior *M, private privatestate.Private, problems diag.Diagnostics) *reading[M] {
	ctx, cancel := r.bounded(ctx, prior, timeouts.Value.Read, r.spec.Timeouts.Read, &problems)
	defer cancel()
	before, until := *prior, privatestate.StaleUntil(ctx, private)
	result := r.readOnce(ctx, prior, private, problems, nil)
	for pause := firstReread; time.Now().Before(until) && r.mayBeStale(ctx, &before, result); pause *= 2 {
		if err := wait.For(ctx, min(pause, time.Until(until))); err != nil {
			result.diagnostics.AddError("The object could not be read again", "What Webex showed may be older than the last change: "+err.Error())
			break
		}
		again := before
		result = r.readOnce(ctx, &again, private, problems, &r.runtime.rereading)
	}
	result.leaving.explain(r.runtime, &result.diagnostics)
	return result
}

// readOnce reads an object, afresh where rereading is given.
func (r *Resource[M]) readOnce(ctx context.Context, prior *M, private privatestate.Private, problems diag.Diagnostics, again *rereading) *reading[M] {
	result := &reading[M]{diagnostics: slices.Clone(problems), private: &privatestate.Recorded{Private: private}}
	operation := r.operation(&result.diagnostics, result.private, func(_ context.Context, model *M) diag.Diagnostics {
		result.saved = new(*model)
		return nil
	})
	if operation == nil {
		return result
	}
	if again != nil {
		operation.Client = again.client(operation.Client)
	}
	operation.Prior, operation.Client = prior, clientFor(operation.Client, prior)
	imported := *prior
	// Terraform reads objects while it plans, never while it applies.
	r.runtime.turn.End()
	if gone, _ := removed.Read(ctx, operation.Private, operation.Diagnostics); gone {
		removed.Remove(ctx, operation.Private, operation.Diagnostics)
	}
	result.found = r.spec.Read(ctx, operation)
	if !result.found && !result.diagnostics.HasError() && r.isImported(ctx, private, &imported) {
		result.found = r.readElsewhere(ctx, operation, imported)
	}
	here := r.runtime.where(operation.Client, operation.Prior)
	result.leaving = operation.leaving
	switch {
	case result.diagnostics.HasError():
	case result.found:
		result.diagnostics.Append(privatestate.NoteSeen(ctx, result.private, here)...)
	default:
		privatestate.RefuteAbsence(ctx, result.private, here, &result.diagnostics)
		if result.diagnostics.HasError() {
			result.leaving = nil
		}
	}
	return result
}
