package numbers

import (
	"context"
	"net/http"

	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/calling"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/organizations"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/rest"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/emulator/store"
	"github.com/webex-wholesale/terraform-provider-webexwholesale/internal/webex/wire"
)

// States of numbers and extensions that are validated.
const (
	validationOK     = "OK"
	validationErrors = "ERRORS"

	numberAvailable       = "Available"
	numberDuplicate       = "Duplicate"
	numberDuplicateInList = "Duplicate In List"
	numberInvalid         = "Invalid"
	numberUnavailable     = "Unavailable"

	extensionValid           = "VALID"
	extensionDuplicate       = "DUPLICATE"
	extensionDuplicateInList = "DUPLICATE_IN_LIST"
	extensionInvalid         = "INVALID"
)

type validatedNumber struct {
	Number         string   `json:"number"`
	State          string   `json:"state"`
	TollFreeNumber bool     `json:"tollFreeNumber"`
	Detail         []string `json:"detail,omitempty"`
}

// validateNumbers tells of each number whether the organization could add it.
func validateNumbers(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body wire.NumbersRequest
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	organization, err := organizations.Queried(ctx, c)
	if err != nil {
		return nil, err
	}
	result := struct {
		Status  string            `json:"status"`
		Numbers []validatedNumber `json:"numbers"`
	}{Status: validationOK, Numbers: []validatedNumber{}}
	seen := map[string]bool{}
	for _, text := range body.PhoneNumbers {
		one := validatedNumber{Number: text}
		existing, err := store.NumberByText(ctx, c.Tx, text)
		switch {
		case err != nil:
			return nil, err
		case !rest.IsNumber(text):
			one.State, one.Detail = numberInvalid, []string{"The number is not in E.164 format."}
		case seen[text]:
			one.State, one.Detail = numberDuplicateInList, []string{"The number is in the list twice."}
		case existing == nil:
			one.State = numberAvailable
		case existing.Organization == organization:
			one.State, one.Detail = numberDuplicate, []string{"A location of the organization has the number."}
		default:
			one.State, one.Detail = numberUnavailable, []string{"The number is unavailable."}
		}
		seen[text] = true
		if one.State != numberAvailable {
			result.Status = validationErrors
		}
		result.Numbers = append(result.Numbers, one)
	}
	return rest.Answer(http.StatusOK, result)
}

// validateExtensions looks at one location, or without a location in the path
// at all of the organization.
func validateExtensions(ctx context.Context, c *rest.Call) (*rest.Reply, error) {
	var body struct {
		Extensions []string `json:"extensions"`
	}
	if err := c.Decode(&body); err != nil {
		return nil, err
	}
	location := ""
	if c.Request.PathValue("locationId") != "" {
		place, err := calling.Asked(ctx, c)
		if err != nil {
			return nil, err
		}
		location = place.UUID
	} else if _, err := organizations.Queried(ctx, c); err != nil {
		return nil, err
	}
	result := wire.ExtensionValidation{Status: validationOK}
	seen := map[string]bool{}
	for _, text := range body.Extensions {
		one := wire.ExtensionStatus{Extension: text, State: extensionValid}
		used, err := store.ExtensionUsed(ctx, c.Tx, c.QueryUUID("orgId"), location, text)
		switch {
		case err != nil:
			return nil, err
		case !rest.IsExtension(text):
			one.State, one.ErrorCode, one.Message = extensionInvalid, "4405", "The extension must be 2 to 10 digits."
		case seen[text]:
			one.State, one.ErrorCode, one.Message = extensionDuplicateInList, "4406", "The extension is in the list twice."
		case used:
			one.State, one.ErrorCode, one.Message = extensionDuplicate, "4401", "The extension is in use."
		}
		seen[text] = true
		if one.State != extensionValid {
			result.Status = validationErrors
		}
		result.ExtensionStatus = append(result.ExtensionStatus, one)
	}
	return rest.Answer(http.StatusOK, result)
}
