package lifecycle

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
)

// Conflicts adds what the book found to the diagnostics.
func Conflicts(diagnostics *diag.Diagnostics, conflicts []planbook.Conflict) {
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
