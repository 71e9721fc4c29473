package provider

import (
	"strings"
	"unicode"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// said is what a call says in the end: without control characters, which texts of
// Webex may hold and which could write over the terminal, and with the warning
// about the refresh token.
func (s *server) said(diagnostics []*tfprotov6.Diagnostic) []*tfprotov6.Diagnostic {
	return append(printable(diagnostics), s.provider.replacedRefreshToken()...)
}

func printable(diagnostics []*tfprotov6.Diagnostic) []*tfprotov6.Diagnostic {
	for _, one := range diagnostics {
		one.Summary, one.Detail = withoutControls(one.Summary), withoutControls(one.Detail)
	}
	return diagnostics
}

// withoutControls keeps line breaks and tabs, which messages are laid out with.
func withoutControls(text string) string {
	return strings.Map(func(r rune) rune {
		if r != '\n' && r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r)) {
			return ' '
		}
		return r
	}, text)
}
