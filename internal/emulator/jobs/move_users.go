package jobs

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/offers"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

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

func refuseMove(code wire.Code) (*rest.Reply, error) {
	return rest.Answer(http.StatusBadRequest, wire.MoveRefusal{Error: []wire.MoveFinding{{Code: code, Message: moveRefusals()[code]}}})
}

// askedMove is a user with a target.
type askedMove struct {
	person *store.Person
	target string
	line   store.MovedLine
}

// moveUsers validates the move of one user, or starts the job that moves users.
// A single user without calling is moved at once.
func moveUsers(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.MoveUsersRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
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
		underway, err := store.ItemUnderway(ctx, c.Tx, moveUsersKind, one.person.UUID)
		switch {
		case err != nil:
			return nil, err
		case underway:
			return nil, rest.Refuse(rest.UserBeingMoved)
		}
	}
	if len(moves) == 1 && !offers.Calls(moves[0].person.PackageName) {
		return moveAtOnce(ctx, c, moves[0])
	}
	items := make([]store.BatchItem, len(moves))
	for index, one := range moves {
		items[index] = store.BatchItem{Item: one.person.UUID, Target: one.target, Wanted: one.line}
	}
	made, err := startBatchJob(ctx, c, store.BatchJob{
		Organization: organization, Kind: moveUsersKind, Source: moves[0].person.Location, Target: moves[0].target,
	}, items)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusCreated, map[string]shownBatchJob{"response": showBatch(*made, c.Now.UnixMilli())})
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
			case user.PhoneNumber != nil && *user.PhoneNumber != "" && !rest.IsNumber(*user.PhoneNumber):
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
func askedMoves(ctx context.Context, c *rest.Call, organization string, body wire.MoveUsersRequest) (moves []askedMove, code wire.Code, err error) {
	for _, list := range body.UsersList {
		for _, user := range list.Users {
			found, err := store.PersonByUUID(ctx, c.Tx, webexid.UUID(user.UserID), c.Now)
			if err != nil {
				return nil, "", err
			}
			if found == nil || found.Organization != organization {
				return nil, "2150012", nil
			}
			move := askedMove{person: found, line: store.MovedLine{Number: user.PhoneNumber, Extension: user.Extension}}
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
	calls := offers.Calls(m.person.PackageName)
	number, extension := m.person.Number, m.person.Extension
	if m.line.Number != nil {
		number = *m.line.Number
	}
	if m.line.Extension != nil {
		extension = *m.line.Extension
	}
	switch {
	case !calls && validate:
		return "1026022"
	case !calls && m.line != store.MovedLine{}:
		return "1026023"
	case calls && m.target == "":
		return "1026021"
	case m.target == m.person.Location:
		return "1026013"
	case calls && number == "" && extension == "":
		return "1026016"
	}
	return ""
}

func validateMove(ctx context.Context, c *rest.Call, move askedMove) (*rest.Reply, error) {
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, wire.MoveUsersValidation{Response: []wire.MoveFindings{{
		UserID: webexid.Encode(webexid.Person, move.person.UUID), Impacts: plan.impacts, Errors: plan.errors,
	}}})
}

func moveAtOnce(ctx context.Context, c *rest.Call, move askedMove) (*rest.Reply, error) {
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	if len(plan.errors) > 0 {
		return rest.Answer(http.StatusBadRequest, wire.MoveRefusal{Error: plan.errors})
	}
	if err := plan.carryOut(ctx, c, move); err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusOK, wire.MoveUsersValidation{Response: []wire.MoveFindings{{UserID: webexid.Encode(webexid.Person, move.person.UUID)}}})
}

// moveUser works on one user of a job.
func moveUser(ctx context.Context, c *rest.Call, item store.BatchItem) ([]store.JobFailure, error) {
	found, err := store.PersonByUUID(ctx, c.Tx, item.Item, c.Now)
	if err != nil {
		return nil, err
	}
	if found == nil {
		return []store.JobFailure{{Code: "4003", Description: "[Error 4003] User Not Found"}}, nil
	}
	move := askedMove{person: found, target: item.Target, line: item.Wanted}
	plan, err := planMove(ctx, c, move)
	if err != nil {
		return nil, err
	}
	if len(plan.errors) == 0 {
		return nil, plan.carryOut(ctx, c, move)
	}
	failures := make([]store.JobFailure, len(plan.errors))
	for index, one := range plan.errors {
		failures[index] = store.JobFailure{Code: string(one.Code), Description: one.Message}
	}
	return failures, nil
}
