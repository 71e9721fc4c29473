package lifecycle

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
)

// Conflicts adds what the book found to the diagnostics. A provider that
// outlives its apply (see Runtime.Outlives) says nothing any more once it has
// written: what was planned before need not hold in the next plan.
func (r *Runtime) Conflicts(diagnostics *diag.Diagnostics, conflicts []planbook.Conflict) {
	if r.outlives && r.written.Load() {
		return
	}
	for _, conflict := range conflicts {
		place := path.Empty()
		if conflict.Attribute != "" {
			place = path.Root(conflict.Attribute)
		}
		if conflict.Warning {
			diagnostics.AddAttributeWarning(place, conflict.Summary, conflict.Detail)
		} else {
			diagnostics.AddAttributeError(place, conflict.Summary, conflict.Detail)
		}
	}
}
