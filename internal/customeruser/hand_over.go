package customeruser

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/planbook"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/values"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// Terraform changes users side by side, in no order that one could rely on:
// what one of them needs may be what another one is about to give up.
const (
	// handOverTime is how long a user waits for a seat, a number, an extension
	// or an e-mail address that is in use.
	handOverTime = 30 * time.Second
	firstPause   = 300 * time.Millisecond
	longestPause = 2 * time.Second
)

// emailTaken is Webex's code for an e-mail address that belongs to somebody.
const emailTaken = wire.Code("10022")

// untilFree repeats what Webex refuses because somebody has it, within
// handOverTime and the operation's own time. Webex answers 409 then; a 400 is
// repeated only where another user of this run gives up the number or the
// extension. hopeless may end the waiting early.
func untilFree(ctx context.Context, o *lifecycle.Operation[model], line planbook.Line, hopeless func(context.Context, *webex.Error) bool, attempt func(context.Context) error) error {
	began := time.Now()
	for pause := firstPause; ; pause = min(2*pause, longestPause) {
		err := attempt(ctx)
		var refusal *webex.Error
		if err == nil || !errors.As(err, &refusal) || !inUse(refusal) {
			return err
		}
		if time.Since(began)+pause > handOverTime || lifecycle.Pause(ctx, pause) != nil {
			return stillInUse(err)
		}
		if refusal.StatusCode != http.StatusConflict && !o.Book.GivenUp(line) || hopeless(ctx, refusal) {
			return err
		}
	}
}

func inUse(refusal *webex.Error) bool {
	return refusal.Typed && (refusal.StatusCode == http.StatusConflict || refusal.StatusCode == http.StatusBadRequest)
}

func stillInUse(err error) error {
	return fmt.Errorf("%w\n\nWhat the user needs is still in use. Where another user of this configuration gives it up, run terraform apply again: it goes on from here", err)
}

func never(context.Context, *webex.Error) bool { return false }

// ownedForGood reports whether the e-mail address belongs to somebody whom this
// run does not remove: then waiting changes nothing.
func ownedForGood(o *lifecycle.Operation[model], customerID string) func(context.Context, *webex.Error) bool {
	return func(ctx context.Context, refusal *webex.Error) bool {
		address := o.Plan.Email.ValueString()
		if o.Book.HoldsUser(address) {
			return false
		}
		existing, err := o.Client.FindSubscriber(ctx, customerID, address)
		return err == nil && existing != nil ||
			slices.ContainsFunc(refusal.Details, func(detail wire.ErrorDetail) bool { return detail.ErrorCode == emailTaken })
	}
}

// changePerson changes the person. Where the wanted number or extension is one
// that another user of this run gives up, and that user wants what this one
// has, somebody has to begin: the own number or extension is cleared first, and
// the state says so.
func changePerson(ctx context.Context, o *lifecycle.Operation[model], change webex.PersonChange) error {
	wanted := wantedLine(o.Plan, change)
	if wanted == (planbook.Line{}) {
		_, err := o.Client.UpdatePerson(ctx, o.Plan.PersonID.ValueString(), change)
		return err
	}
	cleared := false
	return untilFree(ctx, o, wanted, never, func(ctx context.Context) error {
		_, err := o.Client.UpdatePerson(ctx, o.Plan.PersonID.ValueString(), change)
		var refusal *webex.Error
		if errors.As(err, &refusal) && inUse(refusal) && !cleared && o.Book.GivenUp(wanted) {
			cleared = clearLine(ctx, o, change)
		}
		return err
	})
}

// wantedLine is the number and the extension that a change asks for.
func wantedLine(plan *model, change webex.PersonChange) planbook.Line {
	line := planbook.Line{}
	if change.PhoneNumber != nil {
		line.PhoneNumber = *change.PhoneNumber
	}
	if change.Extension != nil {
		line.Extension = *change.Extension
	}
	if line != (planbook.Line{}) {
		line.LocationID = plan.LocationID.ValueString()
	}
	return line
}

// clearLine gives up the own number and extension as far as they change and
// another user of this run wants them. It reports whether that was done.
func clearLine(ctx context.Context, o *lifecycle.Operation[model], change webex.PersonChange) bool {
	number, extension := o.Book.Wanted(lineOf(o.Prior), o.Plan.Email.ValueString())
	nothing := ""
	var clearing webex.PersonChange
	if number && change.PhoneNumber != nil {
		clearing.PhoneNumber = &nothing
	}
	if extension && change.Extension != nil {
		clearing.Extension = &nothing
	}
	if clearing == (webex.PersonChange{}) {
		return false
	}
	if _, err := o.Client.UpdatePerson(ctx, o.Plan.PersonID.ValueString(), clearing); err != nil {
		return false
	}
	if clearing.PhoneNumber != nil {
		o.Prior.PhoneNumber = values.NewPhoneNumber("")
	}
	if clearing.Extension != nil {
		o.Prior.Extension = types.StringNull()
	}
	o.Save(ctx, o.Prior)
	return true
}
