package values

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// WebexID is an identifier that Webex gave to something. Webex spells one
// identifier in several ways; they are compared by the uuid inside. Any text
// that is not empty will do: tests that mock the provider make up random ones.
type WebexID = String[webexIDKind]

// WebexIDType is the attribute type of WebexID.
type WebexIDType = StringType[webexIDKind]

// NewWebexID returns an identifier that Webex sent; see the package's remark on those.
func NewWebexID(text string) WebexID { return received[webexIDKind](text) }

// NewWebexIDValue returns a known identifier.
func NewWebexIDValue(text string) WebexID { return known[webexIDKind](text) }

// NewWebexIDNull returns an identifier that is not set.
func NewWebexIDNull() WebexID { return WebexID{} }

// NewWebexIDUnknown returns an identifier that is not known yet.
func NewWebexIDUnknown() WebexID { return unknown[webexIDKind]() }

type webexIDKind struct{}

func (webexIDKind) title() string { return "Webex id" }

func (webexIDKind) same(a, b string) bool { return webexid.Same(a, b) }

func (webexIDKind) check(text string) string {
	if text == "" {
		return "The id is empty. Set it to an id that Webex issued, or leave the attribute out."
	}
	return ""
}
