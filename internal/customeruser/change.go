package customeruser

import (
	"context"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// changeUser changes the package and the person. What it needs of other users
// of this run, such as a number, an extension or a seat, it gets from them as
// soon as they give it up.
func changeUser(ctx context.Context, o *lifecycle.Operation[model], customer wire.Customer, change webex.PersonChange) bool {
	packageChanges, relocates := !o.Prior.Package.Equal(o.Plan.Package), moves(o.Prior, o.Plan)
	if !packageChanges && !relocates && change == (webex.PersonChange{}) {
		return true
	}
	if (relocates || change != (webex.PersonChange{})) && !hasPerson(ctx, o) {
		return false
	}
	summary := "The person of the user could not be changed"
	if packageChanges {
		summary = "The user's package could not be changed"
	}
	moved := false
	var member *exchange.Member
	steps := func(ctx context.Context) error {
		if packageChanges {
			if err := changePackage(ctx, o); err != nil {
				return err
			}
			packageChanges = false
		}
		if relocates {
			summary = "The user could not be moved"
			if err := carryNumber(ctx, o, member); err != nil {
				return err
			}
			rest, err := moveUser(ctx, o, customer, change)
			if err != nil {
				return err
			}
			change, relocates, moved = rest, false, true
		}
		summary = "The person of the user could not be changed"
		if change == (webex.PersonChange{}) {
			return nil
		}
		_, err := o.Client.UpdatePerson(ctx, o.Plan.PersonID.ValueString(), change)
		return err
	}
	rest := change
	rest.PhoneNumber, rest.Extension = nil, nil
	lineOnly := !packageChanges && !relocates && rest == (webex.PersonChange{})
	from := o.Plan.LocationID
	if relocates && o.Prior.LocationID.ValueString() != "" {
		from = o.Prior.LocationID
	}
	member = enter(o, customer, o.Plan, seat{from.ValueString(), o.Plan.LocationID.ValueString()}, lineOf(o.Prior), goalOf(o.Plan), lineOnly, steps)
	defer member.Leave(false)
	releases := digits(o.Prior.PhoneNumber)
	err := member.Reach(ctx)
	passOn(ctx, o, releases, member.Holds()[numberSlot()])
	if err == nil {
		return true
	}
	before := o.Prior.Extension
	if !moved {
		keepLine(o.Prior, member.Holds())
	}
	o.Save(ctx, o.Prior)
	err = stalled(o, err)
	if now := o.Prior.Extension; !now.Equal(before) && !now.IsNull() && !now.Equal(o.Plan.Extension) {
		err = fmt.Errorf("%w\n\nUntil then the user has the extension %s, because others of this run went ahead with the line that it had", err, now)
	}
	o.Failed(summary, err)
	return false
}

// hasPerson waits for the person of a user that had none yet. One who has to agree
// first is not waited for.
func hasPerson(ctx context.Context, o *lifecycle.Operation[model]) bool {
	if o.Plan.PersonID.ValueString() != "" {
		return true
	}
	if !pending(o.Prior) {
		subscriber, err := o.Client.WaitForPerson(ctx, o.Prior.ID.ValueString())
		if err != nil {
			o.Failed("The user has no person yet, so names, location, number, extension and roles can't be changed", err)
			return false
		}
		applySubscriber(subscriber, o.Prior)
		o.Plan.PersonID = o.Prior.PersonID
		o.Save(ctx, o.Prior)
		switch {
		case subscriber.PersonID != "":
			return true
		case len(subscriber.Errors) > 0:
			o.Diagnostics.AddError("The user has no person, and Webex reports errors of it", explainErrors(subscriber, repair))
			return false
		}
	}
	o.Diagnostics.AddError("The user has not agreed to move yet",
		"The user is "+o.Prior.Status.ValueString()+" and has no person yet: names, location, number, extension and roles can be changed once the user has agreed. Run terraform apply again then.")
	return false
}

// changePackage gives the user its new package, and with the first calling
// package its line. Whatever fails later, the new package is there.
func changePackage(ctx context.Context, o *lifecycle.Operation[model]) error {
	subscriber, err := o.Client.UpdateSubscriber(ctx, o.Plan.ID.ValueString(), toUpdate(o.Prior, o.Plan))
	if err != nil {
		return err
	}
	applySubscriber(subscriber, o.Plan)
	starts := startsCalling(o.Prior, o.Plan)
	o.Prior.Package, o.Prior.Status, o.Prior.PersonID = o.Plan.Package, o.Plan.Status, o.Plan.PersonID
	if starts {
		o.Prior.LocationID, o.Prior.PhoneNumber, o.Prior.Extension = o.Plan.LocationID, o.Plan.PhoneNumber, o.Plan.Extension
	}
	o.Save(ctx, o.Prior)
	return nil
}

// resign takes the role of an administrator away before the package changes:
// Webex would refuse a downgrade of an administrator (requirement U6).
func resign(ctx context.Context, o *lifecycle.Operation[model], change *webex.PersonChange) bool {
	if change.Roles == nil || !administers(o.Prior) || administers(o.Plan) || o.Prior.Package.Equal(o.Plan.Package) {
		return true
	}
	if _, err := o.Client.UpdatePerson(ctx, o.Prior.PersonID.ValueString(), webex.PersonChange{Roles: change.Roles}); err != nil {
		o.Failed("The roles of the user could not be taken away", err)
		return false
	}
	// Whatever fails from here on, the role is gone.
	change.Roles, o.Prior.Roles = nil, o.Plan.Roles
	o.Save(ctx, o.Prior)
	return true
}
