package emulator

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// maximumDeactivated is how many numbers one call deactivates.
const maximumDeactivated = 500

// numberRoutes lists the endpoints for numbers.
func numberRoutes() []route {
	const (
		ofLocation = callingLocationsPath + "/{locationId}/numbers"
		actions    = "/v1/telephony/config/actions"
	)
	return []route{
		{method: http.MethodPost, path: ofLocation, handle: addNumbers},
		{method: http.MethodPut, path: ofLocation, handle: activateNumbers},
		{method: http.MethodDelete, path: ofLocation, handle: removeNumbers},
		{method: http.MethodGet, path: "/v1/telephony/config/numbers", handle: listNumbers},
		{method: http.MethodPost, path: actions + "/validateNumbers/invoke", handle: validateNumbers},
		{method: http.MethodPost, path: actions + "/validateExtensions/invoke", handle: validateExtensions},
		{
			method: http.MethodPost, path: callingLocationsPath + "/{locationId}/actions/validateExtensions/invoke",
			handle: validateExtensions,
		},
	}
}

// numbersBody is the body of POST, PUT and DELETE.
type numbersBody struct {
	wire.NumbersRequest
	UsageType string `json:"numberUsageType"`
}

// askedNumbers returns the location and the numbers of the body, or refuses:
// also a location whose numbers come with its PSTN connection.
func askedNumbers(ctx context.Context, c *call) (*callingLocation, *numbersBody, error) {
	var body numbersBody
	if err := c.decode(&body); err != nil {
		return nil, nil, err
	}
	place, err := askedCallingLocation(ctx, c)
	if err != nil {
		return nil, nil, err
	}
	if integratedPSTN(place.pstnType) {
		return nil, nil, refuse(numbersOfProvider, place.pstnType)
	}
	var wrong problems
	if len(body.PhoneNumbers) == 0 {
		wrong.add(fieldRequired, "phoneNumbers")
	}
	for _, one := range body.PhoneNumbers {
		if !isNumber(one) {
			wrong.add(listedNumberNotE164)
			break
		}
	}
	return place, &body, refuseAll(wrong)
}

// addNumbers ignores what the location has already.
func addNumbers(ctx context.Context, c *call) (*reply, error) {
	place, body, err := askedNumbers(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	wrong.oneOf("state", body.State, "ACTIVE", "INACTIVE")
	wrong.oneOf("numberType", body.NumberType, "DID", "TOLLFREE")
	wrong.oneOf("numberUsageType", body.UsageType, "NONE", "SERVICE")
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range body.PhoneNumbers {
		existing, err := numberByText(ctx, c.tx, text)
		switch {
		case err != nil:
			return nil, err
		case existing == nil:
		case existing.location == place.uuid:
			if err := keepNumber(ctx, c.tx, text); err != nil {
				return nil, err
			}
			continue
		default:
			return nil, refuse(listedNumberElsewhere)
		}
		if err := insertNumber(ctx, c.tx, number{
			number:   text,
			location: place.uuid,
			active:   body.State != "INACTIVE",
			tollFree: body.NumberType == "TOLLFREE",
			service:  body.UsageType == "SERVICE",
		}); err != nil {
			return nil, err
		}
	}
	return newReply(http.StatusCreated), nil
}

func activateNumbers(ctx context.Context, c *call) (*reply, error) {
	place, body, err := askedNumbers(ctx, c)
	if err != nil {
		return nil, err
	}
	deactivate := body.Action == "DEACTIVATE"
	var wrong problems
	wrong.oneOf("action", body.Action, "ACTIVATE", "DEACTIVATE")
	if deactivate && len(body.PhoneNumbers) > maximumDeactivated {
		wrong.add(tooManyNumbers, maximumDeactivated)
	}
	for _, text := range body.PhoneNumbers {
		found, err := numberByText(ctx, c.tx, text)
		switch {
		case err != nil:
			return nil, err
		case found == nil || found.location != place.uuid:
			wrong.add(listedNumberMissing)
		case deactivate && found.person != "":
			wrong.add(listedNumberAssigned)
		}
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range body.PhoneNumbers {
		if err := activateNumber(ctx, c.tx, text, !deactivate); err != nil {
			return nil, err
		}
	}
	return newReply(http.StatusNoContent), nil
}

// removeNumbers passes over what the location does not have, so that it can be
// repeated.
func removeNumbers(ctx context.Context, c *call) (*reply, error) {
	place, body, err := askedNumbers(ctx, c)
	if err != nil {
		return nil, err
	}
	var wrong problems
	if len(body.PhoneNumbers) > wire.MaxNumbersPerRemoval {
		wrong.add(tooManyNumbers, wire.MaxNumbersPerRemoval)
	}
	var present []string
	for _, text := range body.PhoneNumbers {
		found, err := numberByText(ctx, c.tx, text)
		switch {
		case err != nil:
			return nil, err
		case found == nil || found.location != place.uuid:
			continue
		case found.main:
			wrong.add(listedNumberMain)
		case found.person != "":
			wrong.add(listedNumberAssigned)
		}
		present = append(present, text)
	}
	if err := refuseAll(wrong); err != nil {
		return nil, err
	}
	for _, text := range present {
		if err := removeNumber(ctx, c.tx, text); err != nil {
			return nil, err
		}
	}
	return newReply(http.StatusNoContent), nil
}
