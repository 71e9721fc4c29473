package customeruser

import (
	"context"
	"errors"
	"strings"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/exchange"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// personToDelete holds, in the private state, the person that a destroy owes
// that failed: the subscriber itself may be gone by then.
const personToDelete lifecycle.Debt = "person_to_delete"

// remove detaches the subscriber, and deletes the person where that is asked
// for. What is gone already is no error.
func remove(ctx context.Context, o *lifecycle.Operation[model]) {
	personID := o.Prior.PersonID.ValueString()
	if o.Prior.OnDestroy.ValueString() != deletePerson {
		personID = ""
	}
	gone := false
	member := enterLeaving(o)
	defer func() {
		member.Leave(gone)
		if gone {
			passOn(ctx, o, digits(o.Prior.PhoneNumber), "")
		}
	}()
	err := o.Client.DeleteSubscriber(ctx, o.Prior.ID.ValueString())
	if err != nil && !errors.Is(err, webex.ErrNotFound) && !o.Prior.Going(ctx, o.Client) {
		owePerson(ctx, o, personID)
		o.Failed("The user could not be removed", err)
		return
	}
	if personID == "" {
		gone = true
		return
	}
	err = o.Client.DeletePerson(ctx, personID)
	switch {
	case err == nil:
		gone = true
	case !webex.Transient(err) && o.Prior.Going(ctx, o.Client):
		personStays(o, "The customer was removed before its user, so the person could not be deleted: "+explain.Error(err))
	case !errors.Is(err, webex.ErrNotFound):
		owePerson(ctx, o, personID)
		o.Failed("The user is removed, but the person could not be deleted", err)
	}
}

// enterLeaving makes a user known that leaves its line and its address to
// others.
func enterLeaving(o *lifecycle.Operation[model]) *exchange.Member {
	holds, goal := lineOf(o.Prior), goalOf(&model{})
	holds[emailSlot()], goal[emailSlot()] = strings.ToLower(o.Prior.Email.ValueString()), ""
	return enter(o, wire.Customer{}, o.Prior, seatOf(o.Prior), holds, goal, false, func(context.Context) error { return nil })
}

// owePerson remembers what a destroy that failed has left to do.
func owePerson(ctx context.Context, o *lifecycle.Operation[model], personID string) {
	if personID != "" {
		lifecycle.Owe(ctx, o, personToDelete, personID)
	}
}

// personRemains keeps a user that is gone in the state while the person is
// still to be deleted; otherwise the user is reported as not found.
func personRemains(ctx context.Context, o *lifecycle.Operation[model]) (found bool) {
	exists := func(ctx context.Context, id string) bool {
		_, err := o.Client.GetPerson(ctx, id)
		return !errors.Is(err, webex.ErrNotFound)
	}
	return lifecycle.Remains(ctx, o, personToDelete, exists, "user", "person")
}

// warnOfPerson says that the person of a user who leaves the state with its
// customer is still there, where destroying the user was to delete it.
func warnOfPerson(ctx context.Context, o *lifecycle.Operation[model]) {
	personID := o.Prior.PersonID.ValueString()
	if o.Prior.OnDestroy.ValueString() != deletePerson || personID == "" {
		return
	}
	if _, err := o.Client.GetPerson(ctx, personID); err == nil {
		personStays(o, "The customer is gone, and destroying its user can't delete the person any more.")
	}
}

func personStays(o *lifecycle.Operation[model], why string) {
	o.Diagnostics.AddWarning("The person may remain at Webex",
		why+"\n\nDelete the person in Control Hub if the organization still has one with this user's e-mail address.")
}
