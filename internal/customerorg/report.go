package customerorg

import (
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// report turns the outcome of provisioning into diagnostics. The customer is
// in the state either way.
func report(o *lifecycle.Operation[model], customer wire.Customer) {
	lines := background(customer)
	switch {
	case webex.StateOf(customer.Status) == webex.Failed:
		o.Diagnostics.AddError("Webex could not provision the customer",
			list(lines, "Webex gave no reason.")+"\n\nThe customer exists with the status \"error\" and is in the Terraform state. "+
				"Clear the cause or correct the value at fault, and run terraform apply again: a customer that has no organization yet may be created again.")
	case len(lines) > 0:
		o.Diagnostics.AddWarning("The customer was provisioned with errors",
			list(lines, "")+"\n\nThe customer has the status \""+customer.Status+"\".")
	case customer.Status == wire.CustomerProvisionedWithErrors:
		o.Diagnostics.AddWarning("The customer was provisioned with errors", "Webex gave no detail.")
	}
}

// warnOfErrors says, with every read, what went wrong in the background.
func warnOfErrors(o *lifecycle.Operation[model], customer wire.Customer) {
	lines := background(customer)
	if len(lines) == 0 && webex.StateOf(customer.Status) != webex.Failed {
		return
	}
	next := "Clear the cause. The next terraform apply tries again what failed."
	if advice := explain.BackgroundAdvice(customer.Errors); advice != "" {
		next = advice + "\n\n" + next
	}
	o.Diagnostics.AddWarning("Webex reports errors of this customer",
		list(lines, "Webex gave no reason.")+"\n\nThe customer has the status \""+customer.Status+"\". "+next)
}

func list(lines []string, none string) string {
	if len(lines) == 0 {
		return none
	}
	return explain.Reported(lines)
}
