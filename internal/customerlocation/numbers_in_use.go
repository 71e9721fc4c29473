package customerlocation

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// loseLater leaves numbers that users have to those users, and returns the
// others. Webex keeps a number in its inventory for as long as somebody uses it,
// and Terraform changes a location before the users that refer to it: their turn
// comes only once this location is done.
func (i stocking) loseLater(ctx context.Context, removed, main []string) (left []string, err error) {
	held, err := i.heldByPeople(ctx, without(removed, main))
	if err != nil || len(held) == 0 {
		return removed, err
	}
	for _, number := range held {
		i.o.Exchange.PostponeLoss(number, i.stock, func(ctx context.Context) (done bool, err error) {
			return madeUnlessTaken(i.o.Client.RemoveNumbers(ctx, i.orgID, i.location, []string{number}))
		})
	}
	// Some users may have given their numbers up in this moment.
	still, err := i.heldByPeople(ctx, held)
	if err != nil {
		return nil, err
	}
	for _, number := range without(held, still) {
		if err := i.o.Exchange.CatchUp(ctx, number); err != nil {
			return nil, err
		}
	}
	i.warnOfUse(len(still), "gives up")
	return without(removed, held), nil
}

// gainLater leaves numbers to the users who have them, and returns the others.
// They pass on from a location that this run has come to.
func (i stocking) gainLater(ctx context.Context, added []string) (left []string, err error) {
	waiting := 0
	for _, number := range added {
		if _, loses := i.o.Exchange.Postponed(number); !loses {
			left = append(left, number)
			continue
		}
		i.o.Exchange.PostponeGain(number, func(ctx context.Context, from any) (done bool, err error) {
			if from != nil {
				moved, err := i.moveHere(ctx, from, []string{number})
				return len(moved) > 0, err
			}
			return madeUnlessTaken(i.add(ctx, []string{number}))
		})
		if _, loses := i.o.Exchange.Postponed(number); loses {
			waiting++
		} else if err := i.o.Exchange.CatchUp(ctx, number); err != nil {
			// The user has given it up in this moment.
			return nil, err
		}
	}
	i.warnOfUse(waiting, "gets")
	return left, nil
}

func (i stocking) warnOfUse(numbers int, change string) {
	if numbers == 0 {
		return
	}
	i.o.Diagnostics.AddAttributeWarning(path.Root("phone_numbers"), "Users still have phone numbers that pass on",
		fmt.Sprintf("Users have %d of the phone numbers that this location %s. Terraform changes a location before the users that refer to it, so each number passes on once its user gives it up in this run. "+
			"Where a user keeps its number, the next plan shows the number again: take it from the user then.", numbers, change))
}

// heldByPeople returns those of the location's numbers that users have.
func (i stocking) heldByPeople(ctx context.Context, numbers []string) (held []string, err error) {
	if len(numbers) == 0 {
		return nil, nil
	}
	for number, err := range i.o.Client.ListNumbers(ctx, webex.NumberFilter{OrgID: i.orgID, LocationID: i.location}) {
		if err != nil {
			return nil, err
		}
		if number.Owner != nil && number.Owner.Type == wire.OwnerPeople && slices.Contains(numbers, number.PhoneNumber) {
			held = append(held, number.PhoneNumber)
		}
	}
	return held, nil
}

func madeUnlessTaken(err error) (done bool, other error) {
	if numberTaken(err) {
		return false, nil
	}
	return err == nil, err
}
