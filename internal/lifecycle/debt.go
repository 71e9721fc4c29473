package lifecycle

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/privatestate"
)

// Debt is the key, in the private state, of the id of what a destroy was asked to
// delete along with an object and could not: a failure is not forgotten, and the
// next destroy goes on.
type Debt privatestate.Note[string]

// removed marks, in the private state, an object that stays in the state for its
// debt only: Webex said that the object itself is gone.
const removed privatestate.Note[bool] = "removed"

// Owe remembers what is still to be deleted.
func Owe[M any](ctx context.Context, o *Operation[M], debt Debt, id string) {
	privatestate.Note[string](debt).Write(ctx, o.Private, o.Diagnostics, id)
}

// Remains keeps an object that is gone in the state while what is owed still
// exists, and reports whether it does. The object and what is owed are named in a
// warning.
func Remains[M any](ctx context.Context, o *Operation[M], debt Debt, exists func(ctx context.Context, id string) bool, object, owed string) bool {
	id, _ := privatestate.Note[string](debt).Read(ctx, o.Private, o.Diagnostics)
	if id == "" || !exists(ctx, id) {
		return false
	}
	removed.Write(ctx, o.Private, o.Diagnostics, true)
	o.Diagnostics.AddWarning("The "+owed+" is still to be deleted",
		"An earlier destroy removed the "+object+", but not its "+owed+". The next destroy deletes it. "+
			"An apply of a configuration that has the "+object+" deletes it too, and then creates the "+object+" again.")
	o.Save(ctx, o.Prior)
	return true
}

// Removed reports whether only the debt of a destroy keeps the object in the
// state.
func (p *Planning[M]) Removed(ctx context.Context) bool {
	gone, _ := removed.Read(ctx, p.Private, p.Diagnostics)
	return gone && p.Updating()
}

// CreateAgain plans the replacement of an object that is gone, whose id the
// caller has made unknown: its destroy pays the debt, and the new object begins
// without one.
func (p *Planning[M]) CreateAgain(ctx context.Context, debt Debt) {
	privatestate.Note[string](debt).Remove(ctx, p.Private, p.Diagnostics)
	removed.Remove(ctx, p.Private, p.Diagnostics)
	p.RequiresReplace = append(p.RequiresReplace, path.Root("id"))
}
