package customeruser

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/lifecycle/explain"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/relations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/rules"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// moves reports whether the user goes to another location. Webex sets the
// location with the first calling package, and drops it with the last one.
func moves(prior, plan *model) bool {
	before, _ := rules.Lookup(prior.Package.ValueString())
	after, _ := rules.Lookup(plan.Package.ValueString())
	return before.Calling == after.Calling && plan.LocationID.ValueString() != "" && !webexid.Same(prior.LocationID.ValueString(), plan.LocationID.ValueString())
}

// toMove is the move that a plan asks for. A number that stays the same goes with
// the user. An extension is named in any case: where the new place has it
// already, Webex then refuses the move instead of clearing it.
func toMove(orgID string, prior, plan *model) webex.UserMove {
	move := webex.UserMove{OrgID: orgID, LocationID: plan.LocationID.ValueString(), PersonID: plan.PersonID.ValueString()}
	if !stillCalling(plan) {
		return move
	}
	move.Extension = new(plan.Extension.ValueString())
	if number := digits(plan.PhoneNumber); number != digits(prior.PhoneNumber) {
		move.PhoneNumber = &number
	}
	return move
}

// moveUser moves the user. What the move has done is in the state from then on.
// It returns what is left to change of the person.
func moveUser(ctx context.Context, o *lifecycle.Operation[model], customer wire.Customer, change webex.PersonChange) (webex.PersonChange, error) {
	outcome, err := o.Client.MoveUser(ctx, toMove(customer.OrgID, o.Prior, o.Plan))
	if err != nil {
		return change, err
	}
	o.Prior.LocationID = o.Plan.LocationID
	change.PhoneNumber, change.Extension = nil, nil
	if outcome.Found && stillCalling(o.Plan) {
		// An earlier run has begun the move, perhaps with another line.
		change.PhoneNumber, change.Extension = new(digits(o.Plan.PhoneNumber)), new(o.Plan.Extension.ValueString())
	} else {
		o.Prior.PhoneNumber, o.Prior.Extension = o.Plan.PhoneNumber, o.Plan.Extension
	}
	o.Save(ctx, o.Prior)
	if outcome.PendingOrders {
		o.Diagnostics.AddAttributeWarning(path.Root("phone_number"), "An order of the phone number is pending",
			"The user has moved, but the PSTN provider has not handed the phone number over yet. The next plan shows whether it has.")
	}
	return change, nil
}

// lineOfMoveTaken reports whether a move failed because of the number or the
// extension in the new place.
func lineOfMoveTaken(err error) bool {
	var failed *webex.MoveError
	return errors.As(err, &failed) && failed.LineTaken()
}

// planMove asks Webex what it makes of the move of a user. It refuses in the plan
// what Webex would refuse, and tells what else changes for the user.
func planMove(ctx context.Context, p *lifecycle.Planning[model]) {
	if !p.Asks() || p.Diagnostics.HasError() || !knownMove(p.Plan) || !moves(p.Prior, p.Plan) || !stillCalling(p.Plan) || p.Prior.PersonID.ValueString() == "" || p.RequiresReplace != nil {
		return
	}
	client, ok := p.Client()
	if !ok {
		return
	}
	customer, err := client.ResolveCustomer(ctx, p.Prior.Key())
	if err != nil {
		p.Diagnostics.AddAttributeWarning(path.Root("location_id"), "The move could not be checked", explain.Error(err))
		return
	}
	move := toMove(customer.OrgID, p.Prior, p.Plan)
	if carries(p) {
		// The number is on its way to the new place, too: Webex only knows that it is not there yet.
		if *move.Extension == "" {
			return
		}
		move.PhoneNumber = new("")
	}
	var found wire.MoveFindings
	refusal, _ := p.Runtime.Ask(ctx, p.Diagnostics, func(ctx context.Context) (err error) {
		found, err = client.ValidateMove(ctx, move)
		return err
	})
	if refusal != nil {
		found.Errors = webex.RefusedMove(refusal)
		if len(found.Errors) == 0 {
			found.Errors = []wire.MoveFinding{{Message: explain.Error(refusal)}}
		}
	}
	reportMove(p, found)
}

func knownMove(plan *model) bool {
	return !plan.Package.IsUnknown() && !plan.LocationID.IsUnknown() && !plan.PhoneNumber.IsUnknown() && !plan.Extension.IsUnknown() && !plan.PersonID.IsUnknown()
}

// reportMove sorts what Webex said. What rests on another object that this very
// run may change is no reason to refuse the plan.
func reportMove(p *lifecycle.Planning[model], found wire.MoveFindings) {
	var refused, taken []wire.MoveFinding
	for _, finding := range found.Errors {
		switch {
		case webex.ThereAlready(finding.Code):
			return
		case webex.PlaceFinding(finding.Code) && placeChanges(p):
		case webex.LineFinding(finding.Code):
			taken = append(taken, finding)
		default:
			refused = append(refused, finding)
		}
	}
	if len(refused) > 0 {
		p.Report(relations.MoveRefused(label(p.Plan), webex.DescribeFindings(refused, "\n")))
		return
	}
	if len(taken) > 0 && !lineChanges(p) {
		p.Report(relations.LineNotThere(webex.DescribeFindings(taken, "\n")))
	}
	if len(found.Impacts) > 0 {
		p.Report(relations.MoveImpacts(label(p.Plan), webex.DescribeFindings(found.Impacts, "\n")))
	}
}

// placeChanges reports whether this plan makes the location one that calls.
func placeChanges(p *lifecycle.Planning[model]) bool {
	place, planned := p.Runtime.Estate.Parent(relations.UserKind, relations.LocationKind, relations.LocationKey(p.Plan.LocationID.ValueString()))
	if !planned {
		return false
	}
	before, was := place.Now.(relations.Location)
	after, stays := place.Then.(relations.Location)
	return stays && (!was || before.Calling != after.Calling)
}

// lineChanges reports whether this plan frees the line of the new location: by
// another user who gives it up, or by a location that gets the number.
func lineChanges(p *lifecycle.Planning[model]) bool {
	estate, location := p.Runtime.Estate, relations.UUID(p.Plan.LocationID.ValueString())
	if estate.Suspect(relations.ExtensionKey(location, p.Plan.Extension.ValueString())) || estate.Suspect(relations.NumberKey(digits(p.Plan.PhoneNumber))) {
		return true
	}
	return len(newNumbers(p)) > 0
}

// newNumbers are the numbers that this plan brings to the user's location.
func newNumbers(p *lifecycle.Planning[model]) []relations.Text {
	place, planned := p.Runtime.Estate.Parent(relations.UserKind, relations.LocationKind, relations.LocationKey(p.Plan.LocationID.ValueString()))
	if !planned {
		return nil
	}
	before, _ := place.Now.(relations.Location)
	after, _ := place.Then.(relations.Location)
	numbers, _ := before.Numbers.Get()
	wanted, _ := after.Numbers.Get()
	return without(wanted, numbers)
}

func without(numbers, known []relations.Text) (left []relations.Text) {
	for _, number := range numbers {
		has := false
		for _, one := range known {
			has = has || one == number
		}
		if !has {
			left = append(left, number)
		}
	}
	return left
}
