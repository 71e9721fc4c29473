package lifecycle

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// Ellipsis stands, in the documentation, for what a message fills in.
const Ellipsis = "…"

// Message is a diagnostic without its place. An entity makes each of its
// messages in one function, which its checks and the page of the rules call, so
// that the page can't say anything else than the provider does.
type Message struct {
	Warning         bool
	Summary, Detail string
}

// At shows the message at the attribute at fault.
func (m Message) At(diagnostics *diag.Diagnostics, attribute path.Path) {
	if m.Warning {
		diagnostics.AddAttributeWarning(attribute, m.Summary, m.Detail)
		return
	}
	diagnostics.AddAttributeError(attribute, m.Summary, m.Detail)
}

// Add shows the message for the whole object.
func (m Message) Add(diagnostics *diag.Diagnostics) {
	if m.Warning {
		diagnostics.AddWarning(m.Summary, m.Detail)
		return
	}
	diagnostics.AddError(m.Summary, m.Detail)
}
