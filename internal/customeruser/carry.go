package customeruser

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/estate"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
)

// carryNumber brings the number that a user keeps to the inventory of the new
// location, where both locations change in this run. Webex moves only numbers
// that nobody uses, so the user is without it for as long as that takes.
func carryNumber(ctx context.Context, o *lifecycle.Operation[model], member *exchange.Member) error {
	number := digits(o.Plan.PhoneNumber)
	if number == "" || number != digits(o.Prior.PhoneNumber) {
		return nil
	}
	if gains, _ := o.Exchange.Postponed(number); !gains {
		return nil
	}
	if err := member.Vacate(ctx, numberSlot()); err != nil {
		return err
	}
	keepLine(o.Prior, member.Holds())
	o.Save(ctx, o.Prior)
	return o.Exchange.CatchUp(ctx, number)
}

// passOn lets locations have, or give up, a number that its user has released.
func passOn(ctx context.Context, o *lifecycle.Operation[model], released, now string) {
	if released == "" || released == now {
		return
	}
	if err := o.Exchange.CatchUp(ctx, released); err != nil {
		o.Diagnostics.AddAttributeWarning(path.Root("phone_number"), "The former phone number did not pass on",
			explain.Error(err)+"\n\nThe user has released it. The next plan shows what is left to change at the locations.")
	}
}

// carries reports whether the user keeps a number that this plan brings to the
// inventory of the new location.
func carries(p *lifecycle.Planning[model]) bool {
	number := digits(p.Plan.PhoneNumber)
	return number != "" && number == digits(p.Prior.PhoneNumber) && slices.Contains(newNumbers(p), estate.Known(number))
}
