package lifecycle

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/wait"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// Operation is one create, read, update or delete.
type Operation[M any] struct {
	Client      *webex.Client
	Diagnostics *diag.Diagnostics
	Private     privatestate.Private
	// Exchange is what this run knows of the objects that it has come to.
	Exchange *exchange.Table
	// Config is nil on read and delete, Plan too; Prior is nil on create.
	Config, Plan, Prior *M

	runtime *Runtime
	// leaving is why the object leaves the state, where it goes with another one.
	leaving *leaving
	save    func(context.Context, *M) diag.Diagnostics
}

// Save writes the model to the state, and the identity with it. It may be
// called several times: first as soon as the API returned an id. Values that
// are still unknown are stored as null.
func (o *Operation[M]) Save(ctx context.Context, model *M) {
	o.Diagnostics.Append(o.save(ctx, model)...)
}

// Report adds a finding to the diagnostics.
func (o *Operation[M]) Report(finding estate.Finding) {
	o.Diagnostics.Append(toDiagnostics([]estate.Finding{finding})...)
}

// Failed adds an error that names the server's answer.
func (o *Operation[M]) Failed(summary string, err error) {
	o.Diagnostics.Append(explain.Diagnostic(summary, err))
}

// LeavesWith says why an object leaves the state: another one to which it
// belongs is gone. The warning appears once for each of those in a run, and takes
// the place of the warning about an object that does not exist any more.
func (o *Operation[M]) LeavesWith(owner, summary, detail string) {
	o.leaving = &leaving{owner, summary, detail}
}

// leaving is why an object leaves the state: its owner is gone.
type leaving struct{ owner, summary, detail string }

// explain adds the warning, once for each owner in a run.
func (l *leaving) explain(runtime *Runtime, diagnostics *diag.Diagnostics) {
	if l == nil {
		return
	}
	if _, said := runtime.gone.LoadOrStore(l.owner, true); !said {
		diagnostics.AddWarning(l.summary, l.detail)
	}
}

func (r *Resource[M]) operation(diagnostics *diag.Diagnostics, private privatestate.Private, save func(context.Context, *M) diag.Diagnostics) *Operation[M] {
	client, ok := r.runtime.Client(diagnostics)
	if !ok || diagnostics.HasError() {
		return nil
	}
	return &Operation[M]{
		Client: client, Diagnostics: diagnostics, Private: private, Exchange: r.runtime.Exchange, runtime: r.runtime, save: save,
	}
}

// storing returns what saves a model in an answer of the framework.
func (r *Resource[M]) storing(state *tfsdk.State, identity *tfsdk.ResourceIdentity) func(context.Context, *M) diag.Diagnostics {
	return func(ctx context.Context, model *M) diag.Diagnostics { return r.store(ctx, model, state, identity) }
}

func (r *Resource[M]) store(ctx context.Context, model *M, state *tfsdk.State, identity *tfsdk.ResourceIdentity) diag.Diagnostics {
	var problems diag.Diagnostics
	if raw, ok := r.fields().Compose(ctx, model, state.Raw.Type()); ok {
		state.Raw = raw
	} else if problems.Append(state.Set(ctx, model)...); problems.HasError() {
		return problems
	}
	known, err := withoutUnknowns(state.Raw)
	if err != nil {
		problems.AddError("State could not be written", err.Error())
		return problems
	}
	state.Raw = known
	problems.Append(r.setIdentity(state.Raw, identity)...)
	return problems
}

func withoutUnknowns(value tftypes.Value) (tftypes.Value, error) {
	if value.IsFullyKnown() {
		return value, nil
	}
	return tftypes.Transform(value, func(_ *tftypes.AttributePath, part tftypes.Value) (tftypes.Value, error) {
		if part.IsKnown() {
			return part, nil
		}
		return tftypes.NewValue(part.Type(), nil), nil
	})
}

// betweenAttempts is how long an object is left alone that something stands in
// the way of: what goes in the same run does so one after another.
const betweenAttempts = 500 * time.Millisecond

// Destroy attempts to destroy the object. Without references, Terraform destroys
// objects in any order: where something is in the way that the same run may be
// destroying, it tries again when something has moved, and gives way once all that
// is in flight waits like this, since Terraform comes to nothing else then.
func (o *Operation[M]) Destroy(ctx context.Context, attempt func(context.Context) error, inTheWay func(error) bool) error {
	err := o.Exchange.Retry(ctx, inTheWay, func(ctx context.Context) error {
		err := attempt(ctx)
		if err != nil && inTheWay(err) {
			_ = wait.For(ctx, betweenAttempts)
		}
		return err
	})
	if errors.Is(err, exchange.ErrStalled) {
		err = fmt.Errorf("%w\n\nTerraform destroys objects in any order where they do not refer to each other. If what is in the way goes in this run, too, run the same command again: it finishes what is left", err)
	}
	return err
}
