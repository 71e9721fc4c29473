package customeruser

import (
	"slices"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// background lists what went wrong while Webex made the user, one line each.
func background(subscriber wire.Subscriber) []string {
	var lines []string
	for _, detail := range subscriber.Errors {
		lines = append(lines, explain.BackgroundLine(detail))
	}
	return lines
}

// repair is what to do about errors of a user that exists.
const repair = "Clear the cause. Where Webex does not repair the user by itself then, create it again with terraform apply -replace."

// warnOfErrors says what went wrong in the background with a user that exists.
func warnOfErrors(o *lifecycle.Operation[model], subscriber wire.Subscriber) {
	if len(subscriber.Errors) > 0 {
		o.Diagnostics.AddWarning("Webex reports errors of this user", explainErrors(subscriber, repair))
	}
}

// refuseErrors reports a create that ended in errors. Terraform marks the user as
// one to be replaced, and the next apply tries again.
func refuseErrors(o *lifecycle.Operation[model], subscriber wire.Subscriber) bool {
	if len(subscriber.Errors) == 0 {
		return false
	}
	o.Diagnostics.AddError("Webex could not provision the user", explainErrors(subscriber,
		"The user exists with the status \""+subscriber.Status+"\" and is in the Terraform state. Clear the cause or correct the value at fault, and run terraform apply again: the user is created again."))
	return true
}

func explainErrors(subscriber wire.Subscriber, next string) string {
	parts := []string{explain.Reported(background(subscriber)), explain.BackgroundAdvice(subscriber.Errors), next}
	return strings.Join(slices.DeleteFunc(parts, func(part string) bool { return part == "" }), "\n\n")
}
