// Package explain turns errors of Webex into diagnostics that say what to do.
package explain

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Diagnostic says what failed, what the server answered (text, codes and
// tracking id) and what to do about it.
func Diagnostic(summary string, err error) diag.Diagnostic {
	return diag.NewErrorDiagnostic(summary, Error(err))
}

// emailTaken is Webex's code for an e-mail address that belongs to somebody.
const emailTaken = wire.Code("10022")

// emailAdvice is what to do about an address that belongs to somebody.
const emailAdvice = "Use another address, or bring back what has this one: detaching a customer leaves its organization, and detaching a user the person. " +
	"An organization is attached to a customer with org_id; a person who is not needed any more is deleted in Control Hub."

// Error is the text of an error together with what to do about it.
func Error(err error) string {
	var refusal *webex.Error
	switch {
	case errors.As(err, &refusal):
		return strings.TrimSpace(err.Error() + "\n\n" + advice(refusal))
	case errors.Is(err, context.DeadlineExceeded):
		return err.Error() + "\n\nThe time allowed for this operation is over. Run terraform apply again to go on, or allow more in the timeouts block."
	case errors.Is(err, context.Canceled):
		return err.Error() + "\n\nTerraform was interrupted. Run terraform apply again to go on."
	}
	return err.Error()
}

// EmailTaken reports whether Webex refused because an e-mail address belongs to
// an existing person.
func EmailTaken(refusal *webex.Error) bool {
	return slices.ContainsFunc(refusal.Details, func(detail wire.ErrorDetail) bool { return detail.ErrorCode == emailTaken })
}

// advice goes by the status, except for the one code that Terraform itself
// brings about: what a destroy leaves behind keeps its e-mail addresses.
func advice(refusal *webex.Error) string {
	if EmailTaken(refusal) {
		return emailAdvice
	}
	return refusal.Advice()
}

// BadCredentials reports whether Webex refused who is asking: nothing that
// follows can succeed, so it fails in the plan already.
func BadCredentials(err error) bool {
	var grant *webex.AuthError
	return errors.Is(err, webex.ErrUnauthorized) || errors.As(err, &grant)
}

// Duration writes a duration as a person would: 30m instead of 30m0s.
func Duration(d time.Duration) string {
	text := d.String()
	if strings.HasSuffix(text, "m0s") {
		text = strings.TrimSuffix(text, "0s")
	}
	if strings.HasSuffix(text, "h0m") {
		text = strings.TrimSuffix(text, "0m")
	}
	return text
}
