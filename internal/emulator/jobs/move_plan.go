package jobs

import (
	"context"
	"fmt"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/people"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// plannedMove is what a move comes to.
type plannedMove struct {
	errors, impacts []wire.MoveFinding
	line            people.Calling
	// takes is true where the user's number goes to the other inventory.
	takes bool
}

func (p *plannedMove) fails(code wire.Code, message string) {
	p.errors = append(p.errors, wire.MoveFinding{Code: code, Message: fmt.Sprintf("[Error %s] %s", code, message)})
}

func (p *plannedMove) changes(code wire.Code, message string) {
	p.impacts = append(p.impacts, wire.MoveFinding{Code: code, Message: fmt.Sprintf("[Informational %s] %s", code, message)})
}

// planMove finds what stands in the way of a move, and what it changes.
func planMove(ctx context.Context, c *rest.Call, move askedMove) (*plannedMove, error) {
	plan := &plannedMove{line: people.Calling{Location: move.target}}
	if !offers.Calls(move.person.PackageName) {
		place, err := store.LocationByUUID(ctx, c.Tx, move.person.Organization, move.target, c.Now)
		if err == nil && place == nil && move.target != "" {
			plan.fails("4152", "Location Not Found")
		}
		return plan, err
	}
	place, err := store.CallingLocationByUUID(ctx, c.Tx, move.person.Organization, move.target, c.Now)
	if err != nil {
		return nil, err
	}
	if place == nil || !place.Stays() {
		plan.fails("4152", "Location Not Found")
		return plan, nil
	}
	obstacle, err := store.ObstacleOf(ctx, c.Tx, move.person.UUID)
	if err != nil {
		return nil, err
	}
	if obstacle != nil {
		plan.fails(obstacle.Code, obstacle.Message)
	}
	if err := plan.number(ctx, c, move, place); err != nil {
		return nil, err
	}
	if err := plan.extension(ctx, c, move); err != nil {
		return nil, err
	}
	if len(plan.errors) == 0 && plan.line.Number == "" && plan.line.Extension == "" {
		plan.fails("1026016", moveRefusals()["1026016"])
	}
	plan.changes("19716", "Previously stored voice messages of the user are no longer available. The new voice message will be stored on the mail server of the new group.")
	if place.MainNumber == "" {
		plan.changes("19723", "New group CLID number is not configured.")
	} else {
		plan.changes("19722", "User CLID number is set to use the new group CLID number: "+place.MainNumber+".")
	}
	return plan, nil
}

// number decides about the number: the user's own goes along, or one of the new
// place takes its stead.
func (p *plannedMove) number(ctx context.Context, c *rest.Call, move askedMove, place *store.CallingLocation) error {
	before := move.person.Number
	if wanted := move.line.Number; wanted != nil && *wanted != before {
		p.line.Number = *wanted
		if *wanted == "" {
			return nil
		}
		found, err := store.NumberByText(ctx, c.Tx, *wanted)
		if err == nil && (found == nil || found.Location != move.target || found.Person != "") {
			p.fails("27966", "The phone number, "+*wanted+", is not available in the new group.")
		}
		return err
	}
	if before == "" {
		return nil
	}
	p.line.Number, p.takes = before, true
	source, err := store.CallingLocationByUUID(ctx, c.Tx, move.person.Organization, move.person.Location, c.Now)
	if err != nil {
		return err
	}
	if refused := numberStays(source, place, before); refused != nil {
		p.fails(refused.code, refused.message)
		return nil
	}
	p.changes("19717", "The primary number, alternate numbers or fax messaging number of the user are assigned to the new group: "+before+".")
	return nil
}

// numberStays says why a number can't go to another location with its user.
func numberStays(source, target *store.CallingLocation, number string) *refusedMove {
	switch {
	case target.PSTNType == "":
		return &refusedMove{"10010003", "to-location must have a carrier"}
	case source == nil || source.PSTNType == "":
		return &refusedMove{"10010004", "from-location must have a carrier"}
	case source.MainNumber == number:
		return &refusedMove{"27975", "Need to unassign CLID number from group before moving the number to the new group. Phone number: " + number}
	case source.PSTNType != target.PSTNType:
		return &refusedMove{"10010005", "Different Carrier move is not supported for non-Cisco PSTN carriers."}
	case source.Address.Country != target.Address.Country:
		return &refusedMove{"10010014", "Different Carrier move is not supported for numbers with different country or region."}
	case !calling.IntegratedPSTN(source.PSTNType):
		return &refusedMove{"10050010", "Moving On Premises or Non Integrated CCP numbers from one location to another is not supported."}
	}
	return nil
}

// extension decides about the extension. One that the user keeps is reset where
// the new place has it already.
func (p *plannedMove) extension(ctx context.Context, c *rest.Call, move askedMove) error {
	p.line.Extension = move.person.Extension
	if move.line.Extension != nil {
		p.line.Extension = *move.line.Extension
	}
	switch {
	case p.line.Extension == "":
		return nil
	case !rest.IsExtension(p.line.Extension):
		p.fails("25110", "extension cannot be less than 2 or greater than 10 characters.")
		return nil
	}
	used, err := store.ExtensionInUse(ctx, c.Tx, move.target, p.line.Extension, move.person.UUID)
	switch {
	case err != nil || !used:
		return err
	case move.line.Extension != nil:
		p.fails("4202", "The extension is not available. It is already assigned to a user : "+p.line.Extension+".")
	default:
		p.line.Extension = ""
		p.changes("19713", "The extension of the user is reset to empty due to either the length is out of bounds of the new group, or the extension is already taken in new group.")
	}
	return nil
}

// carryOut moves the user.
func (p *plannedMove) carryOut(ctx context.Context, c *rest.Call, move askedMove) error {
	if p.takes {
		if err := store.RelocateNumber(ctx, c.Tx, p.line.Number, move.target); err != nil {
			return err
		}
	}
	return people.StoreCalling(ctx, c, *move.person, p.line)
}
