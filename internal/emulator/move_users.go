package emulator

import (
	"context"
	"fmt"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const userBeingMoved conflict = "A job that moves the user is running already."

// refusedMove is one of the errors that a request to move users is refused with.
type refusedMove struct {
	code    wire.Code
	message string
}

// moveRefusals are the errors that a request is refused with before any user is
// looked at closely.
func moveRefusals() map[wire.Code]string {
	return map[wire.Code]string{
		"1026006": "Attribute 'Validate' is required.",
		"1026011": "Users list should not be empty.",
		"1026012": "Users should not be empty.",
		"1026013": "The source and the target location cannot be the same.",
		"1026016": "User should have either phone number or extension.",
		"1026017": "Phone number is not in e164 format.",
		"1026018": "Selected Users list exceeds the maximum limit.",
		"1026019": "Duplicate entry for user is not allowed.",
		"1026020": "Validate 'true' is supported only for single user.",
		"1026021": "Attribute location id is required for Calling user.",
		"1026022": "Validate 'true' is supported for calling users only.",
		"1026023": "Extension and phone number is supported for calling users only.",
		"2150012": "User was not found",
	}
}

func refuseMove(code wire.Code) (*reply, error) {
	return answer(http.StatusBadRequest, wire.MoveRefusal{Error: []wire.MoveFinding{{Code: code, Message: moveRefusals()[code]}}})
}

// movedLine is the line that a user is to have in the new place: nil keeps what
// the user has, an empty text removes it.
type movedLine struct {
	Number    *string `json:"number,omitempty"`
	Extension *string `json:"extension,omitempty"`
	// Source is the uuid of the location that a number comes from.
	Source string `json:"source,omitempty"`
}

// askedMove is a user with a target.
type askedMove struct {
	person *person
	target string
	line   movedLine
}

// moveUsers validates the move of one user, or starts the job that moves users.
// A single user without calling is moved at once.
func moveUsers(ctx context.Context, c *call) (*reply, error) {
	var body wire.MoveUsersRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	organization, err := requiredOrganization(ctx, c)
	if err != nil {
		return nil, err
	}
	if code := misshapen(body); code != "" {
		return refuseMove(code)
	}
	moves, code, err := askedMoves(ctx, c, organization, body)
	switch {
	case err != nil:
		return nil, err
	case code != "":
		return refuseMove(code)
	case *body.UsersList[0].Validate:
		return validateMove(ctx, c, moves[0])
	}
	for _, one := range moves {
		underway, err := itemUnderway(ctx, c.tx, moveUsersKind, one.person.uuid)
		switch {
		case err != nil:
			return nil, err
		case underway:
			return nil, refuse(userBeingMoved)
		}
	}
	if len(moves) == 1 && !packageCalls(moves[0].person.packageName) {
		return moveAtOnce(ctx, c, moves[0])
	}
	items := make([]batchItem, len(moves))
	for index, one := range moves {
		items[index] = batchItem{item: one.person.uuid, target: one.target, wanted: one.line}
	}
	made, err := startBatchJob(ctx, c, batchJob{
		organization: organization, kind: moveUsersKind, source: moves[0].person.location, target: moves[0].target,
	}, items)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusCreated, map[string]shownBatchJob{"response": made.shown(c.now.UnixMilli())})
}

// misshapen checks a request by itself.
func misshapen(body wire.MoveUsersRequest) (code wire.Code) {
	if len(body.UsersList) == 0 {
		return "1026011"
	}
	users, validated := 0, false
	seen := map[string]bool{}
	for _, list := range body.UsersList {
		switch {
		case list.Validate == nil:
			return "1026006"
		case len(list.Users) == 0:
			return "1026012"
		}
		validated = validated || *list.Validate
		for _, user := range list.Users {
			users++
			id := webexid.UUID(user.UserID)
			switch {
			case seen[id]:
				return "1026019"
			case user.PhoneNumber != nil && *user.PhoneNumber != "" && !numberShape().MatchString(*user.PhoneNumber):
				return "1026017"
			}
			seen[id] = true
		}
	}
	switch {
	case users > wire.MaxMovedUsers:
		return "1026018"
	case validated && users > 1:
		return "1026020"
	}
	return ""
}

// askedMoves finds the users of a request.
func askedMoves(ctx context.Context, c *call, organization string, body wire.MoveUsersRequest) (moves []askedMove, code wire.Code, err error) {
	for _, list := range body.UsersList {
		for _, user := range list.Users {
			found, err := personByUUID(ctx, c.tx, webexid.UUID(user.UserID), c.now)
			if err != nil {
				return nil, "", err
			}
			if found == nil || found.organization != organization {
				return nil, "2150012", nil
			}
			move := askedMove{person: found, line: movedLine{Number: user.PhoneNumber, Extension: user.Extension}}
			if list.LocationID != "" {
				move.target = webexid.UUID(list.LocationID)
			}
			if code := move.refused(*list.Validate); code != "" {
				return nil, code, nil
			}
			moves = append(moves, move)
		}
	}
	return moves, "", nil
}

// refused checks a move against the user.
func (m askedMove) refused(validate bool) (code wire.Code) {
	calls := packageCalls(m.person.packageName)
	number, extension := m.person.number, m.person.extension
	if m.line.Number != nil {
		number = *m.line.Number
	}
	if m.line.Extension != nil {
		extension = *m.line.Extension
	}
	switch {
	case !calls && validate:
		return "1026022"
	case !calls && m.line != movedLine{}:
		return "1026023"
	case calls && m.target == "":
		return "1026021"
	case m.target == m.person.location:
		return "1026013"
	case calls && number == "" && extension == "":
		return "1026016"
	}
	return ""
}

func validateMove(ctx context.Context, c *call, move askedMove) (*reply, error) {
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusOK, wire.MoveUsersValidation{Response: []wire.MoveFindings{{
		UserID: webexid.Encode(webexid.Person, move.person.uuid), Impacts: plan.impacts, Errors: plan.errors,
	}}})
}

func moveAtOnce(ctx context.Context, c *call, move askedMove) (*reply, error) {
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	if len(plan.errors) > 0 {
		return answer(http.StatusBadRequest, wire.MoveRefusal{Error: plan.errors})
	}
	if err := plan.carryOut(ctx, c, move); err != nil {
		return nil, err
	}
	return answer(http.StatusOK, wire.MoveUsersValidation{Response: []wire.MoveFindings{{UserID: webexid.Encode(webexid.Person, move.person.uuid)}}})
}

// moveUser works on one user of a job.
func moveUser(ctx context.Context, c *call, item batchItem) ([]jobFailure, error) {
	found, err := personByUUID(ctx, c.tx, item.item, c.now)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return []jobFailure{{Code: "4003", Description: "[Error 4003] User Not Found"}}, nil
	}
	move := askedMove{person: found, target: item.target, line: item.wanted}
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	if len(plan.errors) == 0 {
		return nil, plan.carryOut(ctx, c, move)
	}
	failures := make([]jobFailure, len(plan.errors))
	for index, one := range plan.errors {
		failures[index] = jobFailure{Code: string(one.Code), Description: one.Message}
	}
	return failures, nil
}

// plannedMove is what a move comes to.
type plannedMove struct {
	errors, impacts []wire.MoveFinding
	line            calling
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
func planMove(ctx context.Context, c *call, move askedMove) (*plannedMove, error) {
	plan := &plannedMove{line: calling{location: move.target}}
	if !packageCalls(move.person.packageName) {
		place, err := locationByUUID(ctx, c.tx, move.person.organization, move.target, c.now)
		if err == nil && place == nil && move.target != "" {
			plan.fails("4152", "Location Not Found")
		}
		return plan, err
	}
	place, err := callingLocationByUUID(ctx, c.tx, move.person.organization, move.target, c.now)
	if err != nil {
		return nil, err
	}
	if place == nil || !place.stays() {
		plan.fails("4152", "Location Not Found")
		return plan, nil
	}
	obstacle, err := obstacleOf(ctx, c.tx, move.person.uuid)
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
	if len(plan.errors) == 0 && plan.line.number == "" && plan.line.extension == "" {
		plan.fails("1026016", moveRefusals()["1026016"])
	}
	plan.changes("19716", "Previously stored voice messages of the user are no longer available. The new voice message will be stored on the mail server of the new group.")
	if place.mainNumber == "" {
		plan.changes("19723", "New group CLID number is not configured.")
	} else {
		plan.changes("19722", "User CLID number is set to use the new group CLID number: "+place.mainNumber+".")
	}
	return plan, nil
}

// number decides about the number: the user's own goes along, or one of the new
// place takes its stead.
func (p *plannedMove) number(ctx context.Context, c *call, move askedMove, place *callingLocation) error {
	before := move.person.number
	if wanted := move.line.Number; wanted != nil && *wanted != before {
		p.line.number = *wanted
		if *wanted == "" {
			return nil
		}
		found, err := numberByText(ctx, c.tx, *wanted)
		if err == nil && (found == nil || found.location != move.target || found.person != "") {
			p.fails("27966", "The phone number, "+*wanted+", is not available in the new group.")
		}
		return err
	}
	if before == "" {
		return nil
	}
	p.line.number, p.takes = before, true
	source, err := callingLocationByUUID(ctx, c.tx, move.person.organization, move.person.location, c.now)
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
func numberStays(source, target *callingLocation, number string) *refusedMove {
	switch {
	case target.pstnType == "":
		return &refusedMove{"10010003", "to-location must have a carrier"}
	case source == nil || source.pstnType == "":
		return &refusedMove{"10010004", "from-location must have a carrier"}
	case source.mainNumber == number:
		return &refusedMove{"27975", "Need to unassign CLID number from group before moving the number to the new group. Phone number: " + number}
	case source.pstnType != target.pstnType:
		return &refusedMove{"10010005", "Different Carrier move is not supported for non-Cisco PSTN carriers."}
	case source.address.Country != target.address.Country:
		return &refusedMove{"10010014", "Different Carrier move is not supported for numbers with different country or region."}
	case !integratedPSTN(source.pstnType):
		return &refusedMove{"10050010", "Moving On Premises or Non Integrated CCP numbers from one location to another is not supported."}
	}
	return nil
}

// extension decides about the extension. One that the user keeps is reset where
// the new place has it already.
func (p *plannedMove) extension(ctx context.Context, c *call, move askedMove) error {
	p.line.extension = move.person.extension
	if move.line.Extension != nil {
		p.line.extension = *move.line.Extension
	}
	switch {
	case p.line.extension == "":
		return nil
	case !extensionShape().MatchString(p.line.extension):
		p.fails("25110", "extension cannot be less than 2 or greater than 10 characters.")
		return nil
	}
	used, err := extensionInUse(ctx, c.tx, move.target, p.line.extension, move.person.uuid)
	switch {
	case err != nil || !used:
		return err
	case move.line.Extension != nil:
		p.fails("4202", "The extension is not available. It is already assigned to a user : "+p.line.extension+".")
	default:
		p.line.extension = ""
		p.changes("19713", "The extension of the user is reset to empty due to either the length is out of bounds of the new group, or the extension is already taken in new group.")
	}
	return nil
}

// carryOut moves the user.
func (p *plannedMove) carryOut(ctx context.Context, c *call, move askedMove) error {
	if p.takes {
		if err := relocateNumber(ctx, c.tx, p.line.number, move.target); err != nil {
			return err
		}
	}
	return storeCalling(ctx, c, *move.person, p.line)
}
