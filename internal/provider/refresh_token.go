package provider

import (
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// replacedRefreshToken is the warning, given once, that the configured refresh token
// is no longer the one that Webex expects.
func (w *wholesale) replacedRefreshToken() []*tfprotov6.Diagnostic {
	client := w.client.Load()
	if client == nil || !client.RefreshTokenReplaced() {
		return nil
	}
	return []*tfprotov6.Diagnostic{{
		Severity: tfprotov6.DiagnosticSeverityWarning,
		Summary:  "Webex has replaced the refresh token",
		Detail: "Webex answered the refresh token of the configuration with a new one. The provider uses it until this command ends and writes it nowhere, " +
			"since it is a secret. The old one may be refused from now on: get a new refresh token before the next command, by authorizing the integration again " +
			"or on the page of the service app at developer.webex.com, and set refresh_token or WEBEX_REFRESH_TOKEN to it.",
	}}
}
