package lifecycle

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
)

// ErrorDiagnostic says what failed, what the server answered (text, codes and
// tracking id) and what to do about it.
func ErrorDiagnostic(summary string, err error) diag.Diagnostic {
	return diag.NewErrorDiagnostic(summary, Explain(err))
}

// Explain is the text of an error together with the advice for its status.
func Explain(err error) string {
	var refusal *webex.Error
	switch {
	case errors.As(err, &refusal):
		return strings.TrimSpace(err.Error() + "\n\n" + refusal.Advice())
	case errors.Is(err, context.DeadlineExceeded):
		return err.Error() + "\n\nThe time allowed for this operation is over. Run terraform apply again to go on, or allow more in the timeouts block."
	case errors.Is(err, context.Canceled):
		return err.Error() + "\n\nTerraform was interrupted. Run terraform apply again to go on."
	}
	return err.Error()
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

// Pause waits, or returns early with the context's error.
func Pause(ctx context.Context, duration time.Duration) error {
	timer := time.NewTimer(duration)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
