package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

const (
	numbersBeingMoved    conflict   = "A job that moves numbers of the organization is running already."
	tooManyMovedNumbers  badRequest = "numberList has more than %d numbers."
	sourceIsTarget       badRequest = "numberList names the target location as the source of numbers."
	sourceOfAnother      badRequest = "numberList names a location of another organization."
	usageChangeUnhandled badRequest = "The operation %q is not available for the locations' PSTN connections."
)

// manageNumbers starts the job that moves numbers from their locations to
// another one of the organization.
func manageNumbers(ctx context.Context, c *call) (*reply, error) {
	var body wire.ManageNumbersRequest
	if err := c.decode(&body); err != nil {
		return nil, err
	}
	var wrong problems
	wrong.require("operation", body.Operation)
	wrong.oneOf("operation", body.Operation, wire.ManageNumbersMove, "NUMBER_USAGE_CHANGE")
	if body.Operation == wire.ManageNumbersMove {
		wrong.require("targetLocationId", body.TargetLocationID)
	} else if body.Operation != "" {
		wrong.add(usageChangeUnhandled, body.Operation)
	}
	count := 0
	for _, list := range body.NumberList {
		wrong.require("numberList.locationId", list.LocationID)
		count += len(list.Numbers)
	}
	if count == 0 {
		wrong.add(fieldRequired, "numberList")
	}
	if count > wire.MaxMovedNumbers {
		wrong.add(tooManyMovedNumbers, wire.MaxMovedNumbers)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	target, err := knownCallingLocation(ctx, c, "", webexid.UUID(body.TargetLocationID))
	if err != nil {
		return nil, err
	}
	underway, err := jobUnderway(ctx, c.tx, manageNumbersKind, target.organization)
	switch {
	case err != nil:
		return nil, err
	case underway:
		return nil, refuse(numbersBeingMoved)
	}
	items, source, err := movedNumbers(ctx, c, target, body.NumberList)
	if err != nil {
		return nil, err
	}
	made, err := startBatchJob(ctx, c, batchJob{
		organization: target.organization, kind: manageNumbersKind, operation: body.Operation, source: source, target: target.uuid,
	}, items)
	if err != nil {
		return nil, err
	}
	return answer(http.StatusCreated, made.shown(c.now.UnixMilli()))
}

func movedNumbers(ctx context.Context, c *call, target *callingLocation, lists []wire.ManageNumbersItem) (items []batchItem, source string, err error) {
	for _, list := range lists {
		place, err := knownCallingLocation(ctx, c, "", webexid.UUID(list.LocationID))
		switch {
		case err != nil:
			return nil, "", err
		case place.uuid == target.uuid:
			return nil, "", refuse(sourceIsTarget)
		case place.organization != target.organization:
			return nil, "", refuse(sourceOfAnother)
		}
		source = place.uuid
		for _, one := range list.Numbers {
			if !numberShape().MatchString(one) {
				return nil, "", refuse(listedNumberNotE164)
			}
			items = append(items, batchItem{item: one, target: target.uuid, wanted: movedLine{Source: place.uuid}})
		}
	}
	return items, source, nil
}

// moveNumber works on one number of a job.
func moveNumber(ctx context.Context, c *call, item batchItem) ([]jobFailure, error) {
	found, err := numberByText(ctx, c.tx, item.item)
	if err != nil {
		return nil, err
	}
	if found == nil || found.location != item.wanted.Source {
		return []jobFailure{{Code: "BATCH-1017027", Description: "Manage Numbers Move Operation is not supported."}}, nil
	}
	source, err := callingLocationByUUID(ctx, c.tx, item.organization, found.location, c.now)
	if err != nil {
		return nil, err
	}
	target, err := callingLocationByUUID(ctx, c.tx, item.organization, item.target, c.now)
	if err != nil {
		return nil, err
	}
	switch {
	case source == nil || target == nil || source.address.Country != target.address.Country:
		return []jobFailure{{Code: "BATCH-1017027", Description: "Manage Numbers Move Operation is not supported."}}, nil
	case found.person != "":
		return []jobFailure{{Code: "BATCH-1017023", Description: "Failed because it is not an unassigned number."}}, nil
	case found.main:
		return []jobFailure{{Code: "BATCH-1017024", Description: "Failed because it is a main number."}}, nil
	case !found.active:
		return []jobFailure{{Code: "BATCH-1017021", Description: "Failed to move because it is an inactive number."}}, nil
	case source.pstnType == "" || source.pstnType != target.pstnType:
		return []jobFailure{{
			Code:        "BATCH-1017022",
			Description: "Failed to move because the source location and target location have different CCP providers.",
		}}, nil
	}
	return nil, relocateNumber(ctx, c.tx, found.number, item.target)
}
