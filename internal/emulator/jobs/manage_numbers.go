package jobs

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webexid"
)

// manageNumbers starts the job that moves numbers from their locations to
// another one of the organization.
func manageNumbers(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.ManageNumbersRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	var wrong rest.Problems
	wrong.Require("operation", body.Operation)
	wrong.OneOf("operation", body.Operation, wire.ManageNumbersMove, "NUMBER_USAGE_CHANGE")
	if body.Operation == wire.ManageNumbersMove {
		wrong.Require("targetLocationId", body.TargetLocationID)
	} else if body.Operation != "" {
		wrong.Add(rest.UsageChangeUnhandled, body.Operation)
	}
	count := 0
	for _, list := range body.NumberList {
		wrong.Require("numberList.locationId", list.LocationID)
		count += len(list.Numbers)
	}
	if count == 0 {
		wrong.Add(rest.FieldRequired, "numberList")
	}
	if count > wire.MaxMovedNumbers {
		wrong.Add(rest.TooManyMovedNumbers, wire.MaxMovedNumbers)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	target, err := calling.Known(ctx, c, "", webexid.UUID(body.TargetLocationID))
	if err != nil {
		return nil, err
	}
	underway, err := store.JobUnderway(ctx, c.Tx, manageNumbersKind, target.Organization)
	switch {
	case err != nil:
		return nil, err
	case underway:
		return nil, rest.Refuse(rest.NumbersBeingMoved)
	}
	items, source, err := movedNumbers(ctx, c, target, body.NumberList)
	if err != nil {
		return nil, err
	}
	made, err := startBatchJob(ctx, c, store.BatchJob{
		Organization: target.Organization, Kind: manageNumbersKind, Operation: body.Operation, Source: source, Target: target.UUID,
	}, items)
	if err != nil {
		return nil, err
	}
	return rest.Answer(http.StatusCreated, showBatch(*made, c.Now.UnixMilli()))
}

func movedNumbers(ctx context.Context, c *rest.Call, target *store.CallingLocation, lists []wire.ManageNumbersItem) (items []store.BatchItem, source string, err error) {
	for _, list := range lists {
		place, err := calling.Known(ctx, c, "", webexid.UUID(list.LocationID))
		switch {
		case err != nil:
			return nil, "", err
		case place.UUID == target.UUID:
			return nil, "", rest.Refuse(rest.SourceIsTarget)
		case place.Organization != target.Organization:
			return nil, "", rest.Refuse(rest.SourceOfAnother)
		}
		source = place.UUID
		for _, one := range list.Numbers {
			if !rest.IsNumber(one) {
				return nil, "", rest.Refuse(rest.ListedNumberNotE164)
			}
			items = append(items, store.BatchItem{Item: one, Target: target.UUID, Wanted: store.MovedLine{Source: place.UUID}})
		}
	}
	return items, source, nil
}

// moveNumber works on one number of a job.
func moveNumber(ctx context.Context, c *rest.Call, item store.BatchItem) ([]store.JobFailure, error) {
	found, err := store.NumberByText(ctx, c.Tx, item.Item)
	if err != nil {
		return nil, err
	}
	if found == nil || found.Location != item.Wanted.Source {
		return []store.JobFailure{{Code: "BATCH-1017027", Description: "Manage Numbers Move Operation is not supported."}}, nil
	}
	source, err := store.CallingLocationByUUID(ctx, c.Tx, item.Organization, found.Location, c.Now)
	if err != nil {
		return nil, err
	}
	target, err := store.CallingLocationByUUID(ctx, c.Tx, item.Organization, item.Target, c.Now)
	if err != nil {
		return nil, err
	}
	switch {
	case source == nil || target == nil || source.Address.Country != target.Address.Country:
		return []store.JobFailure{{Code: "BATCH-1017027", Description: "Manage Numbers Move Operation is not supported."}}, nil
	case found.Person != "":
		return []store.JobFailure{{Code: "BATCH-1017023", Description: "Failed because it is not an unassigned number."}}, nil
	case found.Main:
		return []store.JobFailure{{Code: "BATCH-1017024", Description: "Failed because it is a main number."}}, nil
	case !found.Active:
		return []store.JobFailure{{Code: "BATCH-1017021", Description: "Failed to move because it is an inactive number."}}, nil
	case source.PSTNType == "" || source.PSTNType != target.PSTNType:
		return []store.JobFailure{{
			Code:        "BATCH-1017022",
			Description: "Failed to move because the source location and target location have different CCP providers.",
		}}, nil
	}
	return nil, store.RelocateNumber(ctx, c.Tx, found.Number, item.Target)
}
