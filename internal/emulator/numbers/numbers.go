// Package numbers serves the numbers of calling locations.
package numbers

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// maximumDeactivated is how many numbers one call deactivates.
const maximumDeactivated = 500

// Routes lists the endpoints for numbers.
func Routes() []rest.Route {
	const (
		ofLocation = calling.LocationsPath + "/{locationId}/numbers"
		actions    = "/v1/telephony/config/actions"
	)
	return []rest.Route{
		{Method: http.MethodPost, Path: ofLocation, Handle: addAll},
		{Method: http.MethodPut, Path: ofLocation, Handle: activate},
		{Method: http.MethodDelete, Path: ofLocation, Handle: remove},
		{Method: http.MethodGet, Path: "/v1/telephony/config/numbers", Handle: list},
		{Method: http.MethodPost, Path: actions + "/validateNumbers/invoke", Handle: validateNumbers},
		{Method: http.MethodPost, Path: actions + "/validateExtensions/invoke", Handle: validateExtensions},
		{
			Method: http.MethodPost, Path: calling.LocationsPath + "/{locationId}/actions/validateExtensions/invoke",
			Handle: validateExtensions,
		},
	}
}

// numbersBody is the body of POST, PUT and DELETE.
type numbersBody struct {
	wire.NumbersRequest
	UsageType string `json:"numberUsageType"`
}

// asked returns the location and the numbers of the body, or refuses:
// also a location whose numbers come with its PSTN connection.
func asked(ctx context.Context, c *rest.Call) (*store.CallingLocation, *numbersBody, error) {
	var body numbersBody
	if err := c.Decode(&body); err != nil {
		return nil, nil, err
	}
	place, err := calling.Asked(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	if calling.IntegratedPSTN(place.PSTNType) {
		return nil, nil, rest.Refuse(rest.NumbersOfProvider, place.PSTNType)
	}
	var wrong rest.Problems
	if len(body.PhoneNumbers) == 0 {
		wrong.Add(rest.FieldRequired, "phoneNumbers")
	}
	for _, one := range body.PhoneNumbers {
		if !rest.IsNumber(one) {
			wrong.Add(rest.ListedNumberNotE164)
			break
		}
	}
	return place, &body, c.RefuseAll(wrong)
}

// addAll ignores what the location has already.
func addAll(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	place, body, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	wrong.OneOf("state", body.State, "ACTIVE", "INACTIVE")
	wrong.OneOf("numberType", body.NumberType, "DID", "TOLLFREE")
	wrong.OneOf("numberUsageType", body.UsageType, "NONE", "SERVICE")
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range body.PhoneNumbers {
		existing, err := store.NumberByText(ctx, c.Tx, text)
		switch {
		case err != nil:
			return nil, err
		case existing == nil:
		case existing.Location == place.UUID:
			if err := store.KeepNumber(ctx, c.Tx, text); err != nil {
				return nil, err
			}
			continue
		default:
			return nil, rest.Refuse(rest.ListedNumberElsewhere)
		}
		if err := store.InsertNumber(ctx, c.Tx, store.Number{
			Number:   text,
			Location: place.UUID,
			Active:   body.State != "INACTIVE",
			TollFree: body.NumberType == "TOLLFREE",
			Service:  body.UsageType == "SERVICE",
		}); err != nil {
			return nil, err
		}
	}
	return rest.NewReply(http.StatusCreated), nil
}

func activate(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	place, body, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	deactivate := body.Action == "DEACTIVATE"
	var wrong rest.Problems
	wrong.OneOf("action", body.Action, "ACTIVATE", "DEACTIVATE")
	if deactivate && len(body.PhoneNumbers) > maximumDeactivated {
		wrong.Add(rest.TooManyNumbers, maximumDeactivated)
	}
	for _, text := range body.PhoneNumbers {
		found, err := store.NumberByText(ctx, c.Tx, text)
		switch {
		case err != nil:
			return nil, err
		case found == nil || found.Location != place.UUID:
			wrong.Add(rest.ListedNumberMissing)
		case deactivate && found.Person != "":
			wrong.Add(rest.ListedNumberAssigned)
		}
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range body.PhoneNumbers {
		if err := store.ActivateNumber(ctx, c.Tx, text, !deactivate); err != nil {
			return nil, err
		}
	}
	return rest.NewReply(http.StatusNoContent), nil
}

// remove passes over what the location does not have, so that it can be
// repeated.
func remove(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	place, body, err := asked(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong rest.Problems
	if len(body.PhoneNumbers) > wire.MaxNumbersPerRemoval {
		wrong.Add(rest.TooManyNumbers, wire.MaxNumbersPerRemoval)
	}
	var present []string
	for _, text := range body.PhoneNumbers {
		found, err := store.NumberByText(ctx, c.Tx, text)
		switch {
		case err != nil:
			return nil, err
		case found == nil || found.Location != place.UUID:
			continue
		case found.Main:
			wrong.Add(rest.ListedNumberMain)
		case found.Person != "":
			wrong.Add(rest.ListedNumberAssigned)
		}
		present = append(present, text)
	}
	if err := c.RefuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range present {
		if err := store.RemoveNumber(ctx, c.Tx, text); err != nil {
			return nil, err
		}
	}
	return rest.NewReply(http.StatusNoContent), nil
}
